"""E-mail by SMTP, through Django's own client."""

import smtplib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from nhslogin.foundation.errors import Misconfigured, Rejected, Unavailable


@dataclass(frozen=True)
class SmtpSender:
    """One connection per message: workers are few and messages rare beside the handshakes of phones."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    sender: str

    @classmethod
    def from_settings(cls) -> Self:
        """EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD_FILE, EMAIL_USE_TLS, DEFAULT_FROM_EMAIL."""
        path = getattr(settings, "EMAIL_HOST_PASSWORD_FILE", "")
        password = Path(path).read_text(encoding="utf-8").strip() if path else ""
        return cls(
            host=settings.EMAIL_HOST,
            port=settings.EMAIL_PORT,
            user=settings.EMAIL_HOST_USER,
            password=password,
            tls=settings.EMAIL_USE_TLS,
            sender=settings.DEFAULT_FROM_EMAIL,
        )

    def deliver(self, *, channel: str, to: str, subject: str, body: str, reference: str) -> str:
        """The Message-ID is our reference, so that a mail sent twice is known as one."""
        if channel != "email":
            raise Misconfigured("SMTP carries e-mail only")
        message_id = f"<{reference}@{self.sender.rpartition('@')[2].rstrip('>') or 'localhost'}>"
        mail = EmailMessage(
            subject, body, self.sender, [to], headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
        )
        connection = EmailBackend(
            host=self.host, port=self.port, username=self.user, password=self.password, use_tls=self.tls, timeout=15
        )
        try:
            connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as refusal:
            codes = {code for code, _ in refusal.recipients.values()}
            raise (Rejected if all(code >= 500 for code in codes) else Unavailable)("recipient refused") from None
        except smtplib.SMTPAuthenticationError:
            raise Misconfigured("the mail server does not accept EMAIL_HOST_USER") from None
        except (TimeoutError, smtplib.SMTPException, OSError) as problem:
            raise Unavailable(f"mail server: {type(problem).__name__}") from None
        return message_id
