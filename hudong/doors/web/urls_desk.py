"""工作台的网址 · Addresses of the desk: signing in, the desk itself, every act, the demo's switch."""

from django.urls import path

from hudong.doors.web.views import (
    admission_queue,
    blank_sheet,
    desk,
    doing,
    law_import,
    signing_in,
    switch,
)

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("desk/", desk.desk, name="desk"),
    path("desk/admissions/", admission_queue.admission_queue, name="admission_queue"),
    path("desk/mandate/", signing_in.mandate, name="mandate"),
    path("desk/password/", signing_in.password, name="password"),
    path("desk/sheet.xlsx", blank_sheet.blank_sheet, name="blank_sheet"),
    path("desk/law/", law_import.law_import, name="law_import"),
    path("desk/<slug:room>/<slug:verb>/<number:number>/", doing.doing, name="doing"),
    path("demo/switch/", switch.switch, name="switch"),
]
