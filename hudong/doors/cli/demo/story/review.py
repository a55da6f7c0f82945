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
    AnswerLine,
    Catalogue,
    CommentLine,
    ConflictKind,
    ConflictLine,
    Decision,
    DecisionLine,
    DeclarationLine,
    ExpertLine,
    Stance,
)

REVIEW_TITLE = "{year} 年政府事项清理"
FIRST_DOCUMENT = "太政社〔{year}〕1号"
ATTENDED = 12
NOTHING_TO_DECLARE = "本部门的工作由自己的队伍办理，没有要村（居）委会协助的事项。"


def run(world: World) -> None:
    """清理 · From the invitation to the published lists, each step by its own people."""
    review = _open(world)
    _declare(world, review)
    _judge(world, review)
    _name_panel(world, review)
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
        acts.declare_by_sheet(
            actor=world.acting(name, Role.OFFICER),
            review=review,
            proposer=world.body(name),
            lines=lines,
            sheet=sheet.digest,
            key=f"{world.sheet.name}:{name}",
        )
    _answer_nothing(world, review, set(sheet.departments))
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
    invited = queries.invitations(review_id=review.pk)
    silent = sum(line.answer is None for line in invited)
    world.say(f"邀请 {len(invited)} 个部门，{len(invited) - silent} 个答复，{silent} 个没有答复")
    world.say(
        f"{len(sheet.departments)} 个部门申报 {sheet.count} 项；"
        f"办公室依法提出履职事项 {len(duties.numbers)} 项"
    )


def _answer_nothing(world: World, review: Review, declared: set[str]) -> None:
    """没有要申报的部门答复一声；没有经办人的，就是沉默。"""
    for line in queries.invitations(review_id=review.pk):
        clerks = world.people_of(line.department_name, Role.OFFICER)
        if line.department_name in declared or not clerks:
            continue
        world.on(world.timeline.declared)
        acts.declare_nothing(
            actor=world.actor_of(clerks[0]),
            review=review,
            proposer=world.body(line.department_name),
            reason=NOTHING_TO_DECLARE,
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


def _name_panel(world: World, review: Review) -> None:
    world.on(world.timeline.judged)
    experts = world.people_of(OFFICE, Role.EXPERT)
    acts.name_panel(
        actor=world.acting(OFFICE, Role.HEAD),
        review=review,
        experts=[expert.mandate_id for expert in experts],
    )
    world.say(f"办公室指定专家 {len(experts)} 位")


def _advise(world: World, review: Review) -> None:
    day = world.timeline.advised
    world.chapter("专家审核", day)
    rows, said = _rows(review), matters.expert_opinions()
    world.on(day)
    experts = world.people_of(OFFICE, Role.EXPERT)
    for expert in experts:
        world.on(day)
        out = [one for one in matters.staying_out() if one.title == expert.title]
        lines = [
            ConflictLine(row.declaration_id, ConflictKind(one.kind), one.reason)
            for one in out
            for row in rows.values()
            if row.proposer_name == one.department
        ]
        acts.declare_conflicts(actor=world.actor_of(expert), review=review, lines=lines)
        if lines:
            world.say(f"{expert.title}声明回避 {len(lines)} 项，不提意见")
        world.on(day)
        conflicted = {line.declaration_id for line in lines}
        acts.give_expert_opinions(
            actor=world.actor_of(expert),
            review=review,
            lines=[
                ExpertLine(rows[one.task].declaration_id, _stance(one.agrees), one.text)
                for one in said
                if one.who == expert.title
                and one.task in rows
                and rows[one.task].declaration_id not in conflicted
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
    for one in matters.resident_comments():
        if one.task in rows:
            world.on(day)
            acts.comment_on_declaration(
                actor=VISITOR,
                review=review,
                declaration=queries.declaration(declaration_id=rows[one.task].declaration_id),
                stance=_stance(one.agrees),
                text=one.text,
                name=one.name,
            )
    _answer(world, review)
    world.on(day)
    closed = acts.close_discussion(actor=world.acting(OFFICE, Role.HEAD), review=review)
    world.say(f"{closed.communities} 个村居里 {closed.answered} 个已经回复，其余显示为没有回复")
    world.say(f"村居和居民的意见 {closed.comments} 条，逐条答复")


def _answer(world: World, review: Review) -> None:
    """逐条答复 · Comments that say the same are answered together."""
    said = (*matters.community_comments(), *matters.resident_comments())
    answers = {one.text: one.answer for one in said}
    alike: dict[str, list[int]] = {}
    for comment in queries.unanswered_comments(review_id=review.pk):
        alike.setdefault(answers[comment.text], []).append(comment.comment_id)
    if alike:
        world.on(world.timeline.discussed)
        acts.answer_comments(
            actor=world.acting(OFFICE, Role.OFFICER),
            review=review,
            answers=[AnswerLine(tuple(ids), words) for words, ids in alike.items()],
        )


def _intend(world: World, review: Review) -> None:
    """拟定决定 · The proposed decisions stand, but for what the office was persuaded of."""
    rows = _rows(review)
    fallen = {title for title, row in rows.items() if row.decision and not row.decision.kept}
    lines = [
        DecisionLine(rows[one.task].declaration_id, Decision(one.decision), one.reason)
        for one in matters.intended_decisions()
        if one.task in fallen
    ]
    if lines:
        world.on(world.timeline.announced)
        acts.intend_decisions(
            actor=world.acting(OFFICE, Role.OFFICER),
            review=review,
            lines=lines,
            library=world.library,
        )


def _announce_and_hear(world: World, review: Review) -> None:
    day = world.timeline.announced
    world.chapter("社会公示", day)
    _intend(world, review)
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
    decided = page.decided_as
    world.say("，".join(f"{one.words} {decided[one]} 项" for one in Decision if one in decided))
    world.say(
        f"部门申报 {reduction.declared} 项，退回 {reduction.fallen} 项，"
        f"少了 {reduction.percent}%；核对码 {published.digest[:16]}"
    )
