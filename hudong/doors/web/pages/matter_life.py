"""事项的来龙去脉 · Every step that touched one matter, from the declaration to the villages."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hudong.doors.web.pages.proofs import event_of
from hudong.doors.web.ui import LifeEvent, Link, Phrase, Yuan
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.doors.web.words import numeral
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine
from hudong.mechanisms.agreements.queries import ClauseUse
from hudong.mechanisms.catalogue.queries import DeclarationPage, LineageLine

_DECLARED = "catalogue.TasksDeclared"
PUBLISHED = ("catalogue.EditionPublished", "catalogue.EditionAmended")


def matter_events(
    entries: tuple[EntryLine, ...],
    lineage: tuple[LineageLine, ...],
    declared: DeclarationPage | None,
    uses: tuple[ClauseUse, ...],
) -> tuple[LifeEvent, ...]:
    """来龙去脉 · The events of a matter among the entries about its review, editions and agreements."""
    found: list[LifeEvent] = []
    by_edition = {str(line.edition_id): line for line in lineage}
    signed = {str(use.agreement_id): use for use in uses}
    for entry in entries:
        event = None
        if entry.fact_kind in PUBLISHED:
            event = _listed(entry, by_edition[entry.subject_id])
        elif declared is not None and entry.subject_kind == "catalogue.Review":
            event = _reviewed(entry, declared)
        elif entry.fact_kind == "agreements.AgreementInForce":
            event = _agreed(entry, signed[entry.subject_id])
        if event is not None:
            found.append(event)
    return tuple(found)


def declared_event(declared: DeclarationPage | None) -> tuple[LifeEvent, ...]:
    """谁申报的 · The entry in which this very task was declared, among those of its review."""
    if declared is None:
        return ()
    row = declared.row
    told = record.facts_about(
        kind="catalogue.Review", identity=declared.review_id, fact_kinds=[_DECLARED]
    )
    title = _("%(body)s申报") % {"body": row.proposer_name}
    basis = row.claimed_basis or _("没有写")
    return tuple(
        event_of(entry, title, _("报来时写的依据：%(basis)s") % {"basis": basis})
        for entry, fact in told
        if row.number in fact.get("numbers", ())
    )


def _listed(entry: EntryLine, line: LineageLine) -> LifeEvent:
    return event_of(
        entry,
        _("写进第 %(number)s 版清单") % {"number": line.number},
        _("%(document)s，第 %(place)s 项。")
        % {"document": line.document_no, "place": line.position},
    )


def _agreed(entry: EntryLine, use: ClauseUse) -> LifeEvent:
    money = Yuan(use.amount_fen)
    way = Link(_("看协议书"), numbered("agreement", use.agreement_id))
    return event_of(
        entry,
        _("%(community)s的协议书生效") % {"community": use.community},
        Phrase(
            (_("第%(number)s条，") % {"number": numeral(use.clause_number)}, money, _("。"), way)
        ),
    )


def _reviewed(entry: EntryLine, declared: DeclarationPage) -> LifeEvent | None:
    """清理里的一步 · The steps of the review as this one task went through them."""
    row = declared.row
    way = Link(_("看这一项的意见"), numbered("declaration", row.declaration_id))
    if entry.fact_kind == "catalogue.ReviewOpened":
        return event_of(entry, _("发起清理"), Phrase((declared.review_title, _("。"))), "done")
    if entry.fact_kind == "catalogue.DeclarationsJudged" and row.machine_outcome:
        return event_of(
            entry,
            _("查对法律依据：%(result)s") % {"result": said(row.machine_outcome.words)},
            row.machine_reason,
        )
    if entry.fact_kind == "catalogue.ExpertReviewClosed":
        return event_of(entry, _("专家审核"), Phrase((_voices(declared), way)))
    if entry.fact_kind == "catalogue.DiscussionClosed":
        return event_of(entry, _("村居讨论"), _comments(declared))
    if entry.fact_kind == "catalogue.ReviewAnnounced":
        return event_of(entry, _("社会公示"), _("拟定的结论拿出来公示，谁都可以提意见。"))
    if entry.fact_kind == "catalogue.ReviewHeard":
        return event_of(entry, _("公示期满"), _("收到的意见都已答复。"))
    if entry.fact_kind == "catalogue.DeclarationsDecided" and row.decision:
        return event_of(
            entry, _("决定：%(result)s") % {"result": said(row.decision.words)}, _decided(declared)
        )
    if entry.fact_kind == "catalogue.ReviewReopened":
        return event_of(entry, _("重新打开，再逐项决定"), _("公布以前有要改的，理由写在清理页上。"))
    return None


def _decided(declared: DeclarationPage) -> str:
    row = declared.row
    return row.reason if row.reason != row.machine_reason else ""


def _voices(declared: DeclarationPage) -> str:
    counted = [one for one in declared.opinions if not one.is_set_aside]
    agreed = sum(one.agrees for one in counted)
    return _("%(count)s 位专家提了意见，%(agreed)s 位同意，%(other)s 位不同意。") % {
        "count": len(counted),
        "agreed": agreed,
        "other": len(counted) - agreed,
    }


def _comments(declared: DeclarationPage) -> str:
    if not declared.comments:
        return _("没有人对这一项另外提意见。")
    against = sum(not one.agrees for one in declared.comments)
    return _(
        "村（居）和居民对这一项提了 %(count)s 条意见，其中 %(against)s 条不同意，都答复了。"
    ) % {
        "count": len(declared.comments),
        "against": against,
    }
