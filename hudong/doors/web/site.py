"""站点 · What every page knows of the site (who runs it) and of its reader (how they read)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from hudong.doors.web.language import spoken


def _(message: str) -> str:
    """待译 · Marks words for translation; head and foot translate them when they render."""
    return message


ELDER_COOKIE = "hudong_type"
LANGUAGE_COOKIE = "hudong_language"


@dataclass(frozen=True, slots=True)
class Site:
    """站点 · Who runs this site and how to reach them; public facts of one county.

    ``county_name`` 太仓市; ``host_name`` 主办, ``office_name`` 承办; ``phone`` with its hours;
    ``site_code`` 网站标识码 and ``record_code`` 备案号 may be empty; ``is_demo`` shows the strip
    示例数据 and nothing else.
    """

    county_name: str
    host_name: str
    office_name: str
    phone: str = ""
    hours: str = ""
    site_code: str = ""
    record_code: str = ""
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """栏目 · One entry of head or foot: source words, address, whether the reader is in it."""

    words: str
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """四周的链接 · What head and foot lead to; a page that this site lacks is not in it."""

    home: str
    desk: str
    sign_in: str
    sign_out: str
    columns: tuple[Column, ...]
    helps: tuple[Column, ...]
    oversees: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """读者 · How this request reads: path, type size, language, and the name if signed in.

    ``plays`` says whom a visitor of the demonstration acts as; ``switch`` leads to trying on
    another, and is empty where this is no demonstration.
    """

    path: str
    is_elder: bool
    language: str
    name: str
    around: Around
    elder_href: str
    language_href: str
    plays: str = ""
    switch: str = ""

    @property
    def is_signed_in(self) -> bool:
        """已登录 · True if the reader has a name here."""
        return bool(self.name)


# 栏目按这个顺序排；网址名字还没有视图的栏目不出现，不留空链接。
COLUMNS: tuple[tuple[str, str], ...] = (
    (_("两份清单"), "lists"),
    (_("村和社区"), "communities"),
    (_("协议书"), "agreements"),
    (_("会议表决"), "meetings"),
    (_("公示"), "notices"),
    (_("存证"), "record"),
)
HELPS: tuple[tuple[str, str], ...] = (
    (_("看不懂？一页纸说明"), "guide"),
    (_("这件事该不该办"), "ask"),
    (_("法律要村居做什么"), "duties"),
    (_("依据查对"), "check"),
    (_("无障碍和大字版"), "accessibility"),
    (_("用纸办、托人办"), "paper"),
)
OVERSEES: tuple[tuple[str, str], ...] = (
    (_("提意见、提诉求"), "feedback"),
    (_("开放数据"), "open_data"),
    (_("网页组件"), "components"),
)

# 从栏目里打开、网址却不在栏目下面的页面。
BELONGS: dict[str, tuple[str, ...]] = {
    "lists": (
        "/matters/",
        "/review/",
        "/reduction/",
        "/admissions/",
        "/law/",
        "/check/",
        "/ask/",
        "/duties/",
    )
}

UNNAMED = Site(county_name="", host_name="", office_name="")
_source: list[Callable[[], Site]] = [lambda: UNNAMED]


def site_from(source: Callable[[], Site]) -> None:
    """站点从哪里来 · Sets the one function that answers who runs this site.

    Called once at start-up; the function may read the database, so it keeps its own answer.
    """
    _source[0] = source


def current_site() -> Site:
    """当前站点 · The site of this process, as its source answers."""
    return _source[0]()


@cache
def address_or_empty(name: str) -> str:
    """网址或空 · The address of ``web:<name>``, or "" where this site has no such page."""
    try:
        return reverse(f"web:{name}")
    except NoReverseMatch:
        return ""


@cache
def _reading(way: str) -> str:
    return reverse("web:reading", args=[way])


def _links(path: str, entries: tuple[tuple[str, str], ...]) -> tuple[Column, ...]:
    found = ((words, name, address_or_empty(name)) for words, name in entries)
    return tuple(
        Column(words, href, path.startswith((href, *BELONGS.get(name, ()))))
        for words, name, href in found
        if href
    )


def around(path: str) -> Around:
    """四周的链接 · Head and foot as they lead from the page at ``path``."""
    return Around(
        home=address_or_empty("home") or "/",
        desk=address_or_empty("desk"),
        sign_in=address_or_empty("sign_in"),
        sign_out=address_or_empty("sign_out"),
        columns=_links(path, COLUMNS),
        helps=_links(path, HELPS),
        oversees=_links(path, OVERSEES),
    )


def _name_of(request: HttpRequest) -> str:
    # 没有会话 cookie 的人一定没有登录：公开页面不为此读数据库。
    session = getattr(request, "session", None)
    if session is None or session.session_key is None:
        return ""
    user = getattr(request, "user", None)
    if session.get("plays") and settings.DEMO_SETTINGS:
        return str(session["plays"])
    return str(user.get_username()) if user is not None and user.is_authenticated else ""


def _plays(request: HttpRequest) -> str:
    session = getattr(request, "session", None)
    if not settings.DEMO_SETTINGS or session is None or session.session_key is None:
        return ""
    return str(session.get("plays", ""))


def reader_of(request: HttpRequest, *, is_nameless: bool = False) -> Reader:
    """读者 · Reads cookies and, only with a session, the account; no statement for a stranger.

    ``is_nameless`` does not ask for the account at all.
    """
    is_elder = request.COOKIES.get(ELDER_COOKIE) == "elder"
    language = spoken()
    back = urlencode({"back": request.get_full_path()})
    choose = _reading("standard" if is_elder else "elder")
    speak = _reading("zh-hans" if language == "en" else "en")
    return Reader(
        path=request.path,
        is_elder=is_elder,
        language=language,
        name="" if is_nameless else _name_of(request),
        around=around(request.path),
        elder_href=f"{choose}?{back}",
        language_href=f"{speak}?{back}",
        plays="" if is_nameless else _plays(request),
        switch=address_or_empty("switch") if settings.DEMO_SETTINGS else "",
    )
