"""密钥文件 · The secret key lives in ``HUDONG_HOME/secret.key`` with mode 0600, never in settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def write_key(home: Path) -> Path:
    """生成密钥文件 · Creates the key once; an existing file is left alone."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "secret.key"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path


def secret_key(home: Path, *, create: bool) -> str:
    """读出密钥 · HUDONG_SECRET_KEY wins; else the file; a missing or open file is refused."""
    from_environment = os.environ.get("HUDONG_SECRET_KEY", "")
    if from_environment:
        return from_environment
    path = home / "secret.key"
    if create:
        write_key(home)
    if not path.exists():
        raise ImproperlyConfigured(
            f"缺少密钥文件 {path}：请先运行 hudong init；已经建过的，请核对 HUDONG_HOME"
        )
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"密钥文件 {path} 别人也能读：请改为 0600")
    return path.read_text().strip()
