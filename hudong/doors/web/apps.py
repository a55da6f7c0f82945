"""网页的门 · The web door as an app: it tells the pages which county they belong to."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from hudong.doors.web.site import site_from


class WebConfig(AppConfig):
    """网页的门 · Has no tables of its own."""

    name = "hudong.doors.web"
    label = "web"
    verbose_name = "网页"

    def ready(self) -> None:
        """备好 · From now on every page is headed by the county of the database."""
        # 本县的那一页要读库,而这个文件在各室的表备好以前就被读到:按名字取。
        site_from(import_string("hudong.doors.web.county.county_site"))
