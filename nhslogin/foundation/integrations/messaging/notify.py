"""E-mail and text through GOV.UK Notify. One template per channel, with the fields `subject` and `body`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import requests
from django.conf import settings
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from nhslogin.foundation.errors import Misconfigured, Rejected, Unavailable

# 403 and 400 "not a template" are ours to mend; a bad address is the recipient's; the rest passes.
_OURS = frozenset({401, 403, 404})
_LATER = frozenset({408, 429})


@dataclass(frozen=True)
class NotifySender:
    """Notify's own client against a base address that the settings give."""

    client: Any
    templates: dict[str, str]

    @classmethod
    def from_settings(cls) -> Self:
        """NOTIFY_API_KEY_FILE, NOTIFY_BASE_URL, NOTIFY_TEMPLATES (email, text)."""
        path = Path(settings.NOTIFY_API_KEY_FILE or "/nonexistent")
        if not path.is_file():
            raise Misconfigured("NOTIFY_API_KEY_FILE must name a file")
        key = path.read_text(encoding="utf-8").strip()
        return cls(
            NotificationsAPIClient(  # type: ignore[no-untyped-call]
                key, base_url=settings.NOTIFY_BASE_URL, timeout=15
            ),
            dict(settings.NOTIFY_TEMPLATES),
        )

    def deliver(self, *, channel: str, to: str, subject: str, body: str, reference: str) -> str:
        """Notify's id of the message. Our id goes along as the reference."""
        template = self.templates.get(channel, "")
        if not template:
            raise Misconfigured(f"NOTIFY_TEMPLATES names no template for {channel}")
        try:
            answer = self._post(channel, to, template, {"subject": subject, "body": body}, reference)
        except HTTPError as problem:
            raise _meaning(problem) from None
        except (requests.RequestException, OSError) as problem:
            raise Unavailable(f"Notify: {type(problem).__name__}") from None
        return str(answer["id"])

    def _post(self, channel: str, to: str, template: str, fields: dict[str, str], reference: str) -> dict[str, Any]:
        if channel == "email":
            return self.client.send_email_notification(
                email_address=to, template_id=template, personalisation=fields, reference=reference
            )
        return self.client.send_sms_notification(
            phone_number=to, template_id=template, personalisation={"body": fields["body"]}, reference=reference
        )


def _meaning(problem: HTTPError) -> Unavailable | Rejected | Misconfigured:
    """What an error answer means for the message: try again, never, or mend the settings."""
    status = problem.status_code
    if status in _OURS:
        return Misconfigured("Notify does not accept our key or template")
    if status in _LATER or status >= 500:
        return Unavailable(f"Notify answered {status}")
    return Rejected(f"Notify answered {status}")
