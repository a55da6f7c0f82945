"""室的规矩:别的室的表不碰,外键只往下指,表只有三种。Rules of rooms that the import linter cannot see."""

from __future__ import annotations

import ast
import re
from functools import cache

import grimp
import pytest
from django.apps import apps
from django.db import models

from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.exempt import COLUMNS, TABLES
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.reactions import registered
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.record.models import AppendOnly
from tests.tidy.sources import PROJECT, places, python_files, tree_of

# 由下往上;同一层的几个室互不相识。
LEVELS = (
    {"record"},
    {"kernel"},
    {"people"},
    {"notices", "stability", "opinions"},
    {"resolutions"},
    {"catalogue"},
    {"admission"},
    {"agreements"},
    {"funding"},
)
ROOMS = {room for level in LEVELS for room in level}
# 各室之间只走这几个门;身份一类的许可由 people 供大家用。
FACES = {"acts", "queries", "facts", "terms"}
INFRASTRUCTURE = {"hudong.ground.kernel", "hudong.ground.record", "hudong.ground.law"}


def level_of(room: str) -> int:
    return next(number for number, level in enumerate(LEVELS) if room in level)


def tables() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Table)]


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("hudong", include_external_packages=False)


def room_of(module: str) -> str:
    """所在的室 · ``hudong.floor.room``, or empty."""
    parts = module.split(".")
    return ".".join(parts[:3]) if len(parts) > 2 and parts[1] != "doors" else ""


def imports_between_rooms() -> list[tuple[str, str]]:
    found = []
    for module in sorted(graph().modules):
        for imported in sorted(graph().find_modules_directly_imported_by(module)):
            here, there = room_of(module), room_of(imported)
            if there and here != there and there not in INFRASTRUCTURE:
                found.append((module, imported))
    return found


def test_other_rooms_are_entered_by_their_faces() -> None:
    wrong = []
    for module, imported in imports_between_rooms():
        part = imported.split(".")[3] if imported.count(".") >= 3 else ""
        allowed = FACES | ({"permits"} if ".people." in imported else set())
        if module.startswith("hudong.doors"):
            allowed = allowed | {"flow", "sheets"}
        if part not in allowed:
            wrong.append(f"{module} 引用了 {imported}")
    assert not wrong, "\n".join(wrong)


def test_models_stay_in_their_room() -> None:
    wrong = [
        f"{module} 引用了 {imported}"
        for module in sorted(graph().modules)
        for imported in sorted(graph().find_modules_directly_imported_by(module))
        if re.fullmatch(r"hudong\.\w+\.\w+\.models(\..*)?", imported)
        and room_of(module) != room_of(imported)
        and not (room_of(imported) in INFRASTRUCTURE and room_of(module) in INFRASTRUCTURE)
    ]
    assert not wrong, "\n".join(wrong)


def test_foreign_keys_point_to_their_own_room_or_below_and_protect() -> None:
    wrong = []
    for model in tables():
        for field in model._meta.concrete_fields:
            if not field.is_relation:
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            if here != there and not level_of(there) < level_of(here):
                wrong.append(f"{model.__name__}.{field.name} 往上指到 {there}")
            if field.remote_field.on_delete is not models.PROTECT:
                wrong.append(f"{model.__name__}.{field.name} 不是 PROTECT")
    assert not wrong, "\n".join(wrong)


def test_no_many_to_many_hides_a_table() -> None:
    assert [model for model in tables() if model._meta.many_to_many] == []


def test_every_room_is_on_the_drawing() -> None:
    labels = {model._meta.app_label for model in tables()}
    assert labels <= ROOMS


def test_every_table_is_a_domain_table_a_record_table_or_exempt_with_a_reason() -> None:
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if issubclass(model, Table):
            assert table not in TABLES, f"{table} 是本系统的表，不能列在例外里"
        elif issubclass(model, AppendOnly):
            assert TABLES.get(table)
        else:
            assert TABLES.get(table), f"{model._meta.label} 不是 Table，例外表里也没有写理由"


