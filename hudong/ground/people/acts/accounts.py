"""账号:开通、改密码、停用。Accounts: opened, given another password, closed."""

from __future__ import annotations

import re
from typing import Final

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    AccountClosed,
    AccountOpened,
    PasswordChanged,
    PasswordReset,
)
from hudong.ground.people.models import (
    Account,
    Person,
)
from hudong.ground.people.permits import (
    by_setup,
    is_account_holder,
    is_account_of_another,
    is_office,
)

_USERNAME: Final = re.compile(r"[\w.@-]+")


@act(
    "people.open_account",
    title="开通账号",
    on="person",
    permit=by_setup | is_office,
    basis="people.enrol",
)
def open_account(
    *, actor: Standing, person: Person, username: str, password: str | None = None
) -> AccountOpened:
    """开通账号 · Opens an account. Without a password it can only be entered in a demonstration.

    A password that the office chose must be changed by the holder before anything else.
    """
    most = Account._meta.get_field("username").max_length
    if len(username) > most or not _USERNAME.fullmatch(username):
        wrong = f"用户名只能用文字、数字和 . - _ @，不能有空格，最多 {most} 字"
        raise Invalid(wrong, where="“用户名”", fields={"username": wrong})
    if Account.objects.filter(username=username).exists():
        raise Invalid(
            f"用户名“{username}”已经有人用",
            where="“用户名”",
            hint="请换一个用户名",
            fields={"username": f"“{username}”已经有人用，请换一个"},
        )
    held = Account.objects.filter(person=person).first()
    if held is not None:
        raise Conflict(
            f"{person.name}已经有账号“{held.username}”" + ("" if held.is_active else "，停用了"),
            hint="一个人只有一个账号，几项任职都用它；忘了密码请办“重设密码”",
        )
    account = Account(
        username=username,
        person=person,
        is_password_temporary=password is not None and actor.mandate_id is not None,
    )
    _set_password(account, password)
    account.save()
    return AccountOpened(account_id=account.pk, person_id=person.pk, username=Personal(username))


# 框架自己的话没有译全,按它的代码说中文。
_PASSWORD_WORDS = {
    "password_too_short": "密码太短，至少十位",
    "password_too_common": "这个密码太常见，容易被猜到",
    "password_entirely_numeric": "密码不能全是数字",
    "password_too_similar": "密码和用户名太像",
}


def _set_password(account: Account, password: str | None) -> None:
    if password is None:
        account.set_unusable_password()
        return
    try:
        password_validation.validate_password(password, account)
    except ValidationError as error:
        words = "；".join(_PASSWORD_WORDS.get(each.code, each.code) for each in error.error_list)
        raise Invalid(f"密码不合要求：{words}", fields={"password": words}) from error
    account.set_password(password)


@act(
    "people.change_password",
    title="更改密码",
    on="account",
    permit=is_account_holder,
    basis="people.enrol",
)
def change_password(*, account: Account, old: str, new: str) -> PasswordChanged:
    """更改密码 · The holder changes the password; the old one must be right."""
    if not account.check_password(old):
        raise Invalid("原密码不对", fields={"old": "原密码不对，请再输一次"})
    if old == new:
        raise Invalid("新密码和原密码一样", fields={"new": "请换一个和原来不同的密码"})
    _set_password(account, new)
    account.is_password_temporary = False
    account.save()
    return PasswordChanged(account_id=account.pk)


@act(
    "people.reset_password",
    title="重设密码",
    on="account",
    permit=by_setup | (is_office & is_account_of_another),
    basis="people.enrol",
)
def reset_password(*, account: Account, password: str, reason: str) -> PasswordReset:
    """重设密码 · A one-time password for who forgot theirs; every session of the account ends.

    The holder must change it before anything else. Neither the old nor the new one is on record.
    """
    if not reason.strip():
        raise Invalid(
            "没有写重设的原因", fields={"reason": "请写明怎样核对的本人，比如当面看过证件"}
        )
    if not account.is_active:
        raise Conflict(f"账号“{account.username}”已经停用", hint="停用的账号不能重设密码")
    _set_password(account, password)
    account.is_password_temporary = True
    account.save()
    return PasswordReset(account_id=account.pk, reason=reason.strip())


@act(
    "people.close_account",
    title="停用账号",
    on="account",
    permit=is_office | by_setup,
    basis="people.enrol",
)
def close_account(*, account: Account, reason: str) -> AccountClosed:
    """停用账号 · The account can no longer sign in; the person and the mandates stay."""
    account.is_active = False
    account.save()
    return AccountClosed(account_id=account.pk, reason=reason)
