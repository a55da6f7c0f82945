"""组件的根 · What every component is: a frozen dataclass of props that renders itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Literal

from django.template import engines
from jinja2 import Template

# 形状、文字、颜色三样一起：done ● now ◆ wait ○ soon ▲ no × red ■ plain □。
State = Literal["done", "now", "wait", "soon", "no", "red", "plain"]


@cache
def component_template(name: str) -> Template:
    """组件模板 · The Jinja template ``<name>/<name>.html`` of a component; loaded once."""
    return engines["jinja2"].env.get_template(f"{name}/{name}.html")  # type: ignore[no-any-return]


@cache
def _render_of(component: type[Component]) -> Callable[[Component], str]:
    """The macro ``render`` of a component's template, found once for its class."""
    macros: Any = component_template(component.component_name()).module
    return macros.render  # type: ignore[no-any-return]


class Component:
    """组件 · A frozen dataclass of props; written in a template it is its own HTML.

    Markup escapers ask a value for ``__html__`` before they escape it, so ``{{ page.tag }}`` and
    ``{{ ui.Tag("is-done", _("已生效")) }}`` both render ``tag/tag.html``, whose macro
    ``render(p)`` sees the props and nothing else (no request, no page).

    A plain string in the same place stays text and is escaped: a slot of type ``Content``
    takes either.
    """

    __slots__ = ()

    @classmethod
    def component_name(cls) -> str:
        """组件名 · The folder under ``components/`` in which the props class stands."""
        return cls.__module__.split(".")[-2]

    def __html__(self) -> str:
        return _render_of(type(self))(self)


Content = str | Component
