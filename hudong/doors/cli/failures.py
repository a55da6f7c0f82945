"""各种拒绝对应的退出码。Every kind of error that may reach the command line, as words and exit code."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.ground.kernel.refusals import ClockBehind, NotFound, Refusal
from hudong.ground.law.terms import (
    AmbiguousVersion,
    ContradictoryText,
    LawError,
    NoVersionOnDay,
    UnknownArticle,
    UnknownInstrument,
    UnreadableText,
)

# 法规、条文查不到,是答案的一种;要导入的文本不行,是输入有误;规则、日历、语料缺了,是环境不全。
_NOT_FOUND = (UnknownInstrument, UnknownArticle, NoVersionOnDay, AmbiguousVersion)
_BAD_TEXT = (UnreadableText, ContradictoryText)


def answered(run: Callable[[], int], out: Out) -> int:
    """办一件事 · Runs a command; every error becomes words and an exit code."""
    try:
        return run()
    except KeyboardInterrupt:
        out.progress("已中断")
        return 130
    except BrokenPipeError:
        raise
    except Exception as error:
        failure = command_error(error)
        if failure is None:
            traceback.print_exc()
            failure = CommandError(
                "internal",
                f"程序出错：{type(error).__name__}: {error}",
                hint="请把上面的出错记录交给维护人员",
                exit_code=Exit.ENVIRONMENT,
            )
        out.failed(
            {
                "code": failure.code,
                "message": failure.message,
                "where": failure.where,
                "hint": failure.hint,
            }
        )
        return failure.exit_code


def command_error(error: Exception) -> CommandError | None:
    """换成命令的错误 · The error in the words of the command line; None for a program's own fault."""
    if isinstance(error, CommandError):
        return error
    if isinstance(error, LawError):
        return _told(error, _of_law(error))
    if isinstance(error, Refusal):
        return _told(error, _refused(error))
    if isinstance(error, ImproperlyConfigured):
        return CommandError("settings", str(error), exit_code=Exit.ENVIRONMENT)
    if _of_database(error):
        return CommandError(
            "database",
            f"数据库办不成：{error}",
            hint="请运行 hudong check 查看原因；刚升级过程序的，先运行 hudong migrate",
            exit_code=Exit.ENVIRONMENT,
        )
    if isinstance(error, OSError):
        return CommandError(
            "file",
            f"文件读写不成：{error.strerror or error}",
            where=str(error.filename or ""),
            hint="请核对路径和权限",
            exit_code=Exit.ENVIRONMENT,
        )
    return None


def _of_database(error: Exception) -> bool:
    # 按模块名认,不装载 django.db:查法规用不着数据库,不该等它。
    return any(kind.__module__ == "django.db.utils" for kind in type(error).__mro__)


def _of_law(error: LawError) -> Exit:
    if isinstance(error, _BAD_TEXT):
        return Exit.BAD_INPUT
    return Exit.FINDING if isinstance(error, _NOT_FOUND) else Exit.ENVIRONMENT


def _told(error: LawError | Refusal, exit_code: Exit) -> CommandError:
    return CommandError(
        error.code, error.message, where=error.where, hint=error.hint, exit_code=exit_code
    )


def _refused(error: Refusal) -> Exit:
    if isinstance(error, NotFound):
        return Exit.FINDING
    return Exit.ENVIRONMENT if isinstance(error, ClockBehind) else Exit.BAD_INPUT
