"""经费的许可:谁提出、谁批准、谁确认。Permits of funding: who proposes, who approves, who confirms."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.mechanisms.funding.terms import Fund


@permit("须由签协议的乡镇自己拨付")
def pays_the_package(*, actor: Standing, package: Any) -> bool:
    """拨付单位 · The town whose agreement brought the package."""
    return actor.body_id == package.town_id


@permit("须由签协议的乡镇自己批准")
def pays_the_disbursement(*, actor: Standing, disbursement: Any) -> bool:
    """拨付单位 · The town out of whose package the disbursement comes."""
    return actor.body_id == disbursement.town_id


@permit("提出拨付的人不能自己批准，须由另一人办理")
def is_second_person(*, actor: Standing, disbursement: Any) -> bool:
    """另一人 · Not the person who proposed, by whatever mandate."""
    return actor.person_id is not None and actor.person_id != disbursement.proposer_person_id


@permit("公务性协助的经费要两人批准，先由另一人作第一次批准")
def has_first_approval(*, actor: Standing, disbursement: Any) -> bool:
    """第一人批准过 · Money for official assistance has the first of its two approvals."""
    return disbursement.fund != Fund.OFFICIAL or disbursement.first_approver_person_id is not None


@permit("第一次批准的人不能再批第二次，须由第三个人办理")
def is_third_person(*, actor: Standing, disbursement: Any) -> bool:
    """第三人 · Not the person who gave the first approval, by whatever mandate."""
    return actor.person_id is not None and actor.person_id != disbursement.first_approver_person_id


@permit("不走公务性协助专账的拨付，另一人批准一次就够")
def is_on_separate_account(*, actor: Standing, disbursement: Any) -> bool:
    """走专账 · The disbursement is paid out of the book of official assistance."""
    return bool(disbursement.fund == Fund.OFFICIAL)


@permit("须由领受经费的村（居）民委员会确认")
def receives_the_disbursement(*, actor: Standing, disbursement: Any) -> bool:
    """领受单位 · The community to which the package belongs."""
    return actor.body_id == disbursement.community_id
