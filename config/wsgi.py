"""WSGI 入口 · The application object that a server loads; refuses to load where it must not run."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_wsgi_application()
# 各室的表要等 Django 装好才能引用,所以到这里才按名取来。
import_string("hudong.doors.cli.startup.looking.ready_to_serve")()
