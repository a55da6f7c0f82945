"""区划命令:导入新一版区划。Imports an edition of the county's divisions as an act of the importer."""

from __future__ import annotations

from argparse import Namespace

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.division_file import read_divisions
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import IMPORTER
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.people import acts, queries


def import_file(options: Namespace, out: Out) -> int:
    """导入区划 · The county's part of the file, as a dated edition; a repeated edition is refused."""
    county = queries.county()
    if county is None:
        raise CommandError(
            "no_county", "库里还没有县", hint="请先运行 hudong init", exit_code=Exit.ENVIRONMENT
        )
    out.progress(f"读区划文件：{options.file}")
    lines = read_divisions(options.file, county.code[:6])
    edition = options.edition or clock.today().isoformat()
    try:
        fact = acts.import_divisions(actor=IMPORTER, county=county, edition=edition, lines=lines)
    except Conflict as conflict:
        raise CommandError(
            conflict.code,
            f"区划版本“{edition}”已经导入过",
            where=str(options.file),
            hint="新的一版请用 --edition 另起名称，比如统计用区划的年份",
        ) from conflict
    out.answer(
        {"edition": fact.edition, "count": fact.count, "digest": fact.digest},
        f"已导入{county.name}区划 {fact.count} 行，版本 {fact.edition}",
    )
    return Exit.ANSWERED
