"""网址总表 · The site's addresses: one door, the web."""

from django.urls import include, path

urlpatterns = [path("", include("hudong.doors.web.urls"))]

handler400 = "hudong.doors.web.views.errors.bad_request"
handler403 = "hudong.doors.web.views.errors.forbidden"
handler404 = "hudong.doors.web.views.errors.not_found"
handler500 = "hudong.doors.web.views.errors.server_error"
