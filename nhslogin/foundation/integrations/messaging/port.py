"""The contract of what carries messages away, and the choice of an adapter by the settings."""

from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from nhslogin.foundation.errors import Misconfigured


class Sender(Protocol):
    """Carries one rendered message. Raises Unavailable (try again) or Rejected (never)."""

    def deliver(self, *, channel: str, to: str, subject: str, body: str, reference: str) -> str:
        """Returns the receiver's own reference, or nothing."""
        ...


ADAPTERS = {
    "outbox": "nhslogin.foundation.integrations.messaging.outbox.OutboxSender",
    "smtp": "nhslogin.foundation.integrations.messaging.smtp.SmtpSender",
    "notify": "nhslogin.foundation.integrations.messaging.notify.NotifySender",
}


def sender_for(channel: str) -> Sender:
    """The adapter that MESSAGING_ADAPTERS names for the channel; without it, the outbox page where that is visible."""
    visible = bool(getattr(settings, "OUTBOX_VISIBLE", False))
    chosen = getattr(settings, "MESSAGING_ADAPTERS", {}).get(channel, "outbox" if visible else "")
    if chosen not in ADAPTERS or (chosen == "outbox" and not visible):
        raise Misconfigured(f"MESSAGING_ADAPTERS names no adapter for the channel {channel}")
    return _made(ADAPTERS[chosen])


@lru_cache(maxsize=8)
def _made(path: str) -> Sender:
    return import_string(path).from_settings()
