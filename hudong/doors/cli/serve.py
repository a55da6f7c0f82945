"""开网站。Serves the site: the start-up check first, then granian with the WSGI application."""

from __future__ import annotations

import os
import socket
from argparse import Namespace
from contextlib import closing

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.environment import project_dir
from hudong.doors.cli.laws import open_library
from hudong.doors.cli.startup.looking import look
from hudong.doors.cli.startup.note import refusals

APPLICATION = "config.wsgi:application"
THREADS = 4


def run(options: Namespace, out: Out) -> int:
    """开网站 · Refuses with the reasons, or serves until interrupted."""
    open_site(out, address=options.address, port=options.port, workers=options.workers)
    return Exit.ANSWERED


def open_site(out: Out, *, address: str, port: int, workers: int = 1) -> None:
    """开门 · Checks, gathers static files for production, and serves until interrupted."""
    refused = refusals(look())
    if refused:
        raise CommandError(
            "not_ready",
            "不能启动：" + "；".join(note.what for note in refused),
            where="、".join(note.name for note in refused),
            hint="；".join(note.hint for note in refused),
            exit_code=Exit.ENVIRONMENT,
        )
    _port_must_be_free(address, port)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if not getattr(settings, "WHITENOISE_USE_FINDERS", False):
        call_command("collectstatic", interactive=False, verbosity=0)
    # 第一个读者不该等建库:开门以前建好,来源缺了也在这里就说。
    open_library(out)
    if getattr(settings, "SECURE_SSL_REDIRECT", False):
        out.progress(
            "正式设置要求加密连接：请在前面放反向代理；只在本机试用请设 HUDONG_PLAIN_HTTP=1"
        )
    # 工作进程由本进程分出:不把打开着的数据库连接带过去。
    connections.close_all()
    out.progress(f"网站：http://{_shown(address)}:{port}　按 Ctrl+C 停止")
    Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        working_dir=project_dir(),
        respawn_failed_workers=settings.PRODUCTION,
    ).serve()


def _shown(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _port_must_be_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CommandError(
                "port",
                f"{address}:{port} 用不了：{os.strerror(error.errno or 0)}",
                where="--port",
                hint="请换一个端口，或者先停下占用它的程序",
                exit_code=Exit.ENVIRONMENT,
            ) from error
