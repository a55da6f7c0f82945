"""检查的规矩,只看交来的值。The rules of the start-up check: plain values in, notes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hudong.doors.cli.startup.note import Note, fine, refusal, warning

SHORTEST_KEY = 32
DEFAULT_KEYS = ("dev-only", "test-only", "django-insecure", "change")
CALENDAR_AHEAD = timedelta(days=90)
CLOCK_TOLERANCE = timedelta(seconds=5)

NAME_SETTINGS, NAME_KEY, NAME_HOSTS = "设置", "密钥", "域名"
NAME_ZONE, NAME_CLOCK, NAME_CALENDAR = "时区", "时钟", "工作日历"
NAME_SQLITE, NAME_POSTGRESQL, NAME_COUNTY = "SQLite", "PostgreSQL", "县"


def debug(is_production: bool, is_debug: bool) -> Note:
    """调试 · Production never runs with DEBUG."""
    if is_production and is_debug:
        return refusal(
            NAME_SETTINGS, "正式运行不能打开 DEBUG：出错页会泄露设置和数据", "请把 DEBUG 改为 False"
        )
    if is_debug:
        return warning(NAME_SETTINGS, "DEBUG 已打开，只供开发", "对外提供服务前换成正式设置")
    return fine(NAME_SETTINGS, "DEBUG 已关闭")


def secret(is_production: bool, key: str) -> Note:
    """密钥 · Production needs a key of its own, long enough and none that stands in a file of ours."""
    if key.startswith(DEFAULT_KEYS) or len(key) < SHORTEST_KEY:
        what = "密钥是默认的或者太短，登录会话可以伪造"
        hint = f"请用 hudong init 生成的密钥文件，或者在 HUDONG_SECRET_KEY 写 {SHORTEST_KEY} 位以上的随机字符"
        return refusal(NAME_KEY, what, hint) if is_production else warning(NAME_KEY, what, hint)
    return fine(NAME_KEY, "有自己的密钥")


def hosts(is_production: bool, allowed: Sequence[str]) -> Note:
    """域名 · Production names the hosts it answers to; ``*`` is no name."""
    if is_production and not allowed:
        return refusal(
            NAME_HOSTS, "没有写站点的域名", "请设环境变量 HUDONG_HOSTS，几个域名用逗号隔开"
        )
    if is_production and "*" in allowed:
        return refusal(NAME_HOSTS, "域名写了 *，谁都可以冒名访问", "请在 HUDONG_HOSTS 写明真实域名")
    return fine(NAME_HOSTS, "、".join(allowed) or "未限定")


def zone(name: str, is_aware: bool, offset: timedelta | None) -> Note:
    """时区 · Legal days are Asia/Shanghai days; instants are stored in UTC."""
    if name != "Asia/Shanghai" or not is_aware:
        return refusal(
            NAME_ZONE,
            f"时区是 {name}，法定的日子按北京时间算",
            "请设 TIME_ZONE 为 Asia/Shanghai、USE_TZ 为 True",
        )
    if offset != timedelta(hours=8):
        return refusal(NAME_ZONE, "系统的时区数据不对：北京时间不是 UTC+8", "请更新系统的 tzdata")
    return fine(NAME_ZONE, "Asia/Shanghai（UTC+8）")


def clock(now: datetime, last_entry: datetime | None) -> Note:
    """时钟 · The machine's clock may not stand before the last entry."""
    if last_entry is not None and last_entry - now > CLOCK_TOLERANCE:
        return refusal(
            NAME_CLOCK,
            f"服务器时钟比最近一条存证慢 {last_entry - now}，什么都办不了",
            "请校准服务器时间；演示库请用演示设置",
        )
    return fine(NAME_CLOCK, f"{now:%Y-%m-%d %H:%M:%S} UTC")


def calendar(today: date, first: date, last: date) -> Note:
    """工作日历 · Periods in working days need the State Council's yearly notice."""
    if not first <= today <= last:
        return warning(
            NAME_CALENDAR,
            f"工作日历只到 {last}，按工作日算的期限都算不出来",
            "请补进当年的放假安排，用 HUDONG_CALENDAR 指明文件",
        )
    if last - today < CALENDAR_AHEAD:
        return warning(
            NAME_CALENDAR,
            f"工作日历到 {last} 为止，跨年的工作日期限算不出来",
            "收到国务院办公厅下一年的放假安排后补进，用 HUDONG_CALENDAR 指明文件",
        )
    return fine(NAME_CALENDAR, f"到 {last} 为止")


