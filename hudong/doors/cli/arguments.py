"""命令和参数一览。The table of commands: what each is called, what it takes, what it needs.

Nothing here loads a room, so ``hudong --help`` and the law commands start at once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NoReturn

from hudong.doors.cli.answers import CommandError
from hudong.doors.cli.words import (
    a_count,
    a_county_code,
    a_day,
    a_file,
    a_name,
    a_port,
    an_article,
)

Add = Callable[[argparse.ArgumentParser], None]


class Needs(Enum):
    """需要什么 · What must be there before a command runs."""

    NOTHING = "nothing"
    SETTINGS = "settings"
    NEW_HOME = "new home"
    COUNTY = "county"
    DEMO = "demo"


@dataclass(frozen=True)
class Command:
    """命令 · Its words, one line of help, ``module:function`` that runs it, and its arguments."""

    words: tuple[str, ...]
    help: str
    run: str
    needs: Needs
    add: Add


# argparse 自己的话是英文,这几句换成中文。
_ENGLISH = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"参数 \1 不能是 \2，只能是 \3",
    ),
    (r"argument (.+?): expected one argument", r"参数 \1 后面要写一个值"),
    (r"argument (.+?): (?:ignored explicit|not allowed with) argument (.+)", r"参数 \1 不能带 \2"),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
)


def in_chinese(message: str) -> str:
    """换成中文 · A message of argparse in Chinese."""
    for english, chinese in _ENGLISH:
        if re.fullmatch(english, message, flags=re.DOTALL):
            return re.sub(english, chinese, message, flags=re.DOTALL)
    return message


class _Layout(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """参数解析 · Speaks Chinese and raises instead of leaving the process."""

    def __init__(self, command: Command) -> None:
        super().__init__(
            prog=f"hudong {' '.join(command.words)}",
            description=command.help,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Layout,
        )
        self._positionals.title, self._optionals.title = "参数", "选项"
        command.add(self)
        self.add_argument("--json", action="store_true", help="标准输出只给一个 JSON")
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """参数不对 · Raises with the right usage as the hint."""
        usage = " ".join(self.format_usage().split())
        raise CommandError("usage", in_chinese(message), where=self.prog, hint=usage)


def _nothing(parser: argparse.ArgumentParser) -> None:
    pass


def _init(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--county", metavar="代码", type=a_county_code, required=True, help="县级区划代码，六位")
    add("--office", metavar="名称", type=a_name, required=True, help="承办的办公室全称")
    add("--name", metavar="县名", type=a_name, help="县名；给了区划文件的可以不写")
    add("--divisions", metavar="文件", type=a_file, help="区划文件：code,name,parent,level")
    add("--edition", metavar="版本", type=a_name, help="区划的版本，默认写今天的日期")
    add("--phone", metavar="电话", default="", help="对外公布的联系电话")
    add(
        "--username",
        metavar="用户名",
        type=a_name,
        default="office",
        help="第一个账号，默认 office",
    )
    add("--person", metavar="姓名", type=a_name, default="办公室负责人", help="第一个账号的本人")
    add("--sex", choices=("女", "男"), default="女", help="本人的性别，默认 女")


def _serve(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--port", metavar="端口", type=a_port, default=8000, help="默认 8000")
    add("--address", metavar="地址", default="127.0.0.1", help="默认只听本机 127.0.0.1")
    add("--workers", metavar="个数", type=a_count, default=1, help="工作进程数，默认 1")


def _demo(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--today", metavar="日期", type=a_day, help="故事的最后一天，默认今天")
    add("--no-serve", action="store_true", help="讲完故事就停，不开网站")
    add("--port", metavar="端口", type=a_port, default=8000, help="默认 8000")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="文件", type=Path, help="备份写到这个 .tar 文件，不能已经存在"
    )


def _laws_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="语料文件", nargs="?", type=a_file, help="不写就用正在用的语料重新建库"
    )


def _laws_show(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("title", metavar="法规", help="全称、简称都可以，比如 村组法")
    add("article", metavar="条", type=an_article, help="43、第四十三条、43之一 都可以")
    add("--on", metavar="日期", type=a_day, help="看哪一天有效的文本，默认今天")


def _laws_search(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("terms", metavar="词", nargs="+", help="词、法规名、条号，几个都要有")
    add("--on", metavar="日期", type=a_day, help="查哪一天有效的文本，默认今天")
    add("--all-versions", action="store_true", help="新旧文本都查")
    add("--limit", metavar="个数", type=a_count, default=20, help="最多几条，默认 20")


def _divisions_import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="区划文件", type=a_file, help="code,name,parent,level 四列，可以是 .gz")
    add("--edition", metavar="版本", type=a_name, help="默认写今天的日期")


_CLI = "hudong.doors.cli"

COMMANDS = (
    Command(("init",), "建立一个县的站点和第一个账号", f"{_CLI}.init:run", Needs.NEW_HOME, _init),
    Command(("serve",), "检查后开网站", f"{_CLI}.serve:run", Needs.COUNTY, _serve),
    Command(("tick",), "办理到期的事，送达通知", f"{_CLI}.tick:run", Needs.COUNTY, _nothing),
    Command(
        ("anchor",), "把存证的树根留到库外", f"{_CLI}.record:anchor_now", Needs.COUNTY, _nothing
    ),
    Command(("verify",), "核对存证和每一行", f"{_CLI}.record:verify_all", Needs.COUNTY, _nothing),
    Command(("backup",), "备份并核对备份", f"{_CLI}.backup:run", Needs.COUNTY, _backup),
    Command(
        ("laws", "import"),
        "由语料建法规库",
        f"{_CLI}.laws:import_corpus",
        Needs.NOTHING,
        _laws_import,
    ),
    Command(("laws", "show"), "看某天的某一条", f"{_CLI}.laws:show", Needs.NOTHING, _laws_show),
    Command(("laws", "search"), "检索条文", f"{_CLI}.laws:search", Needs.NOTHING, _laws_search),
    Command(
        ("divisions", "import"),
        "导入本县区划",
        f"{_CLI}.divisions:import_file",
        Needs.COUNTY,
        _divisions_import,
    ),
    Command(
        ("check",), "检查设置、数据库、密钥和日历", f"{_CLI}.check:run", Needs.SETTINGS, _nothing
    ),
    Command(("migrate",), "升级程序以后升级数据库", f"{_CLI}.migrate:run", Needs.COUNTY, _nothing),
    Command(
        ("demo",), "讲一遍太仓的故事（示例数据）", f"{_CLI}.demo.command:run", Needs.DEMO, _demo
    ),
)


def find_command(words: list[str]) -> tuple[Command, list[str]]:
    """找命令 · The command that ``words`` begin with, and the rest of the words."""
    plain = [word for word in words if not word.startswith("-")]
    for command in COMMANDS:
        length = len(command.words)
        if tuple(plain[:length]) == command.words and words[0] == command.words[0]:
            rest = list(words)
            for word in command.words:
                rest.remove(word)
            return command, rest
    family = [" ".join(command.words) for command in COMMANDS if plain[:1] == [command.words[0]]]
    raise CommandError(
        "usage",
        f"没有这个命令：{' '.join(plain[:2]) or '（空）'}",
        hint=f"可用的有：{'、'.join(family)}" if family else "运行 hudong --help 看有哪些命令",
    )


def overview() -> str:
    """命令一览 · What ``hudong --help`` prints."""
    width = max(len(" ".join(command.words)) for command in COMMANDS)
    lines = [f"  {' '.join(command.words):<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(
        [
            "用法：hudong 命令 [参数] [--json]",
            "",
            *lines,
            "",
            "hudong 命令 --help 看每个命令的参数。",
            "环境变量：HUDONG_HOME 数据所在的目录（默认 ./var），DATABASE_URL 数据库（默认内嵌），",
            "HUDONG_HOSTS 站点域名，HUDONG_LAWS 法规语料，HUDONG_PLAIN_HTTP=1 只在本机试用。",
            "退出码：0 办成；1 有发现（改动、坏行、查不到）；2 输入有误；3 环境或者规则缺失。",
        ]
    )
