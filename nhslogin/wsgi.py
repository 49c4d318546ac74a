"""The web application as gunicorn loads it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")

application = get_wsgi_application()

from nhslogin.foundation.web.components import warm_up  # noqa: E402  (needs the settings to be known)

warm_up()
