"""工作台的网址 · Addresses of the desk: signing in, the desk itself, every act, the demo's switch."""

from django.urls import path

from hudong.doors.web.views import blank_sheet, desk, doing, signing_in, switch

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("desk/", desk.desk, name="desk"),
    path("desk/mandate/", signing_in.mandate, name="mandate"),
    path("desk/password/", signing_in.password, name="password"),
    path("desk/sheet.xlsx", blank_sheet.blank_sheet, name="blank_sheet"),
    path("desk/<slug:room>/<slug:verb>/<number:number>/", doing.doing, name="doing"),
    path("demo/switch/", switch.switch, name="switch"),
]
