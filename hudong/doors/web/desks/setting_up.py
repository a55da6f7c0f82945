"""新县还要办的事 · What several rooms together can tell of a county that is still being set up."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.doors.web.acting import Acting
from hudong.ground.kernel.desk import DeskItem
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import BodyKind, Role
from hudong.mechanisms.catalogue import queries as catalogue

_ADOPT = "catalogue.adopt_law_edition"


def with_law_to_adopt(acting: Acting, items: Sequence[DeskItem]) -> Sequence[DeskItem]:
    """还没有采用法库 · The office's items, with the adoption of the law in front until it is done."""
    line = acting.mandate
    if line.body_kind != BodyKind.OFFICE or line.role not in (Role.HEAD, Role.OFFICER):
        return items
    if catalogue.adopted_law() is not None:
        return items
    own = Subject("people.Body", str(line.body_id), line.body_name)
    why = "部门申报的依据都按采用的法库查对；没有采用，清理和准入都走不下去"
    others = (item for item in items if item.act != _ADOPT)
    return [DeskItem("采用法库", why, _ADOPT, own), *others]
