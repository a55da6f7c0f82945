"""组件 · Every component has its three files, its demo, and its place in the gallery."""

from __future__ import annotations

import dataclasses
import inspect
import re
from importlib import import_module

import pytest
from django.test import Client

from hudong.doors.web import ui
from hudong.doors.web.component import Component
from hudong.doors.web.views.gallery import COMPONENTS_DIR, component_names, props_classes

NAMES = component_names()


def props_of(name: str) -> list[type]:
    return props_classes(import_module(f"hudong.doors.web.components.{name}.props"))


@pytest.mark.parametrize("name", NAMES)
def test_component_is_complete(name: str) -> None:
    files = {path.name for path in (COMPONENTS_DIR / name).iterdir() if path.is_file()}
    assert files == {"__init__.py", "props.py", "demo.py", f"{name}.html"}
    components = [each for each in props_of(name) if issubclass(each, Component)]
    assert len(components) == 1, "一个文件夹只放一个组件"
    for props in props_of(name):
        assert props.__dataclass_params__.frozen, f"{props.__name__} 的参数可以被改"
        assert re.match(r"[\u4e00-\u9fff]+ · [A-Z`]", inspect.getdoc(props) or ""), props.__name__
        assert getattr(ui, props.__name__) is props, f"{props.__name__} 没有写进 ui.py"


@pytest.mark.parametrize("name", NAMES)
def test_demo_renders(name: str) -> None:
    demos = import_module(f"hudong.doors.web.components.{name}.demo").DEMOS
    assert demos
    for demo in demos:
        assert demo.component_name() == name
        assert str(demo.__html__()).strip()


def test_text_in_a_slot_is_escaped() -> None:
    assert "<script>" not in ui.Tag("plain", "<script>").__html__()
    assert "<script>" not in ui.Phrase(("<script>", ui.Change(added="<b>"))).__html__()
    assert "&lt;b&gt;" in ui.Phrase(("<script>", ui.Change(added="<b>"))).__html__()


def test_gallery_shows_every_component() -> None:
    page = Client().get("/components/").content.decode()
    assert re.findall(r'class="entry" id="c-(\w+)"', page) == NAMES
    for name in NAMES:
        for props in props_of(name):
            assert f"ui.{props.__name__} ·" in page
            for field in dataclasses.fields(props):
                assert field.name in page


def test_a_row_must_fit_its_table() -> None:
    with pytest.raises(ValueError, match="2 栏"):
        ui.Table("例", (ui.TableColumn("村"), ui.TableColumn("户数")), (("庆丰村",),))


@pytest.mark.parametrize("votes", [0, 1, 4, 5, 6, 50, 51, 61])
def test_one_stroke_for_each_vote(votes: int) -> None:
    assert ui.Count("同意", votes).strokes.count("M") == votes


@pytest.mark.parametrize(("declared", "kept"), [(78, 27), (0, 0), (1, 1), (300, 12)])
def test_one_square_for_each_matter(declared: int, kept: int) -> None:
    cells = ui.Cells(declared, kept)
    assert cells.solid.count("z") == kept
    assert cells.hollow.count("z") == declared - kept


def test_squares_cannot_stay_that_were_never_declared() -> None:
    with pytest.raises(ValueError, match="不能多于"):
        ui.Cells(declared=3, kept=4)


def test_arithmetic_says_the_exact_share() -> None:
    quorum = ui.Arithmetic("人够不够", "应到", 47, "三分之二", 2, 3, False, 32, "到会", 31)
    assert quorum.share == "31.33"
    assert not quorum.is_enough
    assert "差 1 人" in quorum.__html__()
    assert dataclasses.replace(quorum, got=32).is_enough
    assert dataclasses.replace(quorum, base=48, needed=32).share == "32"


def test_only_the_most_urgent_has_a_filled_button() -> None:
    item = ui.TodoItem(ui.Tag("soon", "还剩 2 天"), "回复", "话", "去回复", "#")
    shown = ui.Todo((item, item, item)).__html__()
    assert shown.count('class="btn"') == 1
    assert shown.count('class="btn alt"') == 2


def test_a_password_is_never_written_back() -> None:
    assert (
        "hunter2" not in ui.Field("password", "口令", kind="password", value="hunter2").__html__()
    )
