"""稳评的应用登记 · Django application of the stability room."""

from django.apps import AppConfig


class StabilityConfig(AppConfig):
    """稳评 · The stability room."""

    name = "hudong.instruments.stability"
    label = "stability"
    verbose_name = "稳评"
