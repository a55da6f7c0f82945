"""存证的应用登记 · Django application of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """存证 · The record."""

    name = "hudong.ground.record"
    label = "record"
    verbose_name = "存证"
