"""建县:一个县的站点,第一个账号,地方规定的默认值。Sets up a county: its site, first account, local rules."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.division_file import read_divisions
from hudong.doors.cli.environment import embedded_file, project_dir
from hudong.doors.cli.laws import open_library
from hudong.doors.cli.local_rules import local_defaults
from hudong.doors.cli.migrate import upgrade
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts, queries
from hudong.ground.people.terms import BodyKind, BodyLine, DivisionLine, MemberLine, Role, Sex

TERM_YEARS = 5
SEXES = {sex.words: sex for sex in Sex}


@dataclass(frozen=True)
class Plan:
    """要建的县 · Everything that ``init`` enters, checked before anything is written."""

    code: str
    name: str
    office: str
    phone: str
    divisions: tuple[DivisionLine, ...]
    edition: str
    username: str
    person: str
    sex: Sex


def run(options: Namespace, out: Out) -> int:
    """建县 · Refuses a second county; asks the password; all of it enters in one transaction."""
    if _has_county():
        raise CommandError(
            "conflict",
            "这个库已经有一个县",
            where=str(settings.DATABASES["default"]["NAME"]),
            hint="每个县用自己的库，请换一个 HUDONG_HOME 或者 DATABASE_URL",
        )
    plan = _plan(options, out)
    # 先建法规库:语料指错了的,什么也没有建就说出来。
    library = open_library(out)
    password = ask_password(plan.username)
    upgrade(out)
    _private()
    with transaction.atomic():
        _found(plan, password)
    day = clock.today()
    out.answer(
        {
            "county": plan.name,
            "code": plan.code,
            "office": plan.office,
            "divisions": len(plan.divisions),
            "username": plan.username,
            "home": str(settings.HUDONG_HOME),
        },
        f"已建立：{plan.name}（{plan.code}），由{plan.office}承办",
        f"区划 {len(plan.divisions)} 行"
        if plan.divisions
        else "区划还没有导入：hudong divisions import",
        f"法规库 {library.instruments} 部法规，{library.articles} 条",
        f"账号 {plan.username}（{plan.person}，任期 {day} 至 {_five_years_on(day)}）",
        f"地方规定按示例先定了 {len(local_defaults())} 项，请由办公室核对后改定",
        "页脚的电话还空着，登录后在工作台上补" if not plan.phone else f"联系电话 {plan.phone}",
        "下一步：写好 HUDONG_HOSTS（站点域名），运行 hudong check，再运行 hudong serve",
    )
    return Exit.ANSWERED


def _has_county() -> bool:
    file = embedded_file()
    if file is not None and not file.is_file():
        return False
    return "people_county" in connection.introspection.table_names() and (
        queries.county() is not None
    )


def _plan(options: Namespace, out: Out) -> Plan:
    file = options.divisions or (None if options.name else _divisions_beside())
    divisions: tuple[DivisionLine, ...] = ()
    if file is not None:
        out.progress(f"读区划文件：{file}")
        divisions = read_divisions(file, options.county)
    named = next((line.name for line in divisions if line.code[6:] == "000000"), "")
    name = options.name or named
    if not name:
        raise CommandError(
            "usage",
            "不知道这个县叫什么",
            where=options.county,
            hint="请用 --divisions 给出区划文件，或者用 --name 写明县名",
        )
    return Plan(
        code=options.county,
        name=name,
        office=options.office,
        phone=options.phone,
        divisions=divisions,
        edition=options.edition or clock.today().isoformat(),
        username=options.username,
        person=options.person,
        sex=SEXES[options.sex],
    )


def _divisions_beside() -> Path | None:
    """文件和县名都没有写的,用放在程序旁边的全国区划。"""
    beside = project_dir().parent / "shared" / "data" / "divisions" / "divisions.csv.gz"
    return beside if beside.is_file() else None


def ask_password(username: str) -> str:
    """问密码 · Twice on the terminal, unseen; where there is no terminal, one line of input."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
        again = password
    else:
        password = getpass.getpass(f"请给账号 {username} 设密码（不少于十位）：")
        again = getpass.getpass("请再输一次：")
    if password != again:
        raise CommandError("invalid", "两次输入的密码不一样", where="密码", hint="请重新运行")
    if not password:
        raise CommandError(
            "invalid",
            "没有输入密码",
            where="密码",
            hint="请在终端里运行，或者由标准输入给出一行密码",
        )
    return password


def _private() -> None:
    # 库里有个人信息:只给运行的人读写。
    file = embedded_file()
    if file is not None and file.is_file():
        os.chmod(file, 0o600)


def _five_years_on(day: date) -> date:
    try:
        return day.replace(year=day.year + TERM_YEARS)
    except ValueError:
        return day.replace(year=day.year + TERM_YEARS, day=28)


def _found(plan: Plan, password: str) -> None:
    acts.found_county(
        actor=SETUP, code=plan.code, name=plan.name, office_name=plan.office, phone=plan.phone
    )
    county = queries.county()
    day = clock.today()
    if plan.divisions:
        acts.import_divisions(
            actor=SETUP, county=county, edition=plan.edition, lines=plan.divisions
        )
    government = f"{plan.name}人民政府"
    acts.enrol_bodies(
        actor=SETUP,
        county=county,
        lines=[
            BodyLine(BodyKind.COUNTY_GOVERNMENT, government, government),
            BodyLine(BodyKind.OFFICE, plan.office, plan.office[:40], parent=government),
        ],
    )
    enrolled = acts.enrol_members(
        actor=SETUP,
        body=queries.body_named(name=plan.office),
        lines=[MemberLine(plan.person, plan.sex, Role.HEAD, "主任", day, _five_years_on(day))],
    )
    acts.open_account(
        actor=SETUP,
        person=queries.holder_of(mandate_id=enrolled.mandate_ids[0]),
        username=plan.username,
        password=password,
    )
    for rule in local_defaults():
        acts.set_local_rule(
            actor=SETUP,
            county=county,
            rule=rule.key,
            title=rule.title,
            value=rule.value,
            from_on=day,
            is_proposed=True,
        )
