"""清单上的一项怎样说 · What a listed matter says of payer, price, mode, place and end."""

from __future__ import annotations

from hudong.doors.web import words
from hudong.doors.web.component import Content
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.bases import cite_link
from hudong.doors.web.ui import Fact, Facts, Link
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.mechanisms.catalogue.queries import AskedMatter
from hudong.mechanisms.catalogue.terms import Scope, Way


def price_words(row: AskedMatter) -> str:
    """怎么算 · 每户 30.00 元; empty where the list gives no price."""
    if not row.unit_price_fen:
        return ""
    money = words.yuan(row.unit_price_fen)
    if not row.unit or row.unit.startswith(("每", "按")):
        return f"{row.unit} {money}".strip()
    return _("每%(unit)s %(money)s") % {"unit": row.unit, "money": money}


def mode_words(row: AskedMatter, *, in_brackets: bool = False) -> str:
    """支付方式 · 无偿履职, 支付协助 or 购买服务; empty where the list does not say."""
    mode = said(row.payment_mode.words) if row.payment_mode else ""
    return f"{_('（')}{mode}{_('）')}" if in_brackets and mode else mode


def end_words(row: AskedMatter) -> str:
    """到哪天 · For what came by a temporary admission or an emergency."""
    if row.until_on is None:
        return ""
    way = said(row.way.words) if row.way is not Way.REVIEW else ""
    return _("%(way)s，到%(day)s为止") % {"way": way, "day": words.day(row.until_on)}


def matter_facts(row: AskedMatter) -> Facts:
    """这一项的要点 · In the order in which a village asks; only what the row says."""
    facts: list[tuple[str, Content]] = [
        (_("事项"), Link(row.title, numbered("matter", row.matter_id))),
        (_("做到什么"), row.standard),
        (_("谁出钱"), row.payer_name),
        (_("怎么算"), price_words(row)),
        (_("怎么付"), mode_words(row)),
        (_("哪里办"), said(row.scope.words) if row.scope is not Scope.BOTH else ""),
        (_("到哪天"), end_words(row)),
        (_("法律依据"), cite_link(row.basis_cite) if row.basis_cite else ""),
    ]
    return Facts(tuple(Fact(name, answer) for name, answer in facts if answer))
