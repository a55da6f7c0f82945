"""命令行的应用登记 · Django application of the command line."""

from django.apps import AppConfig
from django.conf import settings

from hudong.doors.cli.demo import shifting


class CliConfig(AppConfig):
    """命令行 · The command line; in a demonstration it also takes up the demo's clock."""

    name = "hudong.doors.cli"
    label = "cli"
    verbose_name = "命令行"

    def ready(self) -> None:
        """演示的每个进程都活在故事的那些日子里 · Only with the demo settings."""
        if settings.DEMO_SETTINGS:
            shifting.resume(home=settings.HUDONG_HOME)
