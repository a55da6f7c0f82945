"""党组织研究与意见的应用登记 · Django application of the opinions room."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    """党组织研究与意见 · The opinions room."""

    name = "hudong.instruments.opinions"
    label = "opinions"
    verbose_name = "党组织研究与意见"
