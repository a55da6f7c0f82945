"""库的毛病:驱动说的话,变成拒绝,或者再试一次。Database troubles: tried again, or said in plain words.

Only a broken uniqueness is a conflict with somebody else; a broken check, a missing value or a
value that does not fit is bad input, and a broken reference is a thing that is no longer there.
"""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.db import DataError, IntegrityError, OperationalError, connection, models

from hudong.ground.kernel.refusals import Conflict, Invalid, NotFound, Refusal

# 库里放不下的值、驱动写不出的值:按填写有误答复。
UNFIT = (DataError, OverflowError, UnicodeEncodeError)
TROUBLES = (OperationalError, IntegrityError, *UNFIT)

# PostgreSQL:序列化失败、死锁;SQLite 只有一种“忙”。
_RETRY_CODES = {"40001", "40P01"}
_KINDS = {
    "23505": "unique",
    "SQLITE_CONSTRAINT_UNIQUE": "unique",
    "SQLITE_CONSTRAINT_PRIMARYKEY": "unique",
    "23514": "check",
    "SQLITE_CONSTRAINT_CHECK": "check",
    "23502": "null",
    "SQLITE_CONSTRAINT_NOTNULL": "null",
    "23503": "reference",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "reference",
}
_POSTGRES_KEY = re.compile(r"\(([^()]+)\)=\(")
_SQLITE_NAMES = re.compile(r"constraint failed: (?:index ')?([^']+)'?$")


def worth_retrying(error: BaseException, *, keyed: bool) -> bool:
    """值得再试 · True if the same act may well succeed when it is done once more from the start."""
    if connection.in_atomic_block:
        return False
    if isinstance(error, IntegrityError):
        # 同一个键同时来了两次:第二次重走一遍,就会看到第一次的结果。
        return keyed and "kernel_act_key" in str(error)
    code = getattr(error.__cause__, "sqlstate", None)
    return code in _RETRY_CODES or "database is locked" in str(error)


def refusal_for(error: BaseException, title: str) -> Refusal | None:
    """怎么答复 · The refusal that tells the trouble in plain words; None where it is not the user's."""
    if isinstance(error, UNFIT):
        return Invalid(
            f"不能{title}：有一项太长、太大，或者有不能保存的字符", hint="请核对填写的内容再提交"
        )
    if not isinstance(error, IntegrityError):
        return None
    cause = error.__cause__
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    kind = _KINDS.get(str(code))
    table, columns, name = _place(cause)
    own = _own_words(table, columns, name)
    if kind == "unique":
        return Conflict(
            f"不能{title}：{own or '与已有的记录冲突'}",
            where=_fields(table, columns),
            hint="可能已经有人办过，请刷新页面核对",
        )
    if kind == "check":
        return Invalid(
            f"不能{title}：{own or '几项内容互相矛盾，或者超出了范围'}", hint="请核对填写的内容"
        )
    if kind == "null":
        where = _fields(table, columns)
        return Invalid(
            f"不能{title}：没有填写{where or '必填的一项'}", where=where, hint="请补上再提交"
        )
    if kind == "reference":
        return NotFound(f"不能{title}：用到的一项记录已经不在了", hint="请刷新页面再试")
    return None


def _place(cause: Any) -> tuple[str, tuple[str, ...], str]:
    """Table, columns and name of the broken constraint, as far as the driver tells."""
    told = getattr(cause, "diag", None)
    if told is not None:
        # 唯一约束破了,PostgreSQL 只在细节里说是哪几栏:“Key (name)=(…)”,词随语言,括号不变。
        key = re.search(r"\(([^()]+)\)=\(", told.message_detail or "")
        listed = tuple(part.strip(' "') for part in key.group(1).split(",")) if key else ()
        columns = (told.column_name,) if told.column_name else listed
        return told.table_name or "", columns, told.constraint_name or ""
    found = _SQLITE_NAMES.search(str(cause))
    if found is None:
        return "", (), ""
    parts = [part.strip().partition(".") for part in found.group(1).split(",")]
    if not parts[0][2]:
        return "", (), parts[0][0]
    return parts[0][0], tuple(column for _, _, column in parts), ""


def _own_words(table: str, columns: tuple[str, ...], name: str) -> str:
    """约束自己的话 · The ``violation_error_message`` of the constraint, where it was given one."""
    for model in apps.get_models():
        if table and model._meta.db_table != table:
            continue
        for constraint in model._meta.constraints:
            if constraint.name == name or (columns and _columns_of(model, constraint) == columns):
                spoken = constraint.violation_error_message
                return "" if spoken == constraint.default_violation_error_message else str(spoken)
    return ""


def _columns_of(model: type[models.Model], constraint: Any) -> tuple[str, ...]:
    return tuple(model._meta.get_field(each).column for each in getattr(constraint, "fields", ()))


def _called(field: Any) -> str:
    # 外键没有自己的中文名的,用它指着的东西的名字。
    name = str(field.verbose_name)
    return (
        str(field.related_model._meta.verbose_name)
        if name.isascii() and field.is_relation
        else name
    )


def _fields(table: str, columns: tuple[str, ...]) -> str:
    model = next((each for each in apps.get_models() if each._meta.db_table == table), None)
    if model is None:
        return ""
    titles = {field.column: _called(field) for field in model._meta.concrete_fields}
    return "、".join(f"“{titles[column]}”" for column in columns if column in titles)
