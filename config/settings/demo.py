"""演示设置 · Demo: like production, but the clock can be set and visitors may try on a role."""

from config.keys import secret_key
from config.settings.base import *  # noqa: F403
from config.settings.base import HUDONG_HOME

PRODUCTION = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = secret_key(HUDONG_HOME, create=True)
CLOCK_SETTABLE = True
DEMO_SETTINGS = True
WHITENOISE_USE_FINDERS = True
