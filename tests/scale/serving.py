"""开一个工人的网站,并看它用了多少处理器。One granian worker, and the processor time that it uses."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

AS_IS: Final = "/as-is"
PATIENCE: Final = 60.0
LAST_WORDS: Final = 3_000
PROJECT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Server:
    """网站 · Where it listens, and the process that leads its worker."""

    port: int
    pid: int

    def processor_seconds(self) -> float:
        """用去的处理器时间 · Of the leading process and all below it, since they began."""
        return sum(map(_used, _family(self.pid)))


@contextmanager
def one_worker(environment: dict[str, str], *, threads: int) -> Iterator[Server]:
    """开网站 · ``tests.scale.beside`` in one granian worker, as ``hudong serve`` runs it."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1",
        "--blocking-threads", str(threads), "--log-level", "warning", "--host", "127.0.0.1",
        "--port", str(port), "tests.scale.beside:application",
    ]  # fmt: skip
    environment = {**os.environ, **environment}
    collect = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, cwd=PROJECT, env=environment, check=True)
    with TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=said, stderr=said)
        try:
            _wait(port, process)
            yield Server(port, process.pid)
        except BaseException:
            said.seek(0)
            print(said.read()[-LAST_WORDS:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"网站没有开起来，退出码 {process.returncode}")
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
                asked.request("GET", "/")
                answer = asked.getresponse()
                answer.read()
                if answer.status != HTTPStatus.OK:
                    raise RuntimeError(f"网站的首页回答 {answer.status}")
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"网站 {PATIENCE:g} 秒没有开起来")


def keep_apart(server: Server) -> bool:
    """各用各的核 · Puts the server on one core and this process on another; False on one core."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return False
    for pid in _family(server.pid):
        for task in _tasks(pid):
            os.sched_setaffinity(int(task.name), {cores[0]})
    os.sched_setaffinity(0, {cores[1]})
    return True


def _family(pid: int) -> list[int]:
    below = [
        int(child) for task in _tasks(pid) for child in (task / "children").read_text().split()
    ]
    return [pid, *(one for child in below for one in _family(child))]


def _tasks(pid: int) -> list[Path]:
    return sorted(Path(f"/proc/{pid}/task").iterdir())


def _used(pid: int) -> float:
    return sum(int((task / "schedstat").read_text().split()[0]) for task in _tasks(pid)) / 1e9
