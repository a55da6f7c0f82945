"""清单的网址 · Addresses under ``/lists/``: by number, by day, by digest; each stays for ever."""

from datetime import date

from django.urls import path, register_converter

from hudong.doors.web.views import editions, portal


class Day:
    """日子 · A day as 2026-05-01; one that is in no calendar is no such page."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """日子 · Raises ValueError, which Django answers as no such page."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """网址里的日子 · As it stands in an address."""
        return value.isoformat()


class HexDigest:
    """核对码 · The hexadecimal digits of a digest, sixteen at least."""

    regex = "[0-9a-fA-F]{16,64}"

    def to_python(self, value: str) -> str:
        """核对码 · In small letters."""
        return value.lower()

    def to_url(self, value: str) -> str:
        """网址里的核对码 · As it stands in an address."""
        return value


register_converter(Day, "day")
register_converter(HexDigest, "hex")

urlpatterns = [
    path("", portal.lists_, name="lists"),
    path("digest/<hex:digest>/", editions.by_digest, name="edition_by_digest"),
    path("<number:before>..<number:after>/", editions.changes, name="editions_compared"),
    path(
        "<number:before>..<number:after>/changes.json",
        editions.changes_data,
        name="editions_compared_data",
    ),
    path("<number:after>/changes/", editions.changes, name="edition_changes"),
    path("<number:after>/changes.json", editions.changes_data, name="edition_changes_data"),
    path("<number:number>/", portal.lists_, name="edition"),
    path("<number:number>/print/", editions.print_, name="edition_print"),
    path("<number:number>/edition.<str:suffix>", editions.file, name="edition_file"),
    path("<number:number>/<slug:kind>.<str:suffix>", editions.file, name="list_file"),
    path("<number:number>/<str:kind>/print/", editions.print_, name="list_print"),
    path("<number:number>/<str:kind>/", portal.list_, name="list"),
    path("on/<day:on>/", editions.on_day(portal.lists_), name="edition_on"),
    path("on/<day:on>/print/", editions.on_day(editions.print_), name="edition_print_on"),
    path(
        "on/<day:on>/edition.<str:suffix>", editions.on_day(editions.file), name="edition_file_on"
    ),
    path(
        "on/<day:on>/<slug:kind>.<str:suffix>", editions.on_day(editions.file), name="list_file_on"
    ),
    path("on/<day:on>/<str:kind>/print/", editions.on_day(editions.print_), name="list_print_on"),
    path("on/<day:on>/<str:kind>/", editions.on_day(portal.list_), name="list_on"),
]
