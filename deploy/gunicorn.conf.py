"""How gunicorn serves the web application, embedded and in production; options on the command line win."""

import os

workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 8
keepalive = 5
# Loaded once and shared by the workers: half the memory, and a start that costs one import.
preload_app = True
control_socket_disable = True
errorlog = "-"
loglevel = "warning"
accesslog = None


def post_fork(_server: object, _worker: object) -> None:
    """A database connection opened while loading must not be shared by the workers."""
    from django.db import connections  # noqa: PLC0415

    if connections.settings:
        connections.close_all()
