"""对象:程序只认得它是什么、叫什么、摘要是多少。Subjects: what an instrument knows of the thing it serves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """对象 · Kind, id, title and digest of a thing that belongs to a room above.

    Instruments keep these four values and never look behind them; ``digest`` fixes the exact
    content that was announced, assessed, studied or voted on.
    """

    kind: str
    id: str
    title: str
    digest: str = ""
