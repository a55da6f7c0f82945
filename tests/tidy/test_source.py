"""源码的规矩:写库只在行为里,时刻只问时钟,名字不含糊。House rules that the source itself can break."""

from __future__ import annotations

import ast
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.tidy.sources import PROJECT, name_of, places, python_files, text_files, tree_of

Found = list[tuple[Path, int, str]]

# 写库的方法。只有行为、门和存证自己的追加可以用。
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "acreate",
    "asave",
    "abulk_create",
    "abulk_update",
    "aget_or_create",
    "aupdate_or_create",
    "save_base",
    "raw",
    "_raw_delete",
    "_update",
}
MAY_WRITE = (
    "hudong/*/*/acts.py",
    "hudong/*/*/acts/*.py",
    "hudong/ground/kernel/act.py",
    "hudong/ground/kernel/outbox.py",
    "hudong/ground/kernel/table.py",
    "hudong/ground/record/append.py",
    "hudong/ground/record/anchors.py",
    "hudong/ground/record/models.py",
)
# 绕过守卫的直路:不带守卫的管理器、裸游标。
BYPASSES = {"_base_manager", "cursor", "execute_wrapper"}
MAY_BYPASS = ("hudong/ground/kernel/*.py", "hudong/ground/record/*.py", "hudong/doors/cli/*.py")
CLOCK = "hudong/ground/kernel/clock.py"
BANNED_MODULES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}


def calls_of(path: Path, names: set[str]) -> Found:
    """调用了这些方法的地方 · Method calls by name."""
    return [
        (path, node.lineno, f".{node.func.attr}(")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def allowed(path: Path, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name_of(path), pattern) for pattern in patterns)


def test_rows_are_written_in_acts_only() -> None:
    found = [
        hit
        for path in python_files("hudong", "config")
        if not allowed(path, MAY_WRITE)
        for hit in calls_of(path, WRITES)
    ]
    assert not found, "只有 acts 能写库：\n" + places(found)


