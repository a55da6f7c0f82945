"""版头 · Who gives out a paper, and whether it is an example: what a paper knows beside its content."""

from __future__ import annotations

from dataclasses import dataclass

EXAMPLE = "示例数据，不是正式文件"


@dataclass(frozen=True)
class Letterhead:
    """版头 · ``county`` 太仓市, ``office`` the body that publishes; ``origin`` is ``https://host``.

    ``origin`` may be empty where a paper is made away from its site: addresses then begin with /.
    An example (``is_example``) says so on every page and never carries the red head.
    """

    county: str
    office: str
    origin: str = ""
    is_example: bool = False

    @property
    def mark(self) -> str:
        """示例标记 · Words for the head of every page; empty on a real paper."""
        return EXAMPLE if self.is_example else ""
