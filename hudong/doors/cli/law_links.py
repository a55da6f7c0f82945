"""要人看的:没有日期的文本、待核的关联、添入的文本。What people have to check in the library. No Django apps."""

from __future__ import annotations

from argparse import Namespace

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.environment import home
from hudong.doors.cli.laws import open_library
from hudong.ground.law.library.importing import added_texts


def run(options: Namespace, out: Out) -> int:
    """要人看的 · Undated texts, links in doubt, texts that were added; exit 1 while there are any."""
    library = open_library(out)
    undated, doubtful, added = library.undated(), library.links_in_doubt(), added_texts(home())
    out.answer(
        {
            "undated": [{"instrument": one.title, "source": one.source} for one in undated],
            "in_doubt": [
                {
                    "instrument": one.title,
                    "by": one.by,
                    "article": one.article,
                    "on": one.on.isoformat(),
                    "doubt": one.doubt.value if one.doubt else None,
                }
                for one in doubtful
            ],
            "added": [
                {
                    "instrument": one.title,
                    "adopted": one.adopted.isoformat() if one.adopted else None,
                    "articles": one.articles,
                    "source": one.source,
                    "file": one.file.name,
                }
                for one in added
            ],
        },
        f"没有日期、不据以判断的文本 {len(undated)} 个",
        *(f"　《{one.title}》　{one.source}" for one in undated),
        f"待核的关联 {len(doubtful)} 处",
        *(
            f"　《{one.title}》←《{one.by}》{one.article}　{one.on} 起　{one.doubt}"
            for one in doubtful
        ),
        f"添入的文本 {len(added)} 个",
        *(
            f"　《{one.title}》{one.adopted or ''}　{one.articles} 条　{one.source}"
            for one in added
        ),
    )
    return Exit.FINDING if undated or doubtful else Exit.ANSWERED
