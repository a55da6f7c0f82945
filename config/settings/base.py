"""共用设置 · Settings shared by every environment. Values only; nothing is decided here."""

import os
from pathlib import Path

from config.database import database_settings

PROJECT_DIR = Path(__file__).resolve().parents[2]
HUDONG_HOME = Path(os.environ.get("HUDONG_HOME", PROJECT_DIR / "var")).resolve()

DEBUG = False
# 除非某套设置明说不是,都按正式运行检查(密钥、域名、DEBUG),不合格就不启动。
PRODUCTION = True
ALLOWED_HOSTS: list[str] = []

ROOMS = [
    "hudong.ground.record",
    "hudong.ground.kernel",
    "hudong.ground.people",
    "hudong.instruments.notices",
    "hudong.instruments.stability",
    "hudong.instruments.opinions",
    "hudong.instruments.resolutions",
    "hudong.mechanisms.catalogue",
    "hudong.mechanisms.admission",
    "hudong.mechanisms.agreements",
    "hudong.mechanisms.funding",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    *ROOMS,
    "hudong.doors.web",
    "hudong.doors.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hudong.doors.web.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hudong.doors.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hudong.doors.web.middleware.refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            PROJECT_DIR / "hudong/doors/web/templates",
            PROJECT_DIR / "hudong/doors/web/components",
        ],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "hudong.doors.web.jinja.environment"},
    },
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), HUDONG_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "web:sign_in"
LOGIN_REDIRECT_URL = "web:desk"
LOGOUT_REDIRECT_URL = "web:home"

# 同一账号和同一网段十分钟内最多错十次;不永久锁定,免得有人故意把代表锁在门外。
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1 / 6
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "hudong.doors.web.views.errors.locked_out"
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PROJECT_DIR / "hudong/doors/web/locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PROJECT_DIR / "hudong/doors/web/static"]
STATIC_ROOT = HUDONG_HOME / "static"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hudong.doors.web.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# 只有演示和测试能拨时钟;只有演示设置加演示库才有“换个身份看”。
CLOCK_SETTABLE = False
DEMO_SETTINGS = False
CLOSE_DATABASE_WHILE_RENDERING = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},
}
