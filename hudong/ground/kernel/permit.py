"""许可:谁可以做,不可以时为什么。Permits: small named predicates joined by ``&`` and ``|``.

A predicate takes keyword arguments: ``actor`` (a Standing), ``day``, and any of the act's own
arguments by name. A name that the act does not have fails when the act is defined.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GIVEN = ("actor", "day")


class Permit:
    """许可 · Answers None when permitted, else the reason why not."""

    def needs(self) -> frozenset[str]:
        """The arguments of the act that the permit looks at."""
        raise NotImplementedError

    def reason_against(self, case: Mapping[str, Any]) -> str | None:
        """None if permitted, else one sentence."""
        raise NotImplementedError

    def reason_so_far(self, case: Mapping[str, Any]) -> str | None:
        """已经看得出的理由 · As ``reason_against``, from a case that lacks some of the arguments.

        None where it cannot be told yet: what is not known is not held against anybody.
        """
        raise NotImplementedError

    def words(self) -> str:
        """谁可以 · Who may, in words, for the reference and the permission matrix."""
        raise NotImplementedError

    @property
    def is_of_machine(self) -> bool:
        """是不是程序的事 · True where no person can ever be permitted, only the system itself."""
        raise NotImplementedError

    def __and__(self, other: Permit) -> Permit:
        return _All((self, other))

    def __or__(self, other: Permit) -> Permit:
        return _Any((self, other))


@dataclass(frozen=True)
class _Predicate(Permit):
    test: Callable[..., bool]
    reason: str
    names: frozenset[str]
    is_of_machine: bool = False

    def needs(self) -> frozenset[str]:
        return self.names - set(GIVEN)

    def reason_against(self, case: Mapping[str, Any]) -> str | None:
        return None if self.test(**{name: case[name] for name in self.names}) else self.reason

    def reason_so_far(self, case: Mapping[str, Any]) -> str | None:
        return self.reason_against(case) if self.names <= set(case) else None

    def words(self) -> str:
        return self.reason


@dataclass(frozen=True)
class _All(Permit):
    parts: tuple[Permit, ...]

    def needs(self) -> frozenset[str]:
        return frozenset().union(*(part.needs() for part in self.parts))

    def reason_against(self, case: Mapping[str, Any]) -> str | None:
        for part in self.parts:
            reason = part.reason_against(case)
            if reason is not None:
                return reason
        return None

    def reason_so_far(self, case: Mapping[str, Any]) -> str | None:
        reasons = (part.reason_so_far(case) for part in self.parts)
        return next((reason for reason in reasons if reason is not None), None)

    @property
    def is_of_machine(self) -> bool:
        return any(part.is_of_machine for part in self.parts)

    def words(self) -> str:
        # “或者”的一组放进括号,免得读成另一个意思。
        return "，并且".join(
            f"（{part.words()}）" if isinstance(part, _Any) else part.words() for part in self.parts
        )


@dataclass(frozen=True)
class _Any(Permit):
    parts: tuple[Permit, ...]

    def needs(self) -> frozenset[str]:
        return frozenset().union(*(part.needs() for part in self.parts))

    def reason_against(self, case: Mapping[str, Any]) -> str | None:
        return self._said([(part, part.reason_against(case)) for part in self.parts])

    def reason_so_far(self, case: Mapping[str, Any]) -> str | None:
        return self._said([(part, part.reason_so_far(case)) for part in self.parts])

    def _said(self, told: Sequence[tuple[Permit, str | None]]) -> str | None:
        """一个也不准才说;人办得了的,不提程序也能办:那不是给人看的路。"""
        if any(reason is None for _part, reason in told):
            return None
        of_people = [reason for part, reason in told if reason and not part.is_of_machine]
        return "，或者".join(of_people or [reason for _part, reason in told if reason])

    @property
    def is_of_machine(self) -> bool:
        return all(part.is_of_machine for part in self.parts)

    def words(self) -> str:
        return "，或者".join(part.words() for part in self.parts)


def permit(reason: str, *, is_of_machine: bool = False) -> Callable[[Callable[..., bool]], Permit]:
    """定义许可 · Turns a predicate into a permit; ``reason`` says who it must be, e.g. 须由县级办公室办理.

    ``is_of_machine``: only the system itself is permitted; where people may do it as well, a
    refusal names the people only.
    """

    def define(test: Callable[..., bool]) -> Permit:
        names = frozenset(inspect.signature(test).parameters)
        return _Predicate(test, reason, names, is_of_machine)

    return define
