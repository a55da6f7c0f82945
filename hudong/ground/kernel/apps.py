"""门的应用登记 · Loads every room's acts and reactions once, so that the registries are complete."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    """门 · The kernel."""

    name = "hudong.ground.kernel"
    label = "kernel"
    verbose_name = "门"

    def ready(self) -> None:
        autodiscover_modules("acts", "queries", "reactions")
