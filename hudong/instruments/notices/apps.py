"""公示的应用登记 · Django application of the notices room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """公示 · The notices room."""

    name = "hudong.instruments.notices"
    label = "notices"
    verbose_name = "公示"
