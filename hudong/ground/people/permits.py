"""人的许可:以什么身份。Permits by standing, used by every room above."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import (
    BALLOT_BOX,
    CLOCK,
    IMPORTER,
    REACTION,
    SETUP,
    VISITOR,
    Standing,
)
from hudong.ground.kernel.permit import permit
from hudong.ground.people.terms import BodyKind, Role


@permit("须由系统安装程序办理", is_of_machine=True)
def by_setup(*, actor: Standing) -> bool:
    """系统安装 · The set-up of a county."""
    return actor.kind == SETUP.kind


@permit("须由导入程序办理", is_of_machine=True)
def by_importer(*, actor: Standing) -> bool:
    """导入 · The importer."""
    return actor.kind == IMPORTER.kind


@permit("须由时钟到期触发", is_of_machine=True)
def by_clock(*, actor: Standing) -> bool:
    """时钟 · The clock."""
    return actor.kind == CLOCK.kind


@permit("只由机制联动触发", is_of_machine=True)
def by_reaction(*, actor: Standing) -> bool:
    """机制联动 · A reaction to a fact below."""
    return actor.kind == REACTION.kind


@permit("须由票箱办理", is_of_machine=True)
def by_ballot_box(*, actor: Standing) -> bool:
    """票箱 · The ballot box."""
    return actor.kind == BALLOT_BOX.kind


@permit("由公众提出，不用登录")
def by_visitor(*, actor: Standing) -> bool:
    """公众 · Anybody, without an account."""
    return actor.kind == VISITOR.kind


@permit("须由县级政社互动工作办公室办理")
def is_office(*, actor: Standing) -> bool:
    """县级办公室 · Head or officer of the programme office."""
    return actor.body_kind == BodyKind.OFFICE and actor.role in (Role.HEAD, Role.OFFICER)


@permit("须由政府部门办理")
def is_department(*, actor: Standing) -> bool:
    """部门 · Head or officer of a department."""
    return actor.body_kind == BodyKind.DEPARTMENT and actor.role in (Role.HEAD, Role.OFFICER)


@permit("须由乡镇人民政府办理")
def is_town(*, actor: Standing) -> bool:
    """乡镇 · Head or officer of a town government."""
    return actor.body_kind == BodyKind.TOWN and actor.role in (Role.HEAD, Role.OFFICER)


@permit("须由村（居）民委员会办理")
def is_committee(*, actor: Standing) -> bool:
    """村(居)委会 · Head or member of a villagers' or residents' committee."""
    return actor.body_kind in (BodyKind.VILLAGE, BodyKind.NEIGHBOURHOOD) and actor.role in (
        Role.HEAD,
        Role.MEMBER,
    )


@permit("须由法定代表人办理")
def is_legal_representative(*, actor: Standing) -> bool:
    """法定代表人 · The person who signs for a legal person."""
    return actor.is_legal_representative


@permit("须由党组织书记办理")
def is_party_secretary(*, actor: Standing) -> bool:
    """党组织书记 · Secretary of a Party organisation."""
    return actor.body_kind == BodyKind.PARTY and actor.role == Role.SECRETARY


@permit("须由专家办理")
def is_expert(*, actor: Standing) -> bool:
    """专家 · A member of the expert panel."""
    return actor.role == Role.EXPERT


@permit("自己的密码请用“更改密码”，不能自己给自己重设")
def is_account_of_another(*, actor: Standing, account: Any) -> bool:
    """别人的账号 · Not the actor's own: whoever finds a desk open must not take the account over."""
    return account is None or account.person_id != actor.person_id


@permit("须由账号本人办理")
def is_account_holder(*, actor: Standing, account: Any) -> bool:
    """本人 · The person whose account it is."""
    return actor.person_id is not None and account.person_id == actor.person_id
