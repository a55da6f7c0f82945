"""行为的规矩:都有法据,都有测试,名字都一样。Every act has its basis, its test and one name."""

from __future__ import annotations

import re
from functools import cache

import pytest

from hudong.ground.kernel.act import ACTS, Act
from hudong.ground.law.terms import BasisKind
from tests.tidy.sources import PROJECT, name_of, python_files

EVERY = sorted(ACTS.values(), key=lambda made: made.name)


@cache
def behaviour() -> str:
    """讲行为的测试 · The text of every test file but these house rules."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in python_files("tests/rooms", "tests/stories", "tests/doors")
        if name_of(path) != "tests/builders.py"
    )


def test_there_are_acts() -> None:
    assert len(EVERY) > 30


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_basis_is_a_statute_a_local_rule_or_an_internal_one_with_its_reason(made: Act) -> None:
    basis = made.basis
    if basis.kind is BasisKind.STATUTE:
        assert basis.versions, made.name
        assert all(version.instrument and version.article for version in basis.versions)
    elif basis.kind is BasisKind.LOCAL:
        assert not any(version.article for version in basis.versions)
    else:
        assert basis.kind is BasisKind.INTERNAL
        assert len(basis.reason) > 5
    assert basis.words


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_act_its_function_and_its_module_have_one_name(made: Act) -> None:
    room, verb = made.name.split(".")
    assert made.body.__name__ == verb
    assert made.body.__module__.split(".")[2] == room
    assert re.match(r"[\u4e00-\u9fff（）]+$", made.title), made.title
    assert re.search(r"[\u4e00-\u9fff]", made.body.__doc__ or "")


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_act_has_a_test_that_names_it(made: Act) -> None:
    verb = made.body.__name__
    named = rf"(?<![\w]){re.escape(verb)}(?![\w])|{re.escape(made.name)}"
    is_named = re.search(named, behaviour()) is not None
    assert is_named, f"没有测试提到 {made.name}"


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_reference_lists_the_act_with_the_kind_of_its_basis(made: Act) -> None:
    page = (PROJECT / "docs/reference/acts.md").read_text(encoding="utf-8")
    [row] = [line for line in page.splitlines() if f"`{made.name}`" in line]
    assert made.basis.kind.words in row or made.basis.key in row
