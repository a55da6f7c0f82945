"""协议书测试里的世界:一版清单,一份走到某一步的协议书。An edition, and agreements at each step.

    edition = a_published_edition()
    agreement = drafted_for(a_village())
    both_agree(agreement); assessed(agreement); voted(agreement, rejecting=(2,))

每一步都由该办的人用“行为”办成。Every step is an act by its own people.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.library import Library, build
from hudong.ground.people import acts as people
from hudong.ground.people.queries import Body, MandateActor
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.opinions import acts as opinions
from hudong.instruments.resolutions import acts as resolutions
from hudong.instruments.resolutions.models import Meeting
from hudong.instruments.resolutions.terms import Choice, CountedBy
from hudong.instruments.stability import acts as stability
from hudong.instruments.stability import queries as stability_queries
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.agreements.terms import (
    AGREEMENT_KIND,
    AgreementLine,
    ClauseLine,
    ClauseTerms,
)
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.queries import Edition, MatterRow
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, DeclarationLine, Scope
from tests.builders import (
    a_committee_member_of,
    a_county,
    a_department,
    a_panel_for,
    a_town,
    a_village,
    an_officer_of,
    the_head_of,
    the_party_of,
    the_secretary_of,
    with_office,
)

ARTICLES = {
    "示例助老法": "村民委员会、居民委员会协助民政部门走访老年人家庭。",
    "示例消防法": "村民委员会、居民委员会协助消防部门开展消防安全宣传。",
    "示例防疫法": "村民委员会、居民委员会协助卫生部门通知疫苗接种。",
    "示例渔业法": "村民委员会、居民委员会协助农业部门登记渔船。",
    "示例自治法": "村民委员会、居民委员会应当设立人民调解委员会，调解民间纠纷。",
    "示例统计法": "县级人民政府统计机构应当定期汇总报表。",
}
TASKS = (
    DeclarationLine(
        "老年人家庭走访",
        "《示例助老法》第一条",
        "每季度一次",
        unit="户",
        unit_price_fen=3000,
        quantity=40,
    ),
    DeclarationLine(
        "消防安全宣传",
        "《示例消防法》第一条",
        "全年四次",
        unit="次",
        unit_price_fen=120000,
        quantity=4,
    ),
    DeclarationLine(
        "疫苗接种通知",
        "《示例防疫法》第一条",
        "接种前三日通知到户",
        unit="年",
        unit_price_fen=150000,
        quantity=1,
    ),
    DeclarationLine(
        "渔船登记",
        "《示例渔业法》第一条",
        "每年一次",
        unit="艘",
        unit_price_fen=2000,
        quantity=5,
        scope=Scope.VILLAGE,
    ),
)
OWN = DeclarationLine("调解民间纠纷", "《示例自治法》第一条", "设立调解委员会")
FROM, TO, DUE = date(2026, 5, 1), date(2026, 12, 31), date(2026, 11, 30)
DRAFTING_DAY = date(2026, 4, 2)


@cache
def an_invented_library() -> Library:
    """小法库 · Invented laws of one article each, in force since 2020."""
    folder = Path(mkdtemp(prefix="hudong-laws-"))
    lines = [
        {
            "title": title,
            "level": "法律",
            "adopted": "2019-06-01",
            "commencement_clause": "2020-01-01",
            "history": [],
            "source": "测试",
            "articles": [{"no": 1, "sub": 0, "label": "第一条", "under": [], "paragraphs": [text]}],
        }
        for title, text in ARTICLES.items()
    ]
    source = folder / "laws.jsonl"
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    build(source, folder / "laws.sqlite3")
    return Library.open(folder / "laws.sqlite3")


def on(day: date) -> date:
    """到了那一天 · Sets the clock to nine o'clock of the day."""
    clock.set_clock(clock.instant_on(day))
    return day


