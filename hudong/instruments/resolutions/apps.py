"""共决的应用登记 · Django application of the resolutions room."""

from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    """共决 · The resolutions room."""

    name = "hudong.instruments.resolutions"
    label = "resolutions"
    verbose_name = "共决"