def test_the_exempt_list_has_nothing_that_does_not_exist() -> None:
    known = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    assert set(TABLES) - {"django_migrations"} <= set(known)
    for table, column in COLUMNS:
        assert known[table]._meta.get_field(column)


def test_every_domain_table_is_guarded_through_every_manager() -> None:
    for model in tables():
        for manager in (model._default_manager, *model._meta.managers):
            assert isinstance(manager.get_queryset(), TableQuerySet), (model, manager)


@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.label)
def test_a_table_is_named_after_its_room_and_in_chinese(model: type[models.Model]) -> None:
    assert model._meta.db_table.startswith(f"{model._meta.app_label}_")
    assert re.fullmatch(r"[\u4e00-\u9fff（）·、]+", str(model._meta.verbose_name))


@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.label)
def test_names_of_columns_tell_what_they_hold(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateTimeField):
            assert field.name.endswith("_at") or field.name == "last_login", field
        elif isinstance(field, models.DateField):
            assert field.name.endswith("_on"), field
        assert not isinstance(field, (models.FloatField, models.DecimalField)), field
        if isinstance(field, models.IntegerField) and "fen" in str(field.verbose_name).lower():
            assert field.name.endswith("_fen"), field


def test_a_model_with_a_state_has_its_flow_and_the_same_states() -> None:
    for model in tables():
        if model._meta.proxy or "state" not in {field.name for field in model._meta.fields}:
            continue
        flow = getattr(model, "FLOW", None)
        assert flow is not None, f"{model.__name__} 有状态，却没有 FLOW"
        assert list(model._meta.get_field("state").choices) == flow.choices()


def test_every_state_can_be_reached() -> None:
    for model in tables():
        flow = getattr(model, "FLOW", None)
        if flow is not None:
            targets = {target for step in flow.steps.values() for target in step.targets}
            assert set(flow.states) == targets, f"{model.__name__} 有到不了的状态"


def test_an_act_walks_the_flow_of_its_own_room() -> None:
    flows = {
        id(model.FLOW): model._meta.app_label for model in tables() if getattr(model, "FLOW", None)
    }
    for made in ACTS.values():
        if made.step is not None:
            assert flows.get(id(made.step.flow)) == made.room, made.name


def facts() -> list[type[Fact]]:
    found, pending = [], list(Fact.__subclasses__())
    while pending:
        fact = pending.pop()
        pending.extend(fact.__subclasses__())
        if fact.__module__.startswith("hudong."):
            found.append(fact)
    return found


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.kind())
def test_a_fact_is_about_a_table_of_this_house(fact: type[Fact]) -> None:
    kind, field = fact.ABOUT
    assert apps.get_model(kind)
    assert field in fact.__dataclass_fields__
    assert fact.__dataclass_params__.frozen


def test_reactions_listen_to_rooms_below() -> None:
    for fact, heard in registered().items():
        for reaction in heard:
            here, there = reaction.__module__.split(".")[-2], fact.__module__.split(".")[-2]
            assert level_of(there) <= level_of(here), f"{here} 听的是上面 {there} 的事实"


def test_banned_synonyms_of_the_glossary_are_no_names_here() -> None:
    text = (PROJECT / "docs/glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    named = {word for row in rows if len(row) == 5 for word in re.findall(r"[A-Z]\w+", row[1])}
    banned = {
        (room, word)
        for row in rows
        if len(row) == 5
        for room in re.findall(r"[a-z]+", row[2])
        for word in re.findall(r"[A-Z][A-Za-z]+", row[4])
        if word not in named
    }
    assert len(banned) > 15
    found = [
        (path, node.lineno, node.name)
        for path in python_files("hudong/ground", "hudong/instruments", "hudong/mechanisms")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        and (path.relative_to(PROJECT).parts[2], node.name) in banned
    ]
    assert not found, "词汇表说不这样叫：\n" + places(found)
