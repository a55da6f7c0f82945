"""量一项:在自己的进程里、自己的目录里。Measures one bar in a process and a home of its own.

    python -m tests.scale.one act_cost result.json

The database of the home is made first; a bar that needs Django finds it set up.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.core.management import call_command
from django.utils.module_loading import import_string


def main(name: str, target: str) -> None:
    """量一项 · Writes the results of the bar ``name`` as JSON."""
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    results = import_string(f"tests.scale.{name}.measure")()
    Path(target).write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
