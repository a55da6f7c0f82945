"""本县 · Who runs this site, read from the county's own row and kept for a short while."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hudong.doors.web.site import UNNAMED, Site
from hudong.ground.people import queries as people

LIFE_SECONDS = 20.0


@dataclass
class _Kept:
    """The answer of this process, and until when it may be given again."""

    site: Site = UNNAMED
    until: float = 0.0


_kept = _Kept()


def county_site() -> Site:
    """本县的站点 · At most one statement in ``LIFE_SECONDS``; nameless before the county is founded."""
    now = time.monotonic()
    if now >= _kept.until:
        _kept.site, _kept.until = _read(), now + LIFE_SECONDS
    return _kept.site


def forget() -> None:
    """重新看一遍 · The next page reads the county again (after founding it; in tests)."""
    _kept.until = 0.0


def _read() -> Site:
    county = people.county()
    if county is None:
        return UNNAMED
    return Site(
        county_name=county.name,
        host_name=f"{county.name}人民政府",
        office_name=county.office_name,
        phone=county.phone,
        hours=county.phone_hours,
        site_code=county.site_code,
        record_code=county.record_code,
        is_demo=county.is_demo,
    )
