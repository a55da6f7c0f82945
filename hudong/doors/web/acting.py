"""以谁的身份 · Who acts in this request: the account, and the mandate chosen among those it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import Standing
from hudong.ground.people import queries as people
from hudong.ground.people.queries import MandateActor, MandateLine

P = ParamSpec("P")

MANDATE = "mandate"
PLAYED = "played_mandate"
PLAYS = "plays"


@dataclass(frozen=True, slots=True)
class Acting:
    """行为人 · Whoever is at the desk: the mandate in use, the others of the person, the day.

    ``is_played`` marks a visitor of a demonstration who tries on somebody's place.
    """

    mandate: MandateLine
    others: tuple[MandateLine, ...]
    day: date
    is_played: bool = False

    @property
    def standing(self) -> Standing:
        """身份 · For permits and desks; acts look the mandate up anew."""
        return self.mandate.standing

    @property
    def actor(self) -> MandateActor:
        """行为人 · What an act is called with."""
        return MandateActor(self.mandate.mandate_id)


def demo_is_on() -> bool:
    """可以换身份看 · Only where the settings are the demo's and the database is a demo's as well."""
    if not settings.DEMO_SETTINGS:
        return False
    county = people.county()
    return county is not None and county.is_demo


def _played(request: HttpRequest, day: date) -> Acting | None:
    chosen = request.session.get(PLAYED)
    if chosen is None or not demo_is_on():
        return None
    line = people.mandate_on(mandate_id=chosen, day=day)
    return Acting(line, (), day, is_played=True) if line else None


def mandates_at_hand(request: HttpRequest) -> tuple[MandateLine, ...]:
    """手上的任职 · Everything by which the signed-in person may act today."""
    return people.mandates_of(account=request.user, day=clock.today())  # type: ignore[arg-type]


def _chosen(request: HttpRequest, day: date) -> Acting | None:
    held = mandates_at_hand(request)
    wanted = request.session.get(MANDATE)
    found = next((line for line in held if line.mandate_id == wanted), None)
    if found is None and len(held) == 1:
        found = held[0]
    if found is None:
        return None
    return Acting(found, tuple(line for line in held if line is not found), day)


def acting_by(
    view: Callable[Concatenate[HttpRequest, Acting, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """要有身份 · The view is called with who acts; others are led to sign in, or to choose."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **named: P.kwargs) -> HttpResponse:
        day = clock.today()
        acting = _played(request, day)
        if acting is None and request.user.is_authenticated:
            acting = _chosen(request, day)
            if acting is None:
                return HttpResponseRedirect(reverse("web:mandate"))
        if acting is None:
            return redirect_to_login(request.get_full_path())
        if _must_change_password(request, acting):
            return HttpResponseRedirect(reverse("web:password"))
        return view(request, acting, *args, **named)

    return guarded


def _must_change_password(request: HttpRequest, acting: Acting) -> bool:
    """先换密码 · A password that somebody else chose opens nothing but the page to change it."""
    if acting.is_played or request.path == reverse("web:password"):
        return False
    return bool(request.user.is_password_temporary)  # type: ignore[union-attr]


def choose(request: HttpRequest, line: MandateLine) -> None:
    """选定一项任职 · From now on the session acts by it."""
    request.session[MANDATE] = line.mandate_id


def play(request: HttpRequest, line: MandateLine) -> None:
    """换上一个身份 · The session acts as that person; what stands in the strip is kept with it."""
    request.session.cycle_key()
    request.session[PLAYED] = line.mandate_id
    request.session[PLAYS] = f"{line.person_name}（{line.body_name}{line.title}）"


def stop_playing(request: HttpRequest) -> None:
    """不演了 · A stranger again; nothing of the session stays."""
    if PLAYED in request.session:
        request.session.flush()
