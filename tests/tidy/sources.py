"""读源码:哪些文件、每个文件的语法树。The project's own files, and their syntax trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", ".venv", "var", "build", "dist", "node_modules"}


@cache
def tree_of(path: Path) -> ast.Module:
    """语法树 · Parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """项目里的路径 · Path from the root of the project."""
    return path.relative_to(PROJECT).as_posix()


def python_files(*folders: str, migrations: bool = False) -> list[Path]:
    """Python 文件 · Every Python file below the folders."""
    found = [path for folder in folders for path in sorted((PROJECT / folder).rglob("*.py"))]
    return [path for path in found if migrations or "migrations" not in path.parts]


def all_files() -> list[Path]:
    """全部文件 · Every file that would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        paths = [PROJECT / line.strip('"') for line in listed.stdout.splitlines()]
    else:
        paths = [path for path in PROJECT.rglob("*") if not LEFT_OUT & set(path.parts)]
    return [path for path in paths if path.is_file()]


def text_files() -> Iterator[tuple[str, str]]:
    """全部文字文件 · Path and text of every file that is text."""
    for path in all_files():
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def places(found: list[tuple[Path, int, str]]) -> str:
    """违例的地方 · One line per finding."""
    return "\n".join(f"{name_of(path)}:{line} {what}" for path, line, what in found)
