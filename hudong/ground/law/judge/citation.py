"""逐条判断:一条引用说得对不对。One citation held against the library on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.law.duties import (
    SUPPORTING,
    Duty,
    duty_kinds,
    names_committee,
    names_department,
    names_prohibition,
    speaks_generally,
)
from hudong.ground.law.judge import older, wording
from hudong.ground.law.library import Library
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.library.paragraphs import split_paragraphs
from hudong.ground.law.payment import payment_mode
from hudong.ground.law.terms import (
    AmbiguousVersion,
    Article,
    Citation,
    ClaimVerdict,
    DutyKind,
    Judgement,
    NoVersionOnDay,
    Outcome,
    UnknownInstrument,
    Version,
)


@dataclass(frozen=True)
class Finding:
    """一条引用的结论 · A judgement, and the outcome it would lead to if it stood alone.

    ``doubtful`` where the reason asks a person to check.
    """

    judgement: Judgement
    outcome: Outcome
    doubtful: bool = False


def judge_citation(library: Library, citation: Citation, *, on: date, title: str = "") -> Judgement:
    """逐条判断 · What the library says, on the day ``on``, of one citation.

    ``exists``, ``names_committee`` and ``kinds`` speak strictly of the cited 款 or 项, ``in_force``
    of the instrument (of the edition, where the citation names one). ``title`` is the task's name:
    where it shares no word with the article, or the article says only in general that the
    committee assists, the reason begins with 请人工核对. Never raises for a bad claim; what cannot
    be determined is None.
    """
    return find(library, citation, on=on, title=title).judgement


def find(library: Library, citation: Citation, *, on: date, title: str = "") -> Finding:
    """判断并定去向 · Like ``judge_citation``, with the outcome of a claim that cites only this."""
    try:
        name = library.resolve_title(citation.title)
    except UnknownInstrument as unknown:
        return _unknown(library, citation, unknown)
    try:
        now = library.version_on(name, on)
    except NoVersionOnDay:
        return _not_in_force(library, citation, name, None, on)
    except AmbiguousVersion as error:
        return _uncertain(citation, name, f"{error.message}，请先确定适用哪个文本。")
    edition = citation.edition
    if edition is not None and edition not in older.years(now):
        if edition < max(older.years(now)):
            return _not_in_force(library, citation, name, now, on)
        return _uncertain(citation, name, f"库中没有《{name}》{edition}年的文本，不能判断。")
    return _in_force(library, citation, now, title)


def _in_force(library: Library, citation: Citation, now: Version, title: str) -> Finding:
    name, label = now.title, wording.label(citation)
    if label is None:
        reason = f"只写了《{name}》，没有写明第几条，请补充条款。"
        return _uncertain(citation, name, reason, in_force=True)
    article = older.article_or_none(library, now, citation)
    paragraphs = _cited(article, citation)
    if article is None or not paragraphs:
        return _no_such_article(library, citation, now)
    duties = duty_kinds(paragraphs)
    kinds = tuple(duty.kind for duty in duties)
    outcome, reason = _what_it_says(f"《{name}》{label}", paragraphs, duties)
    moved = None if outcome.kept else older.renumbered(library, citation, now)
    if moved is not None:
        reason += f"旧文本的这一条现为{moved}，请核对是否引用了旧条号。"
    doubts = _doubts(article, duties, title) if outcome.kept else []
    said = wording.judgement(
        citation,
        ClaimVerdict.SUPPORTS if outcome.kept else ClaimVerdict.NOT_FOR_COMMITTEE,
        wording.to_check(doubts, reason),
        instrument=name,
        exists=True,
        in_force=True,
        names_committee=names_committee(paragraphs),
        kinds=kinds,
        moved_to=moved,
        payment_mode=payment_mode(kinds).mode,
    )
    return Finding(said, outcome, doubtful=bool(doubts))


def _doubts(article: Article, duties: Sequence[Duty], title: str) -> list[str]:
    """What a person should look at in an article that supports the claim."""
    doubts = []
    if speaks_generally(duties[0].sentence):
        doubts.append("条文只是笼统地说协助政府工作，没有写明是什么事")
    if title and not wording.shares_words(title, article):
        doubts.append("事项名称与条文没有共同的用语")
    return doubts


def _cited(article: Article | None, citation: Citation) -> tuple[str, ...]:
    """The cited 款 or 项 as paragraphs, an item led by its introduction; empty if there is none."""
    if article is None:
        return ()
    if citation.paragraph is None and citation.item is None:
        return article.paragraphs
    paragraphs = split_paragraphs(article.paragraphs)
    if citation.paragraph is not None:
        paragraphs = paragraphs[citation.paragraph - 1 : citation.paragraph]
    if citation.item is None:
        return tuple(line for one in paragraphs for line in one.text.split("\n"))
    found = [
        (one.words, line)
        for one in paragraphs
        for number, line in one.items
        if number == citation.item
    ]
    return found[0] if len(found) == 1 else ()


def _what_it_says(
    where: str, paragraphs: Sequence[str], duties: Sequence[Duty]
) -> tuple[Outcome, str]:
    main = duties[0].kind if duties else DutyKind.NONE
    if main is DutyKind.ASSISTANCE:
        return Outcome.ASSISTANCE, f"{where}写明由村（居）民委员会协助：“{duties[0].sentence}”。"
    if main in SUPPORTING:
        sentence = duties[0].sentence
        return Outcome.OWN_DUTY, f"{where}是村（居）民委员会的{main.words}：“{sentence}”。"
    if main is DutyKind.ENCOURAGED:
        return Outcome.ENCOURAGED_ONLY, f"{where}只是鼓励、支持，不能作为摊派任务的依据。"
    if main is DutyKind.FUNDING:
        reason = f"{where}要求政府提供经费和条件，不是给村（居）民委员会的任务。"
        return Outcome.DEPARTMENT_DUTY, reason
    sentence = names_department(paragraphs)
    if sentence:
        return Outcome.DEPARTMENT_DUTY, f"{where}是政府、部门自己的职责：“{sentence}”。"
    forbids = names_prohibition(paragraphs)
    if forbids:
        reason = f"{where}是禁止性规定，没有要村（居）民委员会做什么：“{forbids}”。"
        return Outcome.NOT_NAMED, reason
    named = "提到了村（居）民委员会，但是没有要它做什么" if duties else "没有提到村（居）民委员会"
    return Outcome.NOT_NAMED, f"{where}{named}。"


def _not_in_force(
    library: Library, citation: Citation, name: str, now: Version | None, on: date
) -> Finding:
    old = older.cited_older(library, citation, now, name)
    if old.in_force_from is None:
        return _uncertain(citation, name, f"库中的《{name}》没有日期，不能判断是否有效。")
    dated = [v for v in library.versions(name) if v.in_force_from is not None]
    if now is None and not any(v.in_force_from and v.in_force_from <= on for v in dated):
        return _uncertain(citation, name, wording.nothing_so_old(dated[0], on))
    article = older.article_or_none(library, old, citation)
    paragraphs = _cited(article, citation)
    moved = older.moved_to(library, article, now) if article and now else None
    reason = wording.why_not_in_force(citation, old, now)
    if moved is not None:
        reason += f"相近的内容现在{moved}，请按现行条文重新申报。"
    said = wording.judgement(
        citation,
        ClaimVerdict.NOT_IN_FORCE,
        reason,
        instrument=name,
        exists=None if citation.no is None else bool(paragraphs),
        in_force=False,
        names_committee=names_committee(paragraphs) if paragraphs else None,
        kinds=tuple(duty.kind for duty in duty_kinds(paragraphs)),
        moved_to=moved,
    )
    return Finding(said, Outcome.REPEALED)


def _unknown(library: Library, citation: Citation, unknown: UnknownInstrument) -> Finding:
    """An instrument that is not stored: repealed by name in another text, or simply unknown."""
    ended = library.repeals_of(citation.title)
    if ended:
        said = wording.judgement(
            citation,
            ClaimVerdict.NOT_IN_FORCE,
            wording.repealed_on(plain_title(citation.title), ended[-1].by, ended[-1].on),
            instrument=plain_title(citation.title),
            in_force=False,
        )
        return Finding(said, Outcome.REPEALED)
    reason = f"{unknown.message}，不能核对。{unknown.hint}。"
    if not citation.title:
        reason = f"“{citation.raw}”没有写明是哪部法规，不能核对。"
    said = wording.judgement(citation, ClaimVerdict.UNKNOWN_INSTRUMENT, reason)
    return Finding(said, Outcome.NO_BASIS)


def _no_such_article(library: Library, citation: Citation, now: Version) -> Finding:
    moved = older.renumbered(library, citation, now)
    hint = f"旧文本的这一条现为{moved}，请核对。" if moved else "请核对条号。"
    said = wording.judgement(
        citation,
        ClaimVerdict.NO_SUCH_ARTICLE,
        f"现行《{now.title}》没有{wording.label(citation)}，{hint}",
        instrument=now.title,
        exists=False,
        in_force=True,
        moved_to=moved,
    )
    return Finding(said, Outcome.NO_BASIS)


def _uncertain(
    citation: Citation, name: str, reason: str, *, in_force: bool | None = None
) -> Finding:
    said = wording.judgement(
        citation, ClaimVerdict.UNCERTAIN, reason, instrument=name, in_force=in_force
    )
    return Finding(said, Outcome.NO_BASIS)
