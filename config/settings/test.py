"""测试设置 · Tests: stricter than production where it helps, fast where it does not hurt."""

import os
import tempfile
from pathlib import Path

from config.database import database_settings
from config.settings.base import *  # noqa: F403

PRODUCTION = False
HUDONG_HOME = Path(os.environ.get("HUDONG_TEST_HOME") or tempfile.mkdtemp(prefix="hudong-test-"))
STATIC_ROOT = HUDONG_HOME / "static"
SECRET_KEY = "test-only-key-test-only-key-test-only-key"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database_settings(os.environ.get("TEST_DATABASE_URL", ""), HUDONG_HOME)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CLOCK_SETTABLE = True
CLOSE_DATABASE_WHILE_RENDERING = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ENFORCE_READ_BUDGETS = True
AXES_ENABLED = True
