"""开发设置 · Development: debug pages, a throw-away key, the database closed while rendering."""

from config.settings.base import *  # noqa: F403

PRODUCTION = False
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = "dev-only-never-in-production"  # noqa: S105
CLOSE_DATABASE_WHILE_RENDERING = True
WHITENOISE_USE_FINDERS = True
