"""逐条判断:一条引用说得对不对。One citation held against the library on one day."""

from __future__ import annotations

from collections.abc import Sequence
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
from hudong.ground.law.judge import fitting, older, wording
from hudong.ground.law.judge.finding import Finding, cited_words, uncertain
from hudong.ground.law.judge.missing import no_such_article, not_in_force, unknown
from hudong.ground.law.library import Library
from hudong.ground.law.library.numerals import write_numeral
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

# 给政府办事、由政府出钱的条文:旧条号管这个、现在的同一条号不管,多半引的是旧条号。
_OF_GOVERNMENT = frozenset({DutyKind.ASSISTANCE, DutyKind.FUNDING})


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
    except UnknownInstrument:
        return unknown(library, citation)
    try:
        now = library.version_on(name, on)
    except NoVersionOnDay:
        return not_in_force(library, citation, name, None, on)
    except AmbiguousVersion as error:
        return uncertain(citation, name, f"{error.message}，请先确定适用哪个文本。")
    edition = citation.edition
    if edition is not None and edition not in older.years(now):
        if edition < max(older.years(now)):
            return not_in_force(library, citation, name, now, on)
        return uncertain(citation, name, f"库中没有《{name}》{edition}年的文本，不能判断。")
    return _in_force(library, citation, now, title)


def _in_force(library: Library, citation: Citation, now: Version, title: str) -> Finding:
    name, label = now.title, wording.label(citation)
    if label is None:
        return _whole(library, citation, now, title)
    article = older.article_or_none(library, now, citation)
    paragraphs = cited_words(article, citation)
    if article is None or not paragraphs:
        return no_such_article(library, citation, now, article)
    duties = duty_kinds(paragraphs)
    kinds = tuple(duty.kind for duty in duties)
    outcome, reason = _what_it_says(f"《{name}》{label}", paragraphs, duties)
    moved = _old_number(library, citation, article, kinds, title)
    doubts = _doubts(article, duties, title) if outcome.kept else []
    if moved is not None and outcome.kept:
        doubts.append(f"旧文本的这一条现为{moved}，引的可能是旧条号")
    elif moved is not None:
        reason += f"旧文本的这一条现为{moved}，请核对是否引用了旧条号。"
    elif not outcome.kept:
        reason += _advice(
            library, article, title, is_part=bool(citation.paragraph or citation.item)
        )
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


def _whole(library: Library, citation: Citation, now: Version, title: str) -> Finding:
    """Only the instrument is cited: refused if its whole text is silent, else the article is asked."""
    name = now.title
    if fitting.is_silent(library, now):
        said = wording.judgement(
            citation,
            ClaimVerdict.NOT_FOR_COMMITTEE,
            f"《{name}》全文没有提到村（居）民委员会，不能作为交给它办事的依据。",
            instrument=name,
            in_force=True,
            names_committee=False,
            payment_mode=payment_mode(()).mode,
        )
        return Finding(said, Outcome.NOT_NAMED)
    places = fitting.instead(library, now, title, None)
    hint = f"请核对是不是{wording.listed(places)}，并写明条款。" if places else "请补充条款。"
    reason = f"只写了《{name}》，没有写明第几条，{hint}"
    return uncertain(citation, name, reason, in_force=True)


def _old_number(
    library: Library,
    citation: Citation,
    article: Article,
    kinds: Sequence[DutyKind],
    title: str,
) -> str | None:
    """现条号 · Where the older text's article of this number went, if the claim seems to mean that.

    It seems so where the present article puts nothing on the committee but the older one named it;
    where the older one spoke of work for the government or of its cost and the present one does
    not; or where the task's name fits the older one only. A claim that names its edition says what
    it means.
    """
    before = older.just_before(library, article.version)
    then = older.article_or_none(library, before, citation) if before else None
    if then is None or citation.edition is not None:
        return None
    former = {duty.kind for duty in duty_kinds(then.paragraphs)} - {DutyKind.NONE}
    stands = any(kind in SUPPORTING for kind in kinds)
    meant = (
        not stands
        or bool(former & _OF_GOVERNMENT and not set(kinds) & _OF_GOVERNMENT)
        or (not fitting.fits(title, article) and fitting.fits(title, then))
    )
    if not former or not meant:
        return None
    label = older.moved_to(library, then, article.version)
    return label if label != article.label else None


def _advice(library: Library, article: Article, title: str, *, is_part: bool) -> str:
    """What else of the same instrument may be meant; that there is nothing, where it is silent."""
    elsewhere = [
        number
        for number, one in enumerate(split_paragraphs(article.paragraphs), start=1)
        if is_part and any(duty.kind in SUPPORTING for duty in duty_kinds(one.text.split("\n")))
    ]
    if elsewhere:
        named = "、".join(f"第{write_numeral(number)}款" for number in elsewhere)
        return f"同一条{named}写到了村（居）民委员会，请核对款项。"
    if fitting.is_silent(library, article.version):
        return f"《{article.version.title}》全文都没有提到。"
    places = fitting.instead(library, article.version, title, article)
    return (
        f"同一部法里给村（居）民委员会的是{wording.listed(places)}，请核对条号。" if places else ""
    )


def _doubts(article: Article, duties: Sequence[Duty], title: str) -> list[str]:
    """What a person should look at in an article that supports the claim."""
    doubts = []
    if speaks_generally(duties[0].sentence):
        doubts.append("条文只是笼统地说协助政府工作，没有写明是什么事")
    if title and not fitting.fits(title, article):
        doubts.append("事项名称与条文没有共同的用语")
    return doubts


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
