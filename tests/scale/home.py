"""量的地方:一个用完就丢的数据目录。A home of its own for each bar, thrown away afterwards."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection


def make_database() -> None:
    """建好库 · The empty county database of this process's home, in the form of today."""
    call_command("migrate", verbosity=0)
    connection.close()
