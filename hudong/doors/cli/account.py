"""账号命令:办公室的人都进不来的时候,在服务器上重设密码。Account command: a password reset on the machine itself."""

from __future__ import annotations

from argparse import Namespace

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.init import ask_password
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts, queries


def reset(options: Namespace, out: Out) -> int:
    """重设密码 · A one-time password, asked unseen; the holder must change it at the next sign-in."""
    account = queries.account_named(username=options.username)
    password = ask_password(account.username)
    fact = acts.reset_password(
        actor=SETUP, account=account, password=password, reason=options.reason
    )
    out.answer(
        {"username": account.username, "account": fact.account_id},
        f"账号 {account.username} 的密码重设了，登录着的设备都要重新登录",
        "本人下一次登录要先换成自己的密码；存证里只记重设过，不记密码",
    )
    return Exit.ANSWERED
