"""法的词汇:法规、版本、条、法据、份额。Vocabulary of the law room: frozen values and arithmetic."""

from hudong.ground.law.terms.bases import (
    Basis,
    BasisKind,
    BasisOnDay,
    BasisVersion,
)
from hudong.ground.law.terms.duties import (
    ClaimOutcome,
    ClaimVerdict,
    DutyKind,
    Judgement,
    Outcome,
    PaymentMode,
)
from hudong.ground.law.terms.errors import (
    AmbiguousVersion,
    CalendarMissing,
    LawError,
    NoVersionOnDay,
    RuleMissing,
    SourceMissing,
    UnknownArticle,
    UnknownInstrument,
)
from hudong.ground.law.terms.meetings import (
    CommunityKind,
    CompositionRule,
    ConveningRule,
    MeetingForm,
    MeetingRule,
    Proposer,
    Share,
    ShareBase,
)
from hudong.ground.law.terms.texts import (
    Article,
    Citation,
    Hit,
    InForceSource,
    Level,
    Version,
)

__all__ = [
    "AmbiguousVersion",
    "Article",
    "Basis",
    "BasisKind",
    "BasisOnDay",
    "BasisVersion",
    "CalendarMissing",
    "Citation",
    "ClaimOutcome",
    "ClaimVerdict",
    "CommunityKind",
    "CompositionRule",
    "ConveningRule",
    "DutyKind",
    "Hit",
    "InForceSource",
    "Judgement",
    "LawError",
    "Level",
    "MeetingForm",
    "MeetingRule",
    "NoVersionOnDay",
    "Outcome",
    "PaymentMode",
    "Proposer",
    "RuleMissing",
    "Share",
    "ShareBase",
    "SourceMissing",
    "UnknownArticle",
    "UnknownInstrument",
    "Version",
]
