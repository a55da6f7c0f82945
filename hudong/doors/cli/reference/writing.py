"""参考的全部页。All pages of the reference, and which committed ones differ from them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from hudong.doors.cli.reference import sections
from hudong.doors.cli.reference.markdown import page

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "reference"

_PAGES: tuple[tuple[str, str, Callable[[], list[str]]], ...] = (
    ("acts", "行为 · Acts", sections.acts),
    ("flows", "流程 · Flows", sections.flows),
    ("facts", "事实和联动 · Facts and reactions", sections.facts),
    ("reads", "查询和预算 · Reads and budgets", sections.reads),
    ("permits", "许可 · Permits", sections.permits),
    ("bases", "法据 · Bases", sections.bases),
    ("exempt", "例外表 · Exempt tables", sections.exempt),
)


def pages() -> dict[str, str]:
    """全部页 · Every page of the reference by its file name."""
    texts = {f"{name}.md": page(title, write()) for name, title, write in _PAGES}
    listed = [f"- [{title}]({name}.md)" for name, title, _ in _PAGES]
    texts["index.md"] = page(
        "参考 · Reference",
        ["这些页由程序里的登记表写成，`make docs` 重写，测试查它们是否过时。", "", *listed],
    )
    return texts


def differing(folder: Path) -> list[str]:
    """不符的页 · Names of pages in ``folder`` that are missing, stale, or no longer wanted."""
    wanted = pages()
    held = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in wanted | held if wanted.get(name) != held.get(name))


def run(arguments: list[str], folder: Path = FOLDER) -> int:
    """写出或者核对 · Writes the pages, or with ``--check`` only names those that differ (exit 1)."""
    stale = differing(folder)
    if "--check" in arguments:
        for name in stale:
            print(f"docs/reference/{name} 与登记表不符：请运行 make docs", file=sys.stderr)
        return 1 if stale else 0
    wanted = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    print(f"参考文档共 {len(wanted)} 页，改写 {len(stale)} 页")
    return 0