def a_published_edition(tasks: Sequence[DeclarationLine] = TASKS) -> Edition:
    """一版清单 · A review of ``tasks`` by one department, taken to its published edition."""
    office, department = with_office(a_county()), a_department()
    head = the_head_of(office)
    people.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.list_notice",
        title="清单公示",
        value=7,
        from_on=date(2020, 1, 1),
    )
    opened = catalogue.open_review(
        actor=head, office=office, title="示例清理", deadline_on=date(2026, 3, 6)
    )
    review = catalogue_queries.review(review_id=opened.review_id)
    catalogue.declare_tasks(
        actor=an_officer_of(department), review=review, proposer=department, lines=list(tasks)
    )
    catalogue.declare_tasks(
        actor=head, review=review, proposer=office, catalogue=Catalogue.DUTIES, lines=[OWN]
    )
    on(date(2026, 3, 9))
    library = an_invented_library()
    catalogue.adopt_law_edition(actor=head, county=a_county(), library=library)
    on(date(2026, 3, 7))
    on(date(2026, 3, 9))
    catalogue.judge_declarations(actor=head, review=review, library=library)
    for expert in a_panel_for(review):
        catalogue.give_expert_opinions(actor=expert, review=review, lines=[])
    catalogue.close_expert_review(actor=head, review=review)
    village = a_village()
    catalogue.discuss_declarations(
        actor=the_head_of(village), review=review, community=village, attended=9
    )
    catalogue.close_discussion(actor=head, review=review)
    catalogue.announce_review(actor=head, review=review)
    on(date(2026, 4, 1))
    close_notices_about(REVIEW_KIND, review.pk)
    catalogue.decide_declarations(actor=head, review=review)
    an_assessment_of(catalogue_queries.review(review_id=review.pk).subject, by=office)
    catalogue.publish_edition(actor=head, review=review, document_no="示政社〔2026〕1号")
    edition = catalogue_queries.edition_on(day=clock.today())
    assert edition is not None
    return edition


def an_assessment_of(subject: Subject, *, by: Body, grade: Grade = Grade.LOW) -> None:
    """稳评 · Opened and concluded by the head of ``by``."""
    head = the_head_of(by)
    opened = stability.open_assessment(actor=head, organiser=by, subject=subject)
    stability.conclude_assessment(
        actor=head,
        assessment=stability_queries.assessment(assessment_id=opened.assessment_id),
        legality="合法",
        reasonableness="合理",
        feasibility="可行",
        controllability="可控",
        grade=grade,
        measures="公开答复",
        consulted="代表座谈",
    )


def close_notices_about(kind: str, identity: int) -> None:
    """公示期满 · The clock closes every open notice about a subject."""
    for card in notice_queries.notices_about(subject_kind=kind, subject_id=identity):
        if not card.is_closed:
            notices.close_notice(
                actor=CLOCK, notice=notice_queries.notice(notice_id=card.notice_id)
            )


def matters(edition: Edition) -> dict[str, MatterRow]:
    """清单上的事项 · The matters of both lists, by title."""
    return {row.title: row for row in catalogue_queries.matters_of(edition=edition)}


def clauses_of(edition: Edition, count: int = 3) -> tuple[ClauseLine, ...]:
    """起草的条款 · The first ``count`` assistance matters, as the list has them."""
    listed = matters(edition)
    return tuple(ClauseLine(listed[task.title].matter_id, DUE) for task in TASKS[:count])


def drafted_for(community: Body, *, by: MandateActor | None = None, count: int = 3) -> Agreement:
    """起草好的协议书 · Drafted by the town's officer, or by whoever ``by`` is."""
    edition = catalogue_queries.edition_on(day=clock.today()) or a_published_edition()
    on(max(DRAFTING_DAY, clock.today()))
    fact = acts.draft_agreements(
        actor=by or an_officer_of(a_town()),
        town=a_town(),
        edition=edition,
        from_on=FROM,
        to_on=TO,
        lines=[AgreementLine(community.pk, clauses_of(edition, count))],
    )
    return queries.agreement(agreement_id=fact.agreement_ids[0])


def fresh(agreement: Agreement) -> Agreement:
    """库里现在的样子 · The row as it stands now."""
    return queries.agreement(agreement_id=agreement.pk)


