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
        _erase_daily()


def _erase_daily() -> None:
    from nhslogin.foundation import limits, retention  # noqa: PLC0415
    from nhslogin.foundation.audit.sealing import note_head  # noqa: PLC0415
    from nhslogin.foundation.files.erasing import erase_due, erase_orphans  # noqa: PLC0415
    from nhslogin.foundation.jobs.sweeping import erase_finished  # noqa: PLC0415
    from nhslogin.foundation.messages.retention import erase_old_messages  # noqa: PLC0415

    own = (note_head, erase_finished, limits.erase_old_counts, erase_old_messages, erase_due, erase_orphans)
    for erasure in own:
        retention.daily(erasure)
