"""The foundation as a Django app: loads the broker's configuration, the Celery tasks and what apps declare."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FoundationConfig(AppConfig):
    """Label `foundation`; must stay last of our own apps, so that the others' models are there."""

    name = "nhslogin.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Every process knows the broker, the periodic tasks, the audit events and the messages of each app."""
        import nhslogin.celery  # noqa: F401, PLC0415
        from nhslogin.foundation import checks, logging  # noqa: F401, PLC0415
        from nhslogin.foundation.jobs import tasks  # noqa: F401, PLC0415
        from nhslogin.foundation.messages import tasks as _messages  # noqa: F401, PLC0415

        logging.configure()
        autodiscover_modules("audit_events", "messages")
