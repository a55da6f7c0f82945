"""组件陈列 · The gallery: every component with its demo, its props and its code."""

from __future__ import annotations

import dataclasses
import inspect
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web import ui
from hudong.doors.web.answer import answer
from hudong.doors.web.component import Component
from hudong.doors.web.ui import Table, TableColumn

COMPONENTS_DIR = Path(__file__).parents[1] / "components"


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """一个组件 · Its folder name, Chinese title, what it is, demos, props tables, code."""

    name: str
    title: str
    about: str
    demos: tuple[Component, ...]
    tables: tuple[Table, ...]
    demo_code: str
    template_code: str


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """组件陈列 · All components in the order of their folders."""

    entries: tuple[GalleryEntry, ...]


def component_names() -> list[str]:
    """组件名 · Every folder under ``components/`` that holds props."""
    return sorted(path.parent.name for path in COMPONENTS_DIR.glob("*/props.py"))


def props_classes(module: ModuleType) -> list[type]:
    """参数类 · The dataclasses written in this ``props.py``, the component itself first."""
    own = [
        each
        for each in vars(module).values()
        if dataclasses.is_dataclass(each) and each.__module__ == module.__name__
    ]
    return sorted(own, key=lambda each: not issubclass(each, Component))


def _default_of(field: dataclasses.Field[object]) -> str:
    if field.default is dataclasses.MISSING:
        return "必填"
    return repr(field.default)


def _props_table(props: type) -> Table:
    fields = dataclasses.fields(props)
    return Table(
        f"ui.{props.__name__} · {inspect.getdoc(props) or ''}",
        (TableColumn("参数"), TableColumn("类型"), TableColumn("默认")),
        tuple((each.name, str(each.type), _default_of(each)) for each in fields),
    )


def _entry(name: str) -> GalleryEntry:
    path = f"{ui.__name__.rpartition('.')[0]}.components.{name}"
    props, demo = import_module(f"{path}.props"), import_module(f"{path}.demo")
    title, _, about = (inspect.getdoc(props) or "").partition(" · ")
    return GalleryEntry(
        name=name,
        title=title,
        about=about,
        demos=demo.DEMOS,
        tables=tuple(_props_table(each) for each in props_classes(props)),
        demo_code=inspect.getsource(demo),
        template_code=(COMPONENTS_DIR / name / f"{name}.html").read_text(),
    )


@cache
def gallery_page() -> GalleryPage:
    """组件陈列 · Read once: the files do not change while the site runs."""
    return GalleryPage(tuple(_entry(name) for name in component_names()))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """组件陈列 · ``/components/``."""
    return answer(request, "gallery/gallery.html", gallery_page())
