"""备份:一个 .tar 文件,装着库的一致副本、库外的锚、法规库的来历,写完当场核对。

Backup: one .tar with a consistent copy of the database, the outside anchors and a note of the law
library's source; the copy is opened and verified before the command says it is done. The secret key
is not in it: whoever gets hold of a backup must not be able to forge sessions.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.copying import COPIES, Copied
from hudong.ground.kernel import clock
from hudong.ground.law.library.corpus import ADDED, IMPORTED, added_files
from hudong.ground.law.library.ensuring import FILE
from hudong.ground.law.library.read import noted_meta
from hudong.ground.record.queries import totals

FORM = 1
_NOTED = ("source", "digest", "source_sha256", "source_size", "instruments", "articles")


def run(options: Namespace, out: Out) -> int:
    """备份 · Never overwrites; a copy in which verify finds something is kept and exits 1."""
    target = options.file.expanduser().resolve()
    _must_be_new(target)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        place = Path(folder)
        copied = _fill(place, out)
        half = place / "half.tar"
        names = _pack(place, half, copied)
        out.progress("打开副本核对…")
        report = COPIES[connection.vendor].verified(half, place)
        os.chmod(half, 0o600)
        os.replace(half, target)
    answer = {"file": str(target), "bytes": target.stat().st_size, "members": names, **report}
    out.answer(answer, *_lines(answer))
    return Exit.ANSWERED if report["ok"] else Exit.FINDING


def _must_be_new(target: Path) -> None:
    if target.exists():
        raise CommandError(
            "file_exists",
            "备份文件已经存在，不覆盖",
            where=str(target),
            hint="请换一个文件名，比如带上日期",
        )
    if not target.parent.is_dir():
        raise CommandError(
            "no_folder", "放备份的目录不存在", where=str(target.parent), hint="请先建好目录"
        )


def _fill(place: Path, out: Out) -> Copied:
    # 先抄锚、后抄库:锚认的条目库里一定有;反过来就会像是少了条目。
    home = settings.HUDONG_HOME
    (place / "anchors").mkdir()
    for anchor in sorted((home / "anchors").glob("*.json")):
        shutil.copy2(anchor, place / "anchors" / anchor.name)
    out.progress("复制数据库…")
    copied = COPIES[connection.vendor].copy(place)
    if (home / IMPORTED).is_file():
        shutil.copy2(home / IMPORTED, place / IMPORTED)
    (place / ADDED).mkdir(parents=True)
    for text in added_files(home):
        shutil.copy2(text, place / ADDED / text.name)
    (place / "laws.json").write_text(
        json.dumps(_laws(home), ensure_ascii=False, indent=2), encoding="utf-8"
    )
    return copied


def _laws(home: Path) -> dict[str, Any]:
    """法规库的来历:库本身不进备份,按这个来历重新建。"""
    noted = noted_meta(home / FILE)
    return {
        **{name: noted[name] for name in _NOTED if name in noted},
        "adopted": totals().law,
        "file": IMPORTED if (home / IMPORTED).is_file() else None,
    }


def _pack(place: Path, half: Path, copied: Copied) -> list[str]:
    members = sorted(
        path
        for path in (
            place / copied.name,
            place / "laws.json",
            place / IMPORTED,
            *added_files(place),
            *(place / "anchors").iterdir(),
        )
        if path.is_file()
    )
    sums = {str(path.relative_to(place)): _sha256(path) for path in members}
    manifest = place / "manifest.json"
    manifest.write_text(
        json.dumps(
            {
                "program": "hudong",
                "form": FORM,
                "made_at": clock.now().isoformat(),
                "engine": connection.vendor,
                "sha256": sums,
            },
            ensure_ascii=False,
            indent=2,
        ),
        encoding="utf-8",
    )
    with tarfile.open(half, "w") as tar:
        for path in (manifest, *members):
            tar.add(path, arcname=str(path.relative_to(place)), recursive=False)
    return [manifest.name, *sums]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(answer: dict[str, Any]) -> list[str]:
    lines = [
        f"已备份到 {answer['file']}（{answer['bytes']:,} 字节，{len(answer['members'])} 个文件）"
    ]
    if answer["ok"]:
        lines.append(f"副本核对无误：存证 {answer['entries']} 条，有锚的 {answer['anchored']} 条")
    elif answer["findings"]:
        lines += [
            f"{found['table']} {found['row']}　{found['what']}" for found in answer["findings"]
        ]
        lines.append("副本与库一致，但库里有不符之处，请运行 hudong verify")
    else:
        lines.append(f"副本没有核对：{answer['unverified']}")
    lines.append("密钥不在备份里，请另行保管 secret.key；恢复时解开到新的 HUDONG_HOME")
    return lines
