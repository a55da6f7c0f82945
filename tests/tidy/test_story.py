"""故事里说的行为和测试都真的在,一个室也没漏。The story names only acts and tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from hudong.ground.kernel.act import ACTS

PROJECT = Path(__file__).resolve().parents[2]
STORY = (PROJECT / "docs" / "story.md").read_text(encoding="utf-8")
SPANS = re.findall(r"`([^`\n]+)`", STORY)
ROOMS = [
    config.label
    for config in apps.get_app_configs()
    if config.name.startswith(("hudong.ground.", "hudong.instruments.", "hudong.mechanisms."))
]
PARAGRAPHS = 14


def defined_in(path: Path) -> set[str]:
    """文件里的测试 · ``test_x`` and ``TestX::test_x`` of one file."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {
                f"{node.name}::{item.name}"
                for item in node.body
                if isinstance(item, ast.FunctionDef)
            }
    return found


def test_each_paragraph_is_told_in_order() -> None:
    numbers = [int(number) for number in re.findall(r"^## 第 (\d+) 段 · \S", STORY, re.M)]
    assert numbers == list(range(1, PARAGRAPHS + 1))


def test_each_paragraph_names_a_test() -> None:
    for part in STORY.split("\n## 第 ")[1:]:
        assert "`tests/" in part, f"第 {part.split(' ')[0]} 段没有测试"


@pytest.mark.parametrize(
    "name",
    sorted({span for span in SPANS if re.fullmatch(rf"(?:{'|'.join(ROOMS)})\.[a-z_]+", span)}),
)
def test_every_act_in_the_story_exists(name: str) -> None:
    assert name in ACTS


def test_every_act_has_its_place_in_the_story() -> None:
    assert set(ACTS) - set(SPANS) == set(), "请在 docs/story.md 里写明这些行为回答哪一段"


@pytest.mark.parametrize("span", sorted({span for span in SPANS if span.startswith("tests/")}))
def test_every_test_in_the_story_exists(span: str) -> None:
    file, _, name = span.partition("::")
    assert (PROJECT / file).exists(), file
    if name:
        assert name in defined_in(PROJECT / file)


def test_every_room_is_in_the_story() -> None:
    assert {room for room in ROOMS if f"`{room}" not in STORY} == set()
