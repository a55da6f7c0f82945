"""两份清单的应用登记 · Django application of the catalogue."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """两份清单 · The catalogue."""

    name = "hudong.mechanisms.catalogue"
    label = "catalogue"
    verbose_name = "两份清单"
