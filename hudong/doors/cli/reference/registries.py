"""登记表怎样找。Where the registries keep what the reference shows: rooms, furniture, first lines."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps

from hudong.ground.kernel.act import ACTS, Act
from hudong.ground.law.terms import Basis, BasisKind, BasisVersion

FLOORS = ("hudong.ground.", "hudong.instruments.", "hudong.mechanisms.")


def rooms() -> list[AppConfig]:
    """各室,由下往上 · The rooms of the three lower floors in the order of the drawing."""
    return [config for config in apps.get_app_configs() if config.name.startswith(FLOORS)]


def found(config: AppConfig, furniture: str, wanted: Callable[[Any], bool]) -> dict[str, Any]:
    """家具里的登记物 · Values that a room's piece of furniture holds, by name."""
    return {
        name: value
        for module in _modules(config, furniture)
        for name, value in sorted(vars(module).items())
        if wanted(value)
    }


def _modules(config: AppConfig, furniture: str) -> Iterator[ModuleType]:
    whole = f"{config.name}.{furniture}"
    for name in sorted(sys.modules):
        if name == whole or name.startswith(f"{whole}."):
            yield sys.modules[name]


def acts_of(config: AppConfig) -> list[Act]:
    """一室的行为 · In the order of the room's flows, then those that take no step, by name."""
    acts = [ACTS[name] for name in sorted(ACTS) if ACTS[name].room == config.label]
    return sorted(acts, key=_place)


def _place(made: Act) -> tuple[int, str, int, str]:
    step = made.step
    if step is None or step.flow is None:
        return 1, "", 0, made.name
    return 0, step.flow.name, list(step.flow.steps).index(step.name), made.name


def first_line(thing: Any) -> str:
    """第一行 · The first line of a docstring: Chinese term and English sentence."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    return lines[0] if lines else ""


def citations(basis: Basis) -> str:
    """引用 · Every version of a statute with its days, or the words of the other kinds."""
    if basis.kind is not BasisKind.STATUTE:
        return f"{basis.kind.words}：{basis.words}"
    return "<br>".join(
        f"《{version.instrument}》{version.article}{_days(version)}" for version in basis.versions
    )


def _days(version: BasisVersion) -> str:
    if version.in_force_from is None and version.in_force_to is None:
        return ""
    if version.in_force_to is None:
        return f"（{version.in_force_from} 起）"
    return f"（{version.in_force_from or '此前'} 至 {version.in_force_to}）"
