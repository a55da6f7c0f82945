"""网页网址 · Addresses of the web door, namespace ``web``."""

from django.urls import include, path, register_converter

from hudong.doors.web.views import gallery, objecting, portal, reading


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
    path("lists/", portal.lists_, name="lists"),
    path("lists/<number:number>/", portal.lists_, name="edition"),
    path("lists/<number:number>/<str:kind>/", portal.list_, name="list"),
    path("matters/<number:number>/", portal.matter_, name="matter"),
    path("review/", portal.review_, name="review"),
    path("review/<number:number>/", portal.declaration_, name="declaration"),
    path("law/", portal.law_, name="law"),
    path("law/<str:title>/<number:no>/", portal.article, name="article"),
    path("law/<str:title>/<number:no>-<number:sub>/", portal.article, name="article_sub"),
    path("communities/", portal.communities_, name="communities"),
    path("communities/<number:number>/", portal.community, name="community"),
    path("agreements/", portal.agreements_, name="agreements"),
    path("agreements/<number:number>/", portal.agreement_, name="agreement"),
    path("meetings/", portal.meetings_, name="meetings"),
    path("meetings/<number:number>/", portal.meeting_, name="meeting"),
    path("meetings/<number:number>/wall/", portal.wall_, name="wall"),
    path("notices/", portal.notices_, name="notices"),
    path("notices/<number:number>/", objecting.notice, name="notice"),
    path("admissions/", portal.admissions_, name="admissions"),
    path("admissions/<number:number>/", portal.admission, name="admission"),
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
