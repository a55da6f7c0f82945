"""经费的应用登记 · Django application of the funding room."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """经费 · The funding room."""

    name = "hudong.mechanisms.funding"
    label = "funding"
    verbose_name = "经费"
