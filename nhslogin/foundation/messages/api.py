"""The way into messages: declare, send, cancel, and read back what was sent."""

from nhslogin.foundation.messages.actions import cancel, send
from nhslogin.foundation.messages.declared import MESSAGES, Message, declare
from nhslogin.foundation.messages.queries import SentMessage, last_code, messages_about, newest

__all__ = ["MESSAGES", "Message", "SentMessage", "cancel", "declare", "last_code", "messages_about", "newest", "send"]
