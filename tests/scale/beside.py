"""网站和裸 WSGI 在一个工人里:同样的字节,一边现做,一边原样送出。The site and raw WSGI in one worker.

``/as-is<path>`` answers with the status, headers and bytes that the site gave for ``<path>`` when
it was first asked; every other address is the site itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as site
from tests.scale.serving import AS_IS

Answer = tuple[str, list[tuple[str, str]], bytes]

_kept: dict[str, Answer] = {}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """一个入口 · The WSGI application that granian loads."""
    path = environ["PATH_INFO"]
    if not path.startswith(AS_IS):
        return site(environ, start_response)
    if path not in _kept:
        _kept[path] = _asked({**environ, "PATH_INFO": path.removeprefix(AS_IS)})
    status, headers, body = _kept[path]
    start_response(status, headers)
    return [body]


def _asked(environ: dict[str, Any]) -> Answer:
    begun: list[Any] = []
    answer = site(environ, lambda status, headers, *rest: begun.extend((status, headers)))
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    return begun[0], begun[1], body
