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
    a_file_or_folder,
    a_name,
    a_number,
    a_port,
    an_article,
)

_LEVELS = ("宪法", "法律", "行政法规", "地方性法规", "部门规章", "地方政府规章")

_KINDS = ("assistance", "own_duty", "report", "encouraged", "funding", "right", "none")

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


def _account_reset(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--username", metavar="用户名", type=a_name, required=True, help="忘了密码的账号")
    add("--reason", metavar="原因", type=a_name, required=True, help="怎样核对的本人，会写进存证")


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
    add = parser.add_argument
    add(
        "file",
        metavar="文件或文件夹",
        nargs="?",
        type=a_file_or_folder,
        help="语料 .jsonl(.gz) 换掉原来的；文件夹（Markdown）、.docx、.txt 添进来；不写就重新建库",
    )
    add("--dry-run", action="store_true", help="只看读到什么，不存")
    add("--title", metavar="名称", type=a_name, help="单件：法规名称，默认取第一行")
    add("--level", choices=_LEVELS, metavar="位阶", help=f"单件：{'、'.join(_LEVELS)}")
    add("--adopted", metavar="日期", type=a_day, help="单件：通过日，默认取标头最晚的日子")
    add("--in-force", metavar="日期", type=a_day, help="单件：施行日，正文没有写明时要写")
    add("--source", metavar="来源", type=a_name, help="从哪里来，默认写文件名")


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


def _laws_judge(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "claim",
        metavar="依据",
        nargs="+",
        help="一段话，写出法规名称和条号，比如 《禁毒法》第十七条",
    )
    add("--title", metavar="事项", default="", help="事项名称，用来核对说的是不是一件事")
    add("--on", metavar="日期", type=a_day, help="按哪一天的法，默认今天")


def _laws_duties(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--on", metavar="日期", type=a_day, help="哪一天有效的条文，默认今天")
    add(
        "--kind",
        action="append",
        metavar="种类",
        choices=_KINDS,
        help="只要这一种，可以写几次；不写就全要：assistance 协助、own_duty 自身法定职责、"
        "report 发现报告、encouraged 鼓励引导、funding 经费保障、right 权利、none 仅提及",
    )
    add(
        "--words",
        metavar="词",
        default="",
        help="法规名或者条文里有这些词的，几个词用空格隔开；JSON 里 article 是条号全称，如 第十七条",
    )


def _rules_check(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--meeting", metavar="会议", required=True, help="法律上的名称，比如 村民代表会议")
    add("--on", metavar="日期", type=a_day, help="按哪一天的规则，默认今天")
    add("--members", metavar="应到", type=a_number, required=True, help="应到多少人（户）")
    add("--present", metavar="实到", type=a_number, required=True, help="到会多少人（户）")
    add("--for", metavar="赞成", dest="ayes", type=a_number, default=0, help="赞成票，默认 0")
    add("--against", metavar="反对", type=a_number, default=0, help="反对票，默认 0")
    add("--abstain", metavar="弃权", type=a_number, default=0, help="弃权票，默认 0")
    ways = parser.add_mutually_exclusive_group()
    for way, words in (("persons", "人"), ("households", "户"), ("representatives", "代表")):
        ways.add_argument(
            f"--{way}", dest="sitting", action="store_const", const=way, help=f"应到按{words}计"
        )
    add("--place", metavar="区划代码", default="", help="当地另有规定的，写省、市或者县的代码")


def _divisions_import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="区划文件", type=a_file, help="code,name,parent,level 四列，可以是 .gz")
    add("--edition", metavar="版本", type=a_name, help="默认写今天的日期")


def _lists_export(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--format", choices=("xlsx", "docx", "csv", "json"), required=True, help="哪一种文件")
    add("-o", "--output", metavar="文件", type=Path, required=True, help="写到这里，不能已经存在")
    add("--edition", metavar="版次", type=a_count, help="第几版，默认现行的一版")
    add("--on", metavar="日期", type=a_day, help="哪一天有效的一版，默认今天")
    add("--list", choices=_LISTS, help="只要其中一份清单，默认整版")
    add("--site", metavar="网址", default="", help="网站的地址，写进永久地址和二维码")


def _lists_import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="清单文件", type=a_file, help="本系统给出的 .xlsx、.csv 或者 .json")
    add("--dry-run", action="store_true", help="只核对，什么也不写")
    add(
        "--declarations",
        metavar="文件夹",
        type=Path,
        help="把协助事项按部门分成申报表，由各部门在清理里自己申报；清单本身不会改",
    )


_CLI = "hudong.doors.cli"
_LISTS = ("duties", "assistance", "negative", "certificates")

COMMANDS = (
    Command(("init",), "建立一个县的站点和第一个账号", f"{_CLI}.init:run", Needs.NEW_HOME, _init),
    Command(
        ("account", "reset"),
        "重设密码：办公室的人都登录不了的时候用",
        f"{_CLI}.account:reset",
        Needs.COUNTY,
        _account_reset,
    ),
    Command(("serve",), "检查后开网站", f"{_CLI}.serve:run", Needs.COUNTY, _serve),
    Command(("tick",), "办理到期的事，送达通知", f"{_CLI}.tick:run", Needs.COUNTY, _nothing),
    Command(
        ("anchor",), "把存证的树根留到库外", f"{_CLI}.record:anchor_now", Needs.COUNTY, _nothing
    ),
    Command(("verify",), "核对存证和每一行", f"{_CLI}.record:verify_all", Needs.COUNTY, _nothing),
    Command(("backup",), "备份并核对备份", f"{_CLI}.backup:run", Needs.COUNTY, _backup),
    Command(
        ("laws", "import"),
        "导入法规：语料、文件夹、单件",
        f"{_CLI}.law_import:run",
        Needs.NOTHING,
        _laws_import,
    ),
    Command(
        ("laws", "links"),
        "没有日期的文本、待核的关联、添入的文本",
        f"{_CLI}.law_links:run",
        Needs.NOTHING,
        _nothing,
    ),
    Command(("laws", "show"), "看某天的某一条", f"{_CLI}.laws:show", Needs.NOTHING, _laws_show),
    Command(("laws", "search"), "检索条文", f"{_CLI}.laws:search", Needs.NOTHING, _laws_search),
    Command(
        ("laws", "judge"),
        "查对一段话里的依据",
        f"{_CLI}.judging:judge",
        Needs.NOTHING,
        _laws_judge,
    ),
    Command(
        ("laws", "duties"),
        "法律要村（居）委会做什么",
        f"{_CLI}.duties:find",
        Needs.NOTHING,
        _laws_duties,
    ),
    Command(
        ("rules", "check"),
        "会前试算：够不够人、够不够票",
        f"{_CLI}.trying:check",
        Needs.NOTHING,
        _rules_check,
    ),
    Command(
        ("lists", "export"),
        "导出一版清单：表格、Word、CSV、JSON",
        f"{_CLI}.lists:export",
        Needs.COUNTY,
        _lists_export,
    ),
    Command(
        ("lists", "import"),
        "拿文件核对清单，或者分成各部门的申报表",
        f"{_CLI}.lists:compare",
        Needs.COUNTY,
        _lists_import,
    ),
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
