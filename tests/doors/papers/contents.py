"""版次内容,随便造的和像样的。Contents of editions: any that can be, and one that reads like a county's."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from hudong.doors.papers.letterhead import Letterhead
from hudong.ground.law.terms import PaymentMode
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    EditionContent,
    ListedLine,
    Scope,
    Way,
    in_order,
)

LETTERHEAD = Letterhead("示例市", "示例市政社互动工作办公室", "https://hudong.test", True)
REAL = Letterhead("示例市", "示例市政社互动工作办公室", "https://hudong.test")
DIGEST = "0123456789abcdef" * 4

# XML 里写不下的两个字位不是字；成对的代理字符不是字。别的都要一字不差。
_ANY = st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\ufffe\uffff")
_NASTY = st.sampled_from(
    ["=1+1", "+86", "-1", "@SUM(A1)", "'=1", "''", "\t=1", "\r\n=1", "_x0041_", "1E5", "007",
     "2026-01-01", " 前后空格 ", "两行\n文字", "回车\r\n换行", '引号"和,逗号', "＝全角", "㈠𠮷😀",
     "", "TRUE", "#REF!", "\ufeff带标记"]
)  # fmt: skip
texts = st.one_of(_NASTY, st.text(_ANY, max_size=40))
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


def lines(kind: Catalogue) -> st.SearchStrategy[ListedLine]:
    """一行 · Any line of that list; position and lineage are set when lines are put together."""
    return st.builds(
        ListedLine,
        catalogue=st.just(kind),
        position=st.just(0),
        title=texts,
        standard=texts,
        basis=texts,
        basis_words=texts,
        payment_mode=st.none() | st.sampled_from(PaymentMode),
        payer=texts,
        scope=st.sampled_from(Scope),
        unit=texts,
        unit_price_fen=st.integers(0, 2**63 - 1) | st.integers(0, 10_000_000),
        quantity=st.integers(0, 2**31 - 1),
        way=st.sampled_from(Way),
        until_on=st.none() | days,
        official=texts,
        reason_code=texts,
        origin=texts,
        lineage=st.just(UUID(int=0)),
    )


@st.composite
def contents(draw: Any) -> EditionContent:
    """任意一版 · Any edition, whole or one list of it."""
    from_any = [line for kind in Catalogue for line in draw(st.lists(lines(kind), max_size=3))]
    lineages = draw(
        st.lists(st.uuids(), min_size=len(from_any), max_size=len(from_any), unique=True)
    )
    places: dict[Catalogue, int] = {}
    rows = []
    for line, lineage in zip(from_any, lineages, strict=True):
        places[line.catalogue] = places.get(line.catalogue, 0) + 1
        rows.append(placed(line, places[line.catalogue], lineage))
    whole = EditionContent(
        number=draw(st.integers(1, 2**31 - 1)),
        document_no=draw(texts),
        published_on=draw(days),
        amendment=draw(texts),
        rows=in_order(rows),
    )
    kind = draw(st.none() | st.sampled_from(Catalogue))
    return whole if kind is None else whole.only(kind)


def placed(line: ListedLine, position: int, lineage: UUID) -> ListedLine:
    """放到位置上 · The line with its place and its lineage."""
    return ListedLine(
        **{name: getattr(line, name) for name in line.__dataclass_fields__}
        | {"position": position, "lineage": lineage}
    )


def a_line(kind: Catalogue, position: int, **other: Any) -> ListedLine:
    """像样的一行 · As a county writes it."""
    paid = kind is Catalogue.ASSISTANCE
    values: dict[str, Any] = {
        "catalogue": kind,
        "position": position,
        "title": f"老年人家庭走访和登记（第 {position} 片）",
        "standard": "每季度入户一次，填写走访记录，发现困难当日转告镇民政办。",
        "basis": "《示例助老法》第七条第二款",
        "basis_words": "条文要求村（居）协助",
        "payment_mode": PaymentMode.PAID_ASSISTANCE if paid else PaymentMode.UNPAID_DUTY,
        "payer": "示例市民政局" if paid else "",
        "scope": Scope.BOTH,
        "unit": "户" if paid else "",
        "unit_price_fen": 123456 + position if paid else 0,
        "quantity": 40 if paid else 0,
        "way": Way.REVIEW,
        "until_on": None,
        "official": "",
        "reason_code": "",
        "origin": f"示例清理第 {position} 项",
        "lineage": UUID(int=1000 * list(Catalogue).index(kind) + position),
    }
    return ListedLine(**values | other)


def an_edition(duties: int = 3, assistance: int = 8) -> EditionContent:
    """像样的一版 · Both lists, one matter that begins like a formula, one that ends on a day."""
    rows = [a_line(Catalogue.DUTIES, place) for place in range(1, duties + 1)]
    rows += [a_line(Catalogue.ASSISTANCE, place) for place in range(1, assistance - 1)]
    rows.append(a_line(Catalogue.ASSISTANCE, assistance - 1, title="=HYPERLINK(1)"))
    rows.append(
        a_line(
            Catalogue.ASSISTANCE,
            assistance,
            title="防汛值守",
            way=Way.EMERGENCY,
            until_on=date(2026, 9, 30),
            scope=Scope.VILLAGE,
        )
    )
    return EditionContent(
        number=2,
        document_no="示政社〔2026〕2号",
        published_on=date(2026, 3, 20),
        amendment="应急直通“防汛值守”：汛期需要",
        rows=in_order(rows),
    )
