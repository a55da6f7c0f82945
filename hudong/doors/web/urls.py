"""网页网址 · Addresses of the web door, namespace ``web``."""

from django.urls import include, path, register_converter

from hudong.doors.web.views import (
    admissions,
    asking,
    checking,
    commenting,
    editions,
    gallery,
    law,
    objecting,
    portal,
    reading,
)


class Number:
    """编号 · A positive number that a database column can hold; anything else is no such page."""

    regex = "[1-9][0-9]{0,14}"

    def to_python(self, value: str) -> int:
        """编号 · As a number."""
        return int(value)

    def to_url(self, value: object) -> str:
        """网址里的编号 · As it stands in an address."""
        return str(value)


register_converter(Number, "number")

app_name = "web"

urlpatterns = [
    path("", portal.home_, name="home"),
    path("lists/", include("hudong.doors.web.urls_lists")),
    path("reduction/", editions.reduction, name="reduction"),
    path("matters/<number:number>/", portal.matter_, name="matter"),
    path("review/", portal.review_, name="review"),
    path("review/<number:number>/", commenting.declaration, name="declaration"),
    path("check/", checking.check, name="check"),
    path("ask/", asking.ask, name="ask"),
    path("duties/", asking.duties, name="duties"),
    path("law/", law.search, name="law"),
    path("law/checking/", law.checking, name="law_checking"),
    path("law/<str:title>/", law.instrument, name="instrument"),
    path("law/<str:title>/v/<str:edition>/", law.instrument, name="instrument_version"),
    path("law/<str:title>/<number:no>/", law.article, name="article"),
    path("law/<str:title>/<number:no>-<number:sub>/", law.article, name="article_sub"),
    path("law/<str:title>/v/<str:edition>/<number:no>/", law.article, name="article_version"),
    path(
        "law/<str:title>/v/<str:edition>/<number:no>-<number:sub>/",
        law.article,
        name="article_sub_version",
    ),
    path("law-changes/", law.changes, name="law_changes"),
    path("law-changes/<number:number>/", law.change, name="law_change"),
    path("communities/", portal.communities_, name="communities"),
    path("communities/<number:number>/", portal.community, name="community"),
    path("agreements/", portal.agreements_, name="agreements"),
    path("agreements/<number:number>/", portal.agreement_, name="agreement"),
    path("meetings/", portal.meetings_, name="meetings"),
    path("meetings/try/", portal.trying_, name="trying"),
    path("meetings/<number:number>/", portal.meeting_, name="meeting"),
    path("meetings/<number:number>/result.json", portal.result, name="result"),
    path("meetings/<number:number>/wall/", portal.wall_, name="wall"),
    path("notices/", portal.notices_, name="notices"),
    path("notices/<number:number>/", objecting.notice, name="notice"),
    path("admissions/", admissions.admissions_, name="admissions"),
    path("admissions/<number:number>/", admissions.admission_, name="admission"),
    path("admissions/emergencies/<number:number>/", admissions.emergency_, name="emergency"),
    path("record/", portal.record_, name="record"),
    path("record/<number:number>/", portal.entry, name="entry"),
    path("record/<number:number>/canonical.json", portal.canonical, name="canonical"),
    path("guide/", portal.guide, name="guide"),
    path("accessibility/", portal.accessibility, name="accessibility"),
    path("paper/", portal.paper, name="paper"),
    path("feedback/", portal.feedback, name="feedback"),
    path("", include("hudong.doors.web.urls_desk")),
    path("components/", gallery.gallery, name="components"),
    path("reading/<str:choice>/", reading.reading, name="reading"),
]