def terms(agreement: Agreement, number: int, **other: object) -> ClauseTerms:
    """换几个值的内容 · The terms of a clause, with some values replaced."""
    held = queries.agreement_page(agreement_id=agreement.pk).clauses[number - 1].terms
    return ClauseTerms(**{**held.__dict__, **other})


def both_agree(agreement: Agreement) -> Agreement:
    """双方谈定 · Each side accepts what the other has offered; then both confirm the text."""
    sides = {"a": an_officer_of(agreement.party_a), "b": the_head_of(agreement.party_b)}
    page = queries.agreement_page(agreement_id=agreement.pk)
    for side, actor in sides.items():
        waiting = [clause.number for clause in page.clauses if clause.turn == side]
        if waiting:
            acts.accept_clauses(actor=actor, agreement=agreement, numbers=waiting)
    for actor in sides.values():
        acts.confirm_text(actor=actor, agreement=agreement)
    return fresh(agreement)


def authorised(community: Body) -> None:
    """授权 · The assembly has let its representatives decide on agreements."""
    resolutions.record_authorisation(
        actor=the_head_of(community),
        community=community,
        scope="协助政府管理协议书",
        scope_kind=AGREEMENT_KIND,
        decided_on=date(2026, 3, 1),
        from_on=date(2026, 3, 1),
        to_on=TO,
        present=100,
        total=120,
        ayes=90,
        counted=CountedBy.HOUSEHOLDS,
    )


def ready_for_the_vote(agreement: Agreement) -> Agreement:
    """可以提请表决 · Assessed and studied, with the authorisation on record."""
    agreement = fresh(agreement)
    an_assessment_of(agreement.subject, by=agreement.party_a)
    opinions.record_study(
        actor=the_secretary_of(agreement.party_b),
        party=the_party_of(agreement.party_b),
        subject=agreement.subject,
        text="同意提请表决",
        held_on=clock.today(),
    )
    authorised(agreement.party_b)
    return agreement


def submitted(agreement: Agreement) -> Meeting:
    """提请表决 · The head convenes the meeting for the twelfth day from now."""
    fact = acts.submit_to_resolution(
        actor=the_head_of(agreement.party_b),
        agreement=agreement,
        meeting_on=clock.today() + timedelta(days=12),
        place="村委会会议室",
    )
    return Meeting.objects.get(pk=fact.meeting_id)


def held(meeting: Meeting, *, rejecting: Collection[int] = ()) -> None:
    """开会 · Everybody comes, all say yes, except to the clauses rejected; the results are posted."""
    on(meeting.meeting_on)
    host = a_committee_member_of(meeting.community)
    members = list(meeting.members.order_by("number").values_list("pk", flat=True))
    resolutions.record_attendance(actor=host, meeting=meeting, member_ids=members)
    resolutions.open_meeting(actor=host, meeting=meeting)
    for motion in meeting.motions.order_by("number"):
        number = int(motion.title.split()[1])
        choice = Choice.AGAINST if number in rejecting else Choice.FOR
        resolutions.record_roll_call(
            actor=host, motion=motion, choices=dict.fromkeys(members, choice)
        )
        resolutions.close_motion(actor=host, motion=motion)
    resolutions.close_meeting(actor=host, meeting=meeting)
    resolutions.publish_resolution(actor=host, meeting=meeting)


def notice_over(agreement: Agreement) -> Agreement:
    """决议公布期满 · Sixteen days later the clock closes the notices."""
    on(clock.today() + timedelta(days=16))
    close_notices_about(AGREEMENT_KIND, agreement.pk)
    return fresh(agreement)


def cleared_for(community: Body, *, count: int = 3) -> Agreement:
    """可以签署的协议书 · Drafted, agreed, voted and published."""
    agreement = ready_for_the_vote(both_agree(drafted_for(community, count=count)))
    held(submitted(agreement))
    return notice_over(agreement)


def signed_by_both(agreement: Agreement) -> Agreement:
    """双方签署 · The legal representatives of both parties sign."""
    for body in (agreement.party_a, agreement.party_b):
        acts.sign_agreement(
            actor=the_head_of(body),
            agreement=agreement,
            digest=agreement.digest,
            seal=f"{body.name}公章",
        )
    return fresh(agreement)
