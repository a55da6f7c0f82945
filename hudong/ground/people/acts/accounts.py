"""账号:开通、改密码、停用。Accounts: opened, given another password, closed."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from hudong.ground.kernel.act import act
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import (
    AccountClosed,
    AccountOpened,
    PasswordChanged,
)
from hudong.ground.people.models import (
    Account,
    Person,
)
from hudong.ground.people.permits import by_setup, is_account_holder, is_office


@act(
    "people.open_account",
    title="开通账号",
    on="person",
    permit=by_setup | is_office,
    basis="people.enrol",
)
def open_account(*, person: Person, username: str, password: str | None = None) -> AccountOpened:
    """开通账号 · Opens an account. Without a password it can only be entered in a demonstration."""
    if Account.objects.filter(username=username).exists():
        raise Conflict(f"用户名“{username}”已经有人用", where="username", hint="请换一个用户名")
    account = Account(username=username, person=person)
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
    _set_password(account, new)
    account.save()
    return PasswordChanged(account_id=account.pk)


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
