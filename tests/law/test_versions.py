"""版本:哪个文本在哪天有效,每条规则的两边都试。Which text is in force on which day, on both sides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.library.corpus import SourceArticle, SourceInstrument
from hudong.ground.law.library.overrides import corrections, read_corrections
from hudong.ground.law.library.repeals import named_repeals
from hudong.ground.law.library.versions import (
    Override,
    Repeal,
    close_versions,
    in_force_from,
    pick_version,
)
from hudong.ground.law.terms import (
    AmbiguousVersion,
    InForceSource,
    Level,
    NoVersionOnDay,
    Version,
)

DAY = timedelta(days=1)
DATES = st.dates(date(1980, 1, 1), date(2030, 12, 31))


def version(id_: int, start: date | None, adopted: date | None = None) -> Version:
    source = InForceSource.CLAUSE if start else InForceSource.NONE
    return Version(id_, "防汛法", Level.LAW, adopted or start, start, source, None, "自编")


def test_first_day_of_force() -> None:
    adopted, later, earlier = date(2025, 10, 28), date(2026, 1, 1), date(2010, 10, 28)
    table = {("防汛法", adopted): Override("防汛法", adopted, later, "修改决定")}

    assert in_force_from("防汛法", adopted, earlier, table) == (later, InForceSource.OVERRIDE)
    assert in_force_from("消防法", adopted, later, table) == (later, InForceSource.CLAUSE)
    assert in_force_from("消防法", adopted, adopted, table) == (adopted, InForceSource.CLAUSE)
    assert in_force_from("消防法", adopted, earlier, table) == (adopted, InForceSource.ADOPTION)
    assert in_force_from("消防法", adopted, None, table) == (adopted, InForceSource.ADOPTION)
    assert in_force_from("消防法", None, earlier, table) == (earlier, InForceSource.CLAUSE)
    assert in_force_from("消防法", None, None, table) == (None, InForceSource.NONE)


def test_a_version_ends_the_day_before_the_next() -> None:
    old, new = close_versions([version(2, date(2026, 1, 1)), version(1, date(2018, 12, 29))])
    assert (old.id, old.in_force_to) == (1, date(2025, 12, 31))
    assert (new.id, new.in_force_to) == (2, None)
    assert pick_version("防汛法", (old, new), date(2025, 12, 31)).id == 1
    assert pick_version("防汛法", (old, new), date(2026, 1, 1)).id == 2


def test_before_the_oldest_version_the_library_holds_none() -> None:
    only = close_versions([version(1, date(2018, 12, 29))])
    with pytest.raises(NoVersionOnDay, match="库中无《防汛法》当日") as raised:
        pick_version("防汛法", only, date(2018, 12, 28))
    assert "不等于当时没有" in raised.value.hint


def test_a_repeal_ends_only_what_was_in_force_before() -> None:
    repeal = Repeal("防汛法", "水法典", "第九十条", date(2020, 5, 1))
    old, new = close_versions(
        [version(1, date(2010, 1, 1)), version(2, date(2020, 5, 1))], [repeal]
    )
    assert (old.in_force_to, old.repealed_by) == (date(2020, 4, 30), "")
    assert (new.in_force_to, new.repealed_by) == (None, "")

    (ended,) = close_versions([version(1, date(2010, 1, 1))], [repeal])
    assert (ended.in_force_to, ended.repealed_by) == (date(2020, 4, 30), "水法典")
    with pytest.raises(NoVersionOnDay) as raised:
        pick_version("防汛法", [ended], date(2020, 5, 1))
    assert raised.value.hint == "自2020年5月1日起已由《水法典》废止"


def test_two_texts_adopted_on_one_day_are_ambiguous() -> None:
    twins = close_versions([version(1, date(2020, 5, 1)), version(2, date(2020, 5, 1))])
    with pytest.raises(AmbiguousVersion, match="2 个版本"):
        pick_version("防汛法", twins, date(2021, 1, 1))


def test_of_two_that_start_together_the_later_adopted_stays() -> None:
    start = date(2020, 5, 1)
    both = close_versions(
        [version(1, start, date(2019, 1, 1)), version(2, start, date(2020, 1, 1))]
    )
    assert pick_version("防汛法", both, start).id == 2


def test_the_undated_are_kept_and_never_judged_by() -> None:
    undated, dated = close_versions([version(1, date(2020, 5, 1)), version(2, None)])
    assert (undated.id, undated.in_force_to) == (2, None)
    assert pick_version("防汛法", (undated, dated), date(2021, 1, 1)).id == 1
    with pytest.raises(NoVersionOnDay, match="库中无") as raised:
        pick_version("防汛法", [undated], date(2021, 1, 1))
    assert "没有日期" in raised.value.hint


@given(st.lists(DATES, min_size=1, max_size=6, unique=True), DATES)
def test_on_every_day_since_the_first_exactly_one_is_in_force(
    starts: list[date], day: date
) -> None:
    closed = close_versions([version(n, start) for n, start in enumerate(starts)])
    if day < min(starts):
        with pytest.raises(NoVersionOnDay):
            pick_version("防汛法", closed, day)
    else:
        found = pick_version("防汛法", closed, day)
        assert found.in_force_from == max(start for start in starts if start <= day)
        for edge in (found.in_force_from, found.in_force_to or day):
            assert edge is not None
            assert pick_version("防汛法", closed, edge) == found
        assert found.in_force_to is None or not found.covers(found.in_force_to + DAY)


def ending(text: str, title: str = "水法典", clause: date | None = date(2020, 5, 1)) -> list[str]:
    instrument = SourceInstrument(
        title=title,
        level=Level.LAW,
        adopted=date(2020, 1, 1),
        clause=clause,
        history=("2008年2月30日第一次写错的日子", "2009年3月4日通过", "2015年6月7日修正"),
        source="自编",
        articles=(SourceArticle(90, 0, "第九十条", (), tuple(text.split("\n"))),),
        digest=False,
    )
    return [
        f"{one.title} {one.on}"
        for one in named_repeals(instrument, date(2020, 1, 1))
        if one.doubt is None
    ]


def test_repeals_by_name() -> None:
    assert ending("本法自2020年5月1日起施行。《中华人民共和国防汛法》同时废止。") == [
        "防汛法 2020-05-01"
    ]
    assert ending("本法自2020年5月1日起施行，1991年国务院发布的《防汛条例》即行废止。") == [
        "防汛条例 2020-05-01"
    ]
    assert ending(
        "本法自2020年5月1日起施行。《甲法》、《乙条例（试行）》和《丙办法》同时废止。"
    ) == [
        "甲法 2020-05-01",
        "乙条例（试行） 2020-05-01",
        "丙办法 2020-05-01",
    ]
    assert ending("《关于修改〈甲法〉的决定》同时废止。") == ["关于修改《甲法》的决定 2020-05-01"]


def test_what_is_no_repeal_of_a_whole_instrument() -> None:
    assert ending("《防汛法》中关于水库的规定同时废止。") == []
    assert ending("《防汛法》第三条同时废止。") == []
    assert ending("违反《防汛法》的，依法处罚。地方标准同时废止。") == []
    assert ending("1988年公布的《水法典》同时废止。") == []
    assert ending("没有名称的规定同时废止。") == []


def test_a_text_without_a_day_repealed_with_its_earliest_adoption() -> None:
    assert ending("本法自公布之日起施行。《防汛法》同时废止。", clause=None) == [
        "防汛法 2009-03-04"
    ]


def test_the_carried_table_names_its_sources() -> None:
    table = corrections()
    village = table.overrides["村民委员会组织法", date(2025, 10, 28)]
    assert village.in_force_from == date(2026, 1, 1)
    for override in table.overrides.values():
        assert override.source
        assert override.in_force_from > override.adopted, override


@pytest.mark.parametrize(
    "text",
    [
        '[[override]]\ntitles=["甲法"]\nadopted=2020-01-01\nin_force_from=2020-05-01\nsource=" "\n',
        '[[ended]]\ntitles=["甲法"]\non=2020-01-01\nby="决定"\n',
        2
        * '[[override]]\ntitles=["甲"]\nadopted=2020-01-01\nin_force_from=2021-01-01\nsource="乙"\n',
    ],
)
def test_a_correction_without_source_or_twice_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="校正表"):
        read_corrections(text)
