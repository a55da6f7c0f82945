"""准入的应用登记 · Django application of the admission room."""

from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    """准入 · The admission room."""

    name = "hudong.mechanisms.admission"
    label = "admission"
    verbose_name = "准入"
