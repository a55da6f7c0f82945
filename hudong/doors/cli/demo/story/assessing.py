"""稳评和党组织研究:每一步以前都要有。Assessment and Party study, needed before the steps of the story."""

from __future__ import annotations

from datetime import date

from hudong.doors.cli.demo import bargains
from hudong.doors.cli.demo.story.world import World
from hudong.ground.kernel.subject import Subject
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.opinions import acts as opinions
from hudong.instruments.stability import acts as stability
from hudong.instruments.stability import queries
from hudong.instruments.stability.terms import Grade


def assess(world: World, organiser: str, subject: Subject, day: date, what: str) -> None:
    """稳评 · Opens and concludes the short assessment of a subject: low risk."""
    world.on(day)
    opened = stability.open_assessment(
        actor=world.acting(organiser, Role.HEAD), organiser=world.body(organiser), subject=subject
    )
    world.on(day)
    concluded = stability.conclude_assessment(
        actor=world.acting(organiser, Role.HEAD),
        assessment=queries.assessment(assessment_id=opened.assessment_id),
        grade=Grade.LOW,
        **bargains.assessment_words(what),
    )
    world.say(f"稳评：{subject.title}，{Grade(concluded.grade).words}")


def study(world: World, committee: str, subject: Subject, day: date) -> None:
    """党组织研究 · The community's Party organisation studies the subject before the vote."""
    community = world.body(committee)
    (party,) = [
        body for body in people.bodies(kind=BodyKind.PARTY) if body.parent_id == community.pk
    ]
    world.on(day)
    opinions.record_study(
        actor=world.acting(party.name, Role.SECRETARY),
        party=party,
        subject=subject,
        text=bargains.study_words(),
        held_on=day,
    )
    world.say(f"{party.short_name}研究：{subject.title}")
