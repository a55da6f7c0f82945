"""第二章:清理。Departments declare, the library judges, experts and communities speak; the lists are published."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hudong.doors.cli.demo import matters
from hudong.doors.cli.demo.names import OFFICE
from hudong.doors.cli.demo.story.assessing import assess
from hudong.doors.cli.demo.story.world import World
from hudong.ground.kernel.actor import CLOCK, VISITOR
from hudong.ground.law.terms import Outcome
from hudong.ground.people.terms import Role
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import DeclarationRow, Review
from hudong.mechanisms.catalogue.sheets import read_sheet
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    CommentLine,
    DeclarationLine,
    ExpertLine,
    Stance,
)

REVIEW_TITLE = "{year} 年政府事项清理"
FIRST_DOCUMENT = "太政社〔{year}〕1号"
ATTENDED = 12


def run(world: World) -> None:
    """清理 · From the invitation to the published lists, each step by its own people."""
    review = _open(world)
    _declare(world, review)
    _judge(world, review)
    _advise(world, review)
    _discuss(world, review)
    _announce_and_hear(world, review)
    _publish(world, review)


def _open(world: World) -> Review:
    day = world.timeline.founded
    world.chapter("发起清理", day)
    world.on(day)
    opened = acts.open_review(
        actor=world.acting(OFFICE, Role.HEAD),
        office=world.body(OFFICE),
        title=REVIEW_TITLE.format(year=day.year),
        deadline_on=world.timeline.judged - timedelta(days=1),
    )
    return queries.review(review_id=opened.review_id)


def _declare(world: World, review: Review) -> None:
    day = world.timeline.declared
    world.chapter("部门申报", day)
    sheet = read_sheet(world.sheet)
    for name, lines in sheet.departments.items():
        world.on(day)
        acts.declare_tasks(
            actor=world.acting(name, Role.OFFICER),
            review=review,
            proposer=world.body(name),
            lines=lines,
            key=f"{world.sheet.name}:{name}",
        )
    world.on(day)
    duties = acts.declare_tasks(
        actor=world.acting(OFFICE, Role.OFFICER),
        review=review,
        proposer=world.body(OFFICE),
        catalogue=Catalogue.DUTIES,
        lines=[
            DeclarationLine(title=duty.title, claimed_basis=duty.basis, standard=duty.standard)
            for duty in matters.own_duties()
        ],
    )
    world.say(
        f"{len(sheet.departments)} 个部门申报 {sheet.count} 项；"
        f"办公室依法提出履职事项 {len(duties.numbers)} 项"
    )


def _judge(world: World, review: Review) -> None:
    day = world.timeline.judged
    world.chapter("查对法律依据", day)
    world.on(day)
    judged = acts.judge_declarations(
        actor=world.acting(OFFICE, Role.OFFICER), review=review, library=world.library
    )
    for outcome, count in Counter(judged.outcomes.values()).most_common():
        world.say(f"{Outcome(outcome).words}：{count} 项")


def _rows(review: Review) -> dict[str, DeclarationRow]:
    page = queries.review_page(review_id=review.pk)
    assert page is not None
    return {row.title: row for row in page.rows}


def _stance(agrees: bool) -> Stance:
    return Stance.AGREE if agrees else Stance.DISAGREE


def _advise(world: World, review: Review) -> None:
    day = world.timeline.advised
    world.chapter("专家审核", day)
    rows, said = _rows(review), matters.expert_opinions()
    world.on(day)
    experts = world.people_of(OFFICE, Role.EXPERT)
    for expert in experts:
        world.on(day)
        acts.give_expert_opinions(
            actor=world.actor_of(expert),
            review=review,
            lines=[
                ExpertLine(rows[one.task].declaration_id, _stance(one.agrees), one.text)
                for one in said
                if one.who == expert.title and one.task in rows
            ],
        )
    world.on(day)
    acts.close_expert_review(actor=world.acting(OFFICE, Role.HEAD), review=review)
    differing = sum(not one.agrees for one in said)
    world.say(f"{len(experts)} 位专家逐项审核，{differing} 条意见与机器结论不同，理由都在页上")


def _discuss(world: World, review: Review) -> None:
    day = world.timeline.discussed
    world.chapter("村居讨论", day)
    rows, said = _rows(review), matters.community_comments()
    for name in world.pilot_committees():
        world.on(day)
        acts.discuss_declarations(
            actor=world.acting(name, Role.HEAD),
            review=review,
            community=world.body(name),
            attended=ATTENDED,
            comments=[
                CommentLine(rows[one.task].declaration_id, _stance(one.agrees), one.text)
                for one in said
                if one.who == name and one.task in rows
            ],
        )
    world.on(day)
    closed = acts.close_discussion(actor=world.acting(OFFICE, Role.HEAD), review=review)
    world.say(f"{closed.communities} 个村居里 {closed.answered} 个已经回复，其余显示为没有回复")


def _announce_and_hear(world: World, review: Review) -> None:
    day = world.timeline.announced
    world.chapter("社会公示", day)
    world.on(day)
    announced = acts.announce_review(actor=world.acting(OFFICE, Role.HEAD), review=review)
    notice = notice_queries.notice(notice_id=announced.notice_id)
    for heard in matters.public_objections():
        world.on(day)
        made = notices.object_to_notice(actor=VISITOR, notice=notice, text=heard.text)
        world.on(day)
        notices.answer_objection(
            actor=world.acting(OFFICE, Role.OFFICER),
            objection=notice_queries.objection(objection_id=made.objection_id),
            text=heard.answer,
        )
    world.on(world.timeline.heard)
    closed = notices.close_notice(actor=CLOCK, notice=notice)
    world.say(f"公示到 {closed.ends_on} 届满，收到意见 {closed.objections} 条，逐条答复")


def _publish(world: World, review: Review) -> None:
    head = world.acting(OFFICE, Role.HEAD)
    world.on(world.timeline.heard)
    acts.decide_declarations(actor=head, review=review)
    assess(
        world, OFFICE, queries.review(review_id=review.pk).subject, world.timeline.heard, "review"
    )
    day = world.timeline.published
    world.chapter("公布两份清单", day)
    world.on(day)
    published = acts.publish_edition(
        actor=world.acting(OFFICE, Role.HEAD),
        review=review,
        document_no=FIRST_DOCUMENT.format(year=day.year),
    )
    page = queries.review_page(review_id=review.pk)
    assert page is not None
    reduction = page.reduction
    lists = published.content["lists"]
    world.say(
        f"第 {published.number} 版 {published.document_no}：履职事项 {len(lists['duties'])} 项，"
        f"协助事项 {len(lists['assistance'])} 项"
    )
    world.say(
        f"部门申报 {reduction.declared} 项，退回 {reduction.fallen} 项，"
        f"少了 {reduction.percent}%；核对码 {published.digest[:16]}"
    )
