"""本县的表单 · The office writes down bodies, people and accounts, and the county's own values."""

from hudong.doors.web.forms.county import accounts, bodies, members, own
from hudong.doors.web.forms.county.asked import MaybeOne

__all__ = ["MaybeOne", "accounts", "bodies", "members", "own"]
