"""Start-up checks: what the foundation needs of the settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from nhslogin.foundation.crypto.installed import key_ring
from nhslogin.foundation.errors import Misconfigured
from nhslogin.foundation.integrations.messaging.port import sender_for
from nhslogin.foundation.messages.declared import CHANNELS


@register()
def key_ring_there(**_kwargs: Any) -> list[CheckMessage]:
    """A key ring that can be read."""
    try:
        key_ring()
    except (Misconfigured, OSError) as problem:
        return [
            Error(
                str(problem) if isinstance(problem, Misconfigured) else "KEY_RING_FILE cannot be read",
                id="foundation.E010",
            )
        ]
    return []


@register()
def senders_there(**_kwargs: Any) -> list[CheckMessage]:
    """An adapter for every channel."""
    found: list[CheckMessage] = []
    for channel in CHANNELS:
        try:
            sender_for(channel)
        except Misconfigured as problem:
            found.append(Error(str(problem), id="foundation.E011"))
    return found


@register()
def outbox_hidden(**_kwargs: Any) -> list[CheckMessage]:
    """The page that shows messages never goes with cookies of a real installation."""
    if getattr(settings, "OUTBOX_VISIBLE", False) and getattr(settings, "SESSION_COOKIE_SECURE", False):
        return [Error("OUTBOX_VISIBLE must be off where cookies are Secure", id="foundation.E012")]
    return []
