"""量一项:在自己的进程里、自己的目录里。Measures one bar in a process of its own.

python -m tests.scale.one act_cost result.json
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.utils.module_loading import import_string


def main(name: str, target: str) -> None:
    """量一项 · Writes the results of the bar ``name`` as JSON."""
    django.setup()
    # 各项要用各室的表,Django 装好才能引用,所以到这里才按名取来。
    results = import_string(f"tests.scale.{name}.measure")()
    Path(target).write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