def sqlite(
    version: str, is_wal_safe: bool, journal: str, synchronous: int, keys: int
) -> list[Note]:
    """内嵌库 · SQLite: version, journal, sync and keys as the open connection really has them."""
    notes = []
    if journal == "wal" and not is_wal_safe:
        notes.append(
            refusal(
                NAME_SQLITE,
                f"SQLite {version} 没有 2026 年 3 月的 WAL 修复，用 WAL 可能丢失已提交的数据",
                "请让 config/database.py 选定日志方式，或者升级到 3.44.6、3.50.7、3.51.3、3.53.0 以后",
            )
        )
    elif journal in ("wal", "delete"):
        reason = (
            "版本带有 WAL 修复" if is_wal_safe else "版本没有 WAL 修复，所以不用 WAL，写得慢一些"
        )
        notes.append(fine(NAME_SQLITE, f"SQLite {version}，日志 {journal.upper()}：{reason}"))
    else:
        notes.append(
            refusal(
                NAME_SQLITE, f"日志方式是 {journal}，断电可能损坏数据库", "请用 WAL 或者 DELETE"
            )
        )
    if synchronous < 2:
        notes.append(
            refusal(
                NAME_SQLITE,
                "synchronous 不是 FULL，断电可能丢失已经办成的事",
                "请恢复 config/database.py 的设置",
            )
        )
    if not keys:
        notes.append(refusal(NAME_SQLITE, "外键检查没有打开", "请恢复 config/database.py 的设置"))
    return notes


def immediate(mode: str | None) -> list[Note]:
    """锁 · On SQLite the lock of an act is BEGIN IMMEDIATE."""
    if mode == "IMMEDIATE":
        return []
    return [
        refusal(
            NAME_SQLITE,
            "事务不是 IMMEDIATE，两个人同时办一件事会都以为办成",
            "请恢复 config/database.py 的设置",
        )
    ]


def postgresql(
    *,
    is_production: bool,
    version: str,
    shown: dict[str, str],
    may_rewrite: bool,
    conn_max_age: int | None,
) -> list[Note]:
    """服务器库 · PostgreSQL: durability, encoding, locale, the role's rights and how connections are kept.

    ``shown`` holds fsync, full_page_writes, synchronous_commit, server_encoding and lc_ctype.
    """
    notes = [fine(NAME_POSTGRESQL, f"PostgreSQL {version}")]
    danger = refusal if is_production else warning
    for name in ("fsync", "full_page_writes"):
        if shown[name] != "on":
            notes.append(
                danger(NAME_POSTGRESQL, f"{name} 关着，断电可能损坏数据库", f"请设 {name} = on")
            )
    if shown["synchronous_commit"] == "off":
        notes.append(
            danger(
                NAME_POSTGRESQL,
                "synchronous_commit 关着，断电可能丢失已经办成的事",
                "请设 synchronous_commit = on",
            )
        )
    if shown["server_encoding"] != "UTF8":
        notes.append(
            refusal(
                NAME_POSTGRESQL,
                f"数据库编码是 {shown['server_encoding']}",
                "请用 UTF8 编码重建数据库",
            )
        )
    if shown["lc_ctype"] in ("C", "POSIX"):
        notes.append(
            refusal(
                NAME_POSTGRESQL,
                f"数据库区域是 {shown['lc_ctype']}，中文检索用不上索引",
                "请用 C.UTF-8 或者 ICU 区域重建数据库",
            )
        )
    if may_rewrite:
        notes.append(
            warning(
                NAME_POSTGRESQL,
                "连接用的角色能改写存证表，只能事后发现，不能当场拒绝",
                "请让网站用属于 hudong_app 的角色登录，数据库属主只用来升级",
            )
        )
    if conn_max_age == 0:
        notes.append(
            warning(
                NAME_POSTGRESQL,
                "每次请求都新建连接，慢十倍",
                "请恢复 config/database.py 的持久连接",
            )
        )
    return notes


def county(name: str | None, is_demo_county: bool, is_demo_settings: bool) -> Note:
    """县 · Demo settings run demo databases only: they let a visitor act as anybody."""
    if name is None:
        return refusal(NAME_COUNTY, "库里还没有县", "请先运行 hudong init")
    if is_demo_settings and not is_demo_county:
        return refusal(
            NAME_COUNTY,
            f"{name}是真实的县，不能用演示设置：时钟可以拨，身份可以换",
            "请用正式设置 config.settings.prod",
        )
    if is_demo_county and not is_demo_settings:
        return warning(
            NAME_COUNTY, f"{name}是示例数据，却用了别的设置", "只看演示请用 config.settings.demo"
        )
    return fine(NAME_COUNTY, name + ("（示例数据）" if is_demo_county else ""))
