"""一句话的答复 · Must we do this, and who pays: one sentence from the rows that were found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.doors.web import words
from hudong.doors.web.component import State
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.asked import SAME
from hudong.doors.web.pages.matters_asked import end_words, mode_words, price_words
from hudong.doors.web.ui import Tag
from hudong.doors.web.vocabulary import said
from hudong.ground.law.terms import DutyKind, DutyLine
from hudong.mechanisms.admission.queries import AskedRequest
from hudong.mechanisms.catalogue.queries import AskedMatter, AskedTask, EditionLine
from hudong.mechanisms.catalogue.terms import Catalogue, Decision

_OWN = (DutyKind.OWN_DUTY, DutyKind.REPORT)


@dataclass(frozen=True, slots=True)
class Found:
    """查到的 · Rows with how near they come (per cent), the nearest first; duties that mention it."""

    edition: EditionLine | None
    matters: tuple[tuple[int, AskedMatter], ...]
    tasks: tuple[tuple[int, AskedTask], ...]
    requests: tuple[tuple[int, AskedRequest], ...]
    duties: tuple[DutyLine, ...]

    @property
    def fallen_tasks(self) -> tuple[tuple[int, AskedTask], ...]:
        """没有列入的 · Declared tasks that fell, are not decided yet, or are no longer listed."""
        listed = {row.title for _score, row in self.matters}
        return tuple(
            (score, row)
            for score, row in self.tasks
            if row.decision is None or not row.decision.kept or row.title not in listed
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """答复 · The sentence with its mark; ``matter`` the listed one that it speaks of, if any.

    ``is_settled`` where the lists themselves answer; else the page also says whom to ask.
    """

    state: State
    mark: str
    sentence: str
    matter: AskedMatter | None = None
    is_settled: bool = False

    @property
    def tag(self) -> Tag:
        """标记 · Shape, word and colour of the answer."""
        return Tag(self.state, self.mark)


def verdict_of(found: Found, text: str, day: date) -> Verdict:
    """答复 · The lists first, then what fell or was refused, then the law, then nothing."""
    matter = next((row for score, row in found.matters if score >= SAME), None)
    if matter is not None:
        return _listed(matter, day)
    if found.edition is None:
        return Verdict(
            "wait", _("还没有清单"), _("本县还没有公布清单，查不出该不该办。") + _law(found)
        )
    task = next((row for score, row in found.fallen_tasks if score >= SAME), None)
    request = next((row for score, row in found.requests if score >= SAME), None)
    if task is not None or request is not None:
        return _fallen(found, task, request)
    if found.duties and not found.matters:
        return _only_in_law(found, text)
    if found.matters or found.fallen_tasks or found.requests:
        sentence = _("清单上没有叫“%(text)s”的事；下面有相近的，看看说的是不是同一件。")
        whole = sentence % {"text": text} + _law(found)
        return Verdict("wait", _("没有完全对上的"), whole)
    sentence = _(
        "没有找到“%(text)s”：清单上没有，报来的、申请过的事里没有，法律里也没有。换个说法再查一次。"
    )
    return Verdict("wait", _("没有找到"), sentence % {"text": text})


def _listed(row: AskedMatter, day: date) -> Verdict:
    title = {"title": row.title}
    if row.until_on is not None and row.until_on < day:
        sentence = _("“%(title)s”已经到期（%(day)s），到期以后村（居）可以不办。")
        told = {**title, "day": words.day(row.until_on)}
        return Verdict("no", _("已经到期"), sentence % told, row, is_settled=True)
    if row.catalogue is Catalogue.NEGATIVE:
        sentence = _("在负面事项上：“%(title)s”不得要求村（居）承担。") % title
        return Verdict("no", _("不得要求"), sentence, row, is_settled=True)
    if row.catalogue is Catalogue.CERTIFICATES:
        sentence = _("在清单上：“%(title)s”是村（居）可以出具的证明。") % title
        return Verdict("done", _("在清单上"), sentence, row, is_settled=True)
    sentence = _own(row) if row.catalogue is Catalogue.DUTIES else _assistance(row)
    end = f"{_('；')}{end_words(row)}" if row.until_on else ""
    whole = f"{sentence}{end}{_('。')}"
    return Verdict("done", _("在清单上"), whole, row, is_settled=True)


def _own(row: AskedMatter) -> str:
    sentence = _("在清单上：“%(title)s”是村（居）自己的事，由村（居）依法办") % {"title": row.title}
    mode = mode_words(row)
    return f"{sentence}{_('，')}{mode}" if mode else sentence


def _assistance(row: AskedMatter) -> str:
    told = {"title": row.title, "payer": row.payer_name, "price": price_words(row)}
    if not row.payer_name:
        return _("在清单上：“%(title)s”是协助事项，清单上没有写由谁出钱，办以前先问清楚") % told
    if not told["price"]:
        return _("在清单上：“%(title)s”是协助事项，由%(payer)s出钱") % told
    return _("在清单上：“%(title)s”是协助事项，由%(payer)s出钱，%(price)s") % told


def _fallen(found: Found, task: AskedTask | None, request: AskedRequest | None) -> Verdict:
    """Not on the list, and the record says why; an open review or request is said to be open."""
    row = request if task is None or (request is not None and request.is_running) else task
    assert row is not None
    told = {"title": row.title, "fate": fallen_words(row)}
    if any(line.kinds[0] in _OWN for line in found.duties):
        sentence = _("不在清单上。“%(title)s”：%(fate)s") % told
        return Verdict("wait", _("不在清单上"), sentence + _law(found))
    if isinstance(row, AskedTask) and row.decision is Decision.MERGE:
        sentence = _("没有单独列在清单上。“%(title)s”：%(fate)s办不办看那一项。") % told
        return Verdict("wait", _("已经并入别的事"), sentence)
    if isinstance(row, AskedTask) and row.decision is not None and row.decision.kept:
        sentence = _("现行清单上没有叫“%(title)s”的事。%(fate)s") % told
        return Verdict("wait", _("不在清单上"), sentence + _law(found))
    sentence = _("不在清单上。村（居）可以不办。“%(title)s”：%(fate)s") % told
    return Verdict("no", _("不在清单上"), sentence + _law(found))


def fallen_words(row: AskedTask | AskedRequest) -> str:
    """怎么没有列入 · One sentence: who brought it, when it was decided, and how."""
    if isinstance(row, AskedRequest):
        told = {"who": row.department, "state": said(row.state_label)}
        if row.is_running:
            return _("%(who)s申请了准入，现在是“%(state)s”，还没有列入清单。") % told
        if row.decided_on is None:
            return _("%(who)s申请过准入，%(state)s。") % told
        return _("%(who)s申请过准入，%(day)s%(state)s。") % {
            **told,
            "day": words.day(row.decided_on),
        }
    if row.decided_on is None or row.decision is None:
        return _("%(who)s报来的，正在清理，还没有决定。") % {"who": row.proposer_name}
    told = {"who": row.proposer_name, "day": words.day(row.decided_on)}
    if row.decision is Decision.MERGE and row.merged_into:
        return _("%(who)s报来的，%(day)s决定并入“%(host)s”。") % {**told, "host": row.merged_into}
    told["fate"] = said(row.decision.words)
    if row.decision.kept:
        return _("%(who)s报来的，%(day)s决定%(fate)s；现行清单里没有叫这个名字的了。") % told
    return _("%(who)s报来的，%(day)s决定%(fate)s。") % told


def _only_in_law(found: Found, text: str) -> Verdict:
    """On no list, never declared: the law mentions it; the kind of the nearest article decides."""
    line = found.duties[0]
    told = {"text": text, "cite": f"《{line.instrument}》{line.article}"}
    mark, kind = _("清单上没有"), line.kinds[0]
    if kind in _OWN:
        sentence = _(
            "清单上没有叫“%(text)s”的事。不过%(cite)s写着是村（居）自己的职责："
            "自己的职责照法律办，不用等清单。"
        )
        return Verdict("wait", mark, sentence % told)
    if kind is DutyKind.ASSISTANCE:
        sentence = _(
            "清单上没有叫“%(text)s”的事。%(cite)s写着要村（居）协助："
            "部门要交下来，先申请准入、列入清单，写明谁出钱。"
        )
        return Verdict("wait", mark, sentence % told)
    if kind is DutyKind.ENCOURAGED:
        sentence = _("清单上没有叫“%(text)s”的事。%(cite)s只是鼓励，不能拿来摊派。")
        return Verdict("no", mark, sentence % told)
    sentence = _("清单上没有叫“%(text)s”的事。%(cite)s说到它，没有要村（居）去做。")
    return Verdict("wait", mark, sentence % told)


def _law(found: Found) -> str:
    if not found.duties:
        return ""
    return _("法律里有 %(count)s 条说到它，见下面。") % {"count": len(found.duties)}
