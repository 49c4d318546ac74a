"""The web application as gunicorn loads it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")

application = get_wsgi_application()
