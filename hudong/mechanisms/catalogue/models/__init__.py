"""两份清单的表。Tables of the catalogue."""

from hudong.mechanisms.catalogue.models.inviting import Invitation, LookAlikeMark
from hudong.mechanisms.catalogue.models.kept import ListReason, ListSetting, Reopening
from hudong.mechanisms.catalogue.models.lists import Edition, Matter, MatterQuerySet
from hudong.mechanisms.catalogue.models.reviews import (
    Declaration,
    DeclarationQuerySet,
    LawEdition,
    Review,
)
from hudong.mechanisms.catalogue.models.voices import (
    Comment,
    Conflict,
    Discussion,
    ExpertOpinion,
    PanelMember,
)
from hudong.mechanisms.catalogue.models.watching import LawFlag, LawFlagQuerySet, MatterFooting

__all__ = [
    "Comment",
    "Conflict",
    "Declaration",
    "DeclarationQuerySet",
    "Discussion",
    "Edition",
    "ExpertOpinion",
    "Invitation",
    "LawEdition",
    "LawFlag",
    "LawFlagQuerySet",
    "ListReason",
    "ListSetting",
    "LookAlikeMark",
    "Matter",
    "MatterFooting",
    "MatterQuerySet",
    "PanelMember",
    "Reopening",
    "Review",
]
