"""法律变动的词汇。Words of the law watch: what the office decides of a matter whose law has changed."""

from __future__ import annotations

from enum import StrEnum

LAW_FLAG_KIND = "catalogue.LawFlag"


class FlagDecision(StrEnum):
    """处理 · What becomes of a listed matter whose basis has changed."""

    KEEP = "keep"
    REBASE = "rebase"
    REMOVE = "remove"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "keep": "依据仍然成立，照旧",
            "rebase": "改用现行条文作依据",
            "remove": "依据已经不成立，退出清单",
        }[self.value]

    @property
    def changes_list(self) -> bool:
        """要不要出新的一版 · True where the decision writes a new edition."""
        return self is not FlagDecision.KEEP
