"""正式设置 · Production. Everything that differs per county comes from the environment."""

import os

from config.keys import secret_key
from config.settings.base import *  # noqa: F403
from config.settings.base import HUDONG_HOME

SECRET_KEY = secret_key(HUDONG_HOME, create=False)
ALLOWED_HOSTS = [host for host in os.environ.get("HUDONG_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# 只有明说在本机试用(HUDONG_PLAIN_HTTP=1)时才不要求加密连接。
_plain = os.environ.get("HUDONG_PLAIN_HTTP") == "1"
SECURE_SSL_REDIRECT = not _plain
SESSION_COOKIE_SECURE = not _plain
CSRF_COOKIE_SECURE = not _plain
SESSION_COOKIE_NAME = "sessionid" if _plain else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if _plain else "__Host-csrftoken"
SECURE_HSTS_SECONDS = 0 if _plain else 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
