"""协议书的应用登记 · Django application of the agreements room."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """协议书 · The agreements room."""

    name = "hudong.mechanisms.agreements"
    label = "agreements"
    verbose_name = "协议书"
