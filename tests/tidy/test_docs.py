"""文档说的都在:链接通,路径在,决定成册,改动有片。Documents point only at things that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for place in (
        PROJECT.glob("*.md"),
        (PROJECT / "docs").rglob("*.md"),
        (PROJECT / "changelog").glob("*.md"),
    )
    for path in place
)
NAMES = [str(path.relative_to(PROJECT)) for path in PAGES]
ADRS = sorted((PROJECT / "docs" / "adr").glob("[0-9]*.md"))
KINDS = ("added", "changed", "fixed", "removed", "security", "law")
PICTURE_LIMIT = 250 * 1024


def prose(path: Path) -> str:
    """去掉代码块 · The text without fenced code."""
    return re.sub(r"^ *```.*?^ *```", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)


def anchors(path: Path) -> set[str]:
    """标题的锚 · Anchors of the headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.M)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).strip().lower()).replace(" ", "-")
        for heading in headings
    }


def links(path: Path) -> list[str]:
    """链接 · Targets of links and pictures."""
    text = re.sub(r"`[^`\n]*`", "", prose(path))
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|srcset|href)="([^"]+)"', text)


@pytest.mark.parametrize("name", NAMES)
def test_links_resolve(name: str) -> None:
    path = PROJECT / name
    for link in links(path):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.is_relative_to(PROJECT), f"{name} 指到项目外面：{link}"
        assert target.exists(), f"{name} 的链接断了：{link}"
        if anchor:
            assert anchor in anchors(target), f"{name} 的链接没有这一节：{link}"


@pytest.mark.parametrize("name", NAMES)
def test_paths_in_the_project_exist(name: str) -> None:
    for span in re.findall(
        r"`((?:hudong|tests|config|docs|requirements|changelog)/[^`\s]*)`", prose(PROJECT / name)
    ):
        if re.search(r"[<>*…{}]", span):
            continue
        path = span.split("::")[0]
        assert (PROJECT / path).exists(), f"{name} 说的文件不存在：{span}"


def test_every_page_can_be_reached_from_the_index_or_a_readme() -> None:
    reached: set[Path] = set()
    waiting = [PROJECT / "README.md", PROJECT / "README.zh.md", PROJECT / "docs" / "index.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md" or not path.exists():
            continue
        reached.add(path)
        for link in links(path):
            if not re.match(r"[a-z]+:", link):
                waiting.append((path.parent / link.partition("#")[0]).resolve())
    lost = {path for path in PAGES if path.parent.name != "changelog"} - reached
    assert not lost, f"没有一页通到：{sorted(str(path.relative_to(PROJECT)) for path in lost)}"


def test_decisions_are_numbered_titled_and_listed() -> None:
    index = (PROJECT / "docs" / "adr" / "index.md").read_text(encoding="utf-8")
    for number, path in enumerate(ADRS, start=1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04d}-"), path.name
        assert text.startswith(f"# {number} · "), path.name
        for heading in ("## 情形", "## 决定", "## 结果"):
            assert heading in text, f"{path.name} 没有“{heading}”"
        assert len(text) < 3000, f"{path.name} 不止一页"
        assert f"]({path.name})" in index, f"{path.name} 不在决定一览里"


def test_changelog_fragments_have_their_form() -> None:
    fragments = [path for path in (PROJECT / "changelog").glob("*") if path.name != "README.md"]
    assert fragments
    for path in fragments:
        assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d-[a-z0-9-]+\.({'|'.join(KINDS)})\.md", path.name), (
            path.name
        )
        text = path.read_text(encoding="utf-8")
        assert re.search(r"[\u4e00-\u9fff]", text), f"{path.name} 没有中文"
        assert re.search(r"^[A-Z]", text, re.M), f"{path.name} 没有英文"


def test_pictures_are_small() -> None:
    for path in (PROJECT / "docs" / "images").glob("*"):
        assert path.stat().st_size <= PICTURE_LIMIT, path.name
