"""拒绝:为什么不行、在哪里、怎么办。Refusals: typed, in plain Chinese, leaving nothing behind."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """拒绝 · Base of every answer “no”. Nothing was changed and nothing recorded.

    ``message`` says what is wrong, ``where`` the field, row or clause, ``hint`` what to do;
    ``status`` is the HTTP status a page answers with.
    """

    code = "refusal"
    status = 400

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint


class Refused(Refusal):
    """不准 · The actor may not do this; the reason is the permit's."""

    code = "refused"
    status = 403


class OutOfOrder(Refusal):
    """还没到这一步 · The subject is not in a state from which this step starts."""

    code = "out_of_order"
    status = 409


class Invalid(Refusal):
    """填写有误 · Bad input. ``fields`` maps a field to its message."""

    code = "invalid"
    status = 400

    def __init__(
        self,
        message: str,
        *,
        where: str = "",
        hint: str = "",
        fields: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.fields = dict(fields or {})


class Conflict(Refusal):
    """冲突 · Somebody else was first, or a key comes back with other content."""

    code = "conflict"
    status = 409


class NotFound(Refusal):
    """找不到 · The subject does not exist (any more)."""

    code = "not_found"
    status = 404


class ClockBehind(Refusal):
    """时钟倒退 · The clock stands more than five seconds before the last entry."""

    code = "clock_behind"
    status = 503
