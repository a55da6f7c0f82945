"""出字 · How a template writes a value: escaped as ever, without a wrapper for each word.

Jinja wraps every escaped word in a ``Markup``, which costs ten times the escaping, and joins the
wrapped words into plain text at once. Here a word without special characters goes out as it is.
"""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_is_special: Final = re.compile("[&<>'\"]").search


def written(value: Any) -> str:
    """写出来 · As ``markupsafe.escape`` has it: text is escaped, markup and components are not."""
    kind = type(value)
    if kind is Markup or (kind is str and not _is_special(value)):
        return value  # type: ignore[no-any-return]
    render = getattr(value, "__html__", None)
    return render() if render else escape(value)


class _Generator(CodeGenerator):
    """Writes the code of a template; each value that is put out goes through :func:`written`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class Escaping(Environment):
    """转义的模板环境 · A Jinja environment whose templates put out values by :func:`written`."""

    code_generator_class = _Generator
    written = staticmethod(written)