def test_acts_write_through_guarded_methods_only() -> None:
    found = [
        (path, node.lineno, node.attr)
        for path in python_files("hudong")
        if not allowed(path, MAY_BYPASS) and "/law/" not in name_of(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in BYPASSES
    ]
    assert not found, "绕过了表的守卫：\n" + places(found)


def now_calls(path: Path) -> Found:
    """问现在几点的地方 · Calls that ask the machine for the time or the day."""
    wanted = {
        "today": {"date", "datetime"},
        "now": {"datetime", "timezone"},
        "utcnow": {"datetime"},
        "time": {"time"},
        "localtime": {"time", "timezone"},
        "gmtime": {"time"},
        "localdate": {"timezone"},
    }
    found: Found = []
    for node in ast.walk(tree_of(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
        if name in wanted.get(node.func.attr, ()):
            found.append((path, node.lineno, f"{name}.{node.func.attr}("))
    return found


def test_only_the_clock_asks_for_the_time() -> None:
    found = [
        hit
        for path in python_files("hudong", "config", "tests")
        if name_of(path) != CLOCK
        for hit in now_calls(path)
    ]
    assert not found, "现在几点只问 kernel/clock.py：\n" + places(found)


def test_no_automatic_dates_in_models() -> None:
    found = [
        (path, node.lineno, node.arg)
        for path in python_files("hudong", migrations=True)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}
    ]
    assert not found, "日子由行为写，不由框架填：\n" + places(found)


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [
        name_of(path)
        for path in python_files("hudong", "config", "tests")
        if {path.stem, *path.relative_to(PROJECT).parts[:-1]} & BANNED_MODULES
    ]
    assert found == ["config/settings/base.py"]


def test_no_signals() -> None:
    found = [
        (path, node.lineno, "signal")
        for path in python_files("hudong", "config")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        and re.match(r"django\.(dispatch|.*\.signals)", node.module or "")
    ]
    assert not found, "事实往上走用 @when，不用信号：\n" + places(found)


def test_no_flag_switches_a_check_off() -> None:
    found = [
        (path, node.lineno, node.arg)
        for path in python_files("hudong")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.arg) and re.match(r"(skip|no_check|force|bypass)(_|$)", node.arg)
    ]
    assert not found, places(found)


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|待" r"实现|以后" r"再写")
    found = [
        f"{name}:{number} {line.strip()[:80]}"
        for name, text in text_files()
        if name.startswith(("hudong/", "config/", "tests/", "docs/", "README", "Makefile", ".ci/"))
        and not name.endswith((".po", ".jsonl", ".js", ".toml"))
        for number, line in enumerate(text.splitlines(), start=1)
        if words.search(line)
    ]
    assert not found, "\n".join(found)


def test_nothing_of_the_workplace_stands_in_the_project() -> None:
    # 分开写,免得这个文件自己也算一处。
    words = re.compile(
        "|".join(
            (
                r"(?<![\w./-])/(?:wo" r"rk|fa" r"rm|ro" r"ot|home)/",
                r"/opt/(?:py" r"pi|whe" r"els)",
                r"(?i:\bclau" r"de\b|\banthro" r"pic\b|\bopen" r"ai\b|\bchat" r"gpt\b|\bLL" r"M\b)",
                r"file:" r"///",
                r"extra-index-" r"url",
                r"find-" r"links",
            )
        )
    )
    found = [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if words.search(line)
    ]
    assert not found, "\n".join(found)


def test_lock_files_name_no_address() -> None:
    for path in sorted((PROJECT / "requirements").iterdir()):
        assert "://" not in path.read_text(), path.name


def test_no_file_grows_without_end() -> None:
    long = {
        name_of(path): lines
        for path in python_files("hudong", "config")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 420
    }
    assert not long, f"三百行左右就该成为同名的包：{long}"


def test_every_public_thing_is_documented_in_chinese_first() -> None:
    found: Found = []
    for path in python_files("hudong"):
        tree = tree_of(path)
        held = ast.get_docstring(tree)
        if held is None and tree.body:
            found.append((path, 1, "没有模块说明"))
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                words = ast.get_docstring(node) or ""
                # “400 · …”“PostgreSQL · …”这样的专名本来就没有中文。
                if not re.search(r"[\u4e00-\u9fff]|^\S+ · ", words.split("\n", maxsplit=1)[0]):
                    found.append((path, node.lineno, node.name))
    assert not found, "说明的第一行要有中文词：\n" + places(found)


def test_every_pure_file_is_checked_strictly() -> None:
    patterns = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
    pure = re.compile(
        r"hudong/(ground/people|instruments/\w+|mechanisms/\w+)/(terms|facts|flow|rules)\b"
    )
    for path in python_files("hudong"):
        name = name_of(path)
        if pure.match(name):
            assert any(fnmatch(name, pattern) for pattern in patterns), f"mypy 没有查 {name}"


def test_no_test_empties_the_database() -> None:
    words = ("transaction=True", "transactional_db", "reset_sequences", "serialized_rollback")
    found = [
        f"{name_of(path)} {word}"
        for path in python_files("tests")
        for word in words
        if path != Path(__file__) and word in path.read_text(encoding="utf-8")
    ]
    assert not found, "要真的提交，用 fresh_database：触发器不许关\n" + "\n".join(found)


class TestTheStoryComputesItsNumbers:
    """讲故事的代码里没有故事的数字:数字只能从数据里数出来。"""

    NUMBERS = {78, 27, 51, 65.4, 66}
    WORDS = re.compile(
        r"(?<![\d.])(?:78|27|51)(?![\d.])|七十八|二十七|五十一|(?<![\d.])65\.4|(?<![\d.])66(?=%| %)"
    )
    TELLERS = (
        "hudong/doors/cli/demo",
        "hudong/mechanisms",
        "hudong/doors/web/views",
        "hudong/doors/web/pages",
    )

    def tellers(self) -> list[Path]:
        return python_files(*(folder for folder in self.TELLERS if (PROJECT / folder).exists()))

    def test_as_a_number(self) -> None:
        found = [
            (path, node.lineno, str(node.value))
            for path in self.tellers()
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Constant)
            and type(node.value) in (int, float)
            and (node.value in self.NUMBERS or (node.value == 10 and "/demo/" in name_of(path)))
        ]
        assert not found, places(found)

    def test_in_words(self) -> None:
        found: Found = []
        for path in self.tellers():
            told = {
                id(item.value) for item in ast.walk(tree_of(path)) if isinstance(item, ast.Expr)
            }
            for node in ast.walk(tree_of(path)):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and id(node) not in told
                    and self.WORDS.search(node.value)
                ):
                    found.append((path, node.lineno, node.value[:60]))
        assert not found, places(found)

    def test_in_templates(self) -> None:
        folder = PROJECT / "hudong/doors/web/templates"
        found = [
            (path, number, line.strip()[:60])
            for path in sorted(folder.rglob("*.html"))
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if self.WORDS.search(re.sub(r"<svg.*?</svg>", "", line))
        ]
        assert not found, places(found)


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("row.save()", "save"),
        ("Body.objects.filter(x=1).bulk_update([], ['name'])", "bulk_update"),
        ("date.today()", "today"),
        ("datetime.datetime.now(UTC)", "now"),
        ("timezone.now()", "now"),
        ("time.time()", "time"),
    ],
)
def test_the_rules_see_what_they_look_for(tmp_path: Path, source: str, broken: str) -> None:
    path = tmp_path / "planted.py"
    path.write_text(source)
    assert any(broken in what for _, _, what in [*calls_of(path, WRITES), *now_calls(path)])
