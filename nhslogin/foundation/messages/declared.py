"""What an app may send is declared in its `messages.py`."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from django.utils.functional import Promise

from nhslogin.foundation.errors import Undeclared

Channel = Literal["email", "text"]
CHANNELS: tuple[Channel, ...] = ("email", "text")


@dataclass(frozen=True)
class Message:
    """One kind of message. The subject may hold `{field}`; the body is a template that gets the fields.

    `stale_after`: not sent any more after this time, for codes that would no longer work.
    """

    code: str
    channel: Channel
    subject: str | Promise
    body: str
    fields: tuple[str, ...] = field(default=())
    stale_after: timedelta | None = None


MESSAGES: dict[str, Message] = {}


def declare(*messages: Message) -> Message:
    """Make messages known; returns the first."""
    for message in messages:
        if message.channel not in CHANNELS:
            raise ValueError(f"message {message.code}: no channel {message.channel}")
        known = MESSAGES.get(message.code)
        if known is not None and known.body != message.body:
            raise ValueError(f"message {message.code} is declared twice")
        MESSAGES[message.code] = message
    return messages[0]


def message_declared(code: str) -> Message:
    """The declared message, or Undeclared."""
    try:
        return MESSAGES[code]
    except KeyError:
        raise Undeclared(f"message {code} is not declared") from None
