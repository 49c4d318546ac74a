"""Django's e-mail through the outbox, so that libraries' mails commit with their cause and show where all others do."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from nhslogin.foundation.messages.actions import Draft, put


class OutboxEmailBackend(BaseEmailBackend):
    """Set as EMAIL_BACKEND. Plain text only: each recipient gets a message of their own."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them all, or none."""
        with transaction.atomic():
            for message in email_messages:
                for address in message.recipients():
                    put(Draft("mail", "email", address, str(message.subject), str(message.body), about=""))
        return len(email_messages)
