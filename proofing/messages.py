"""What proofing sends: the outcome of a case, each in plain words with the way on."""

from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.messages.api import Message, declare


def _email(name: str, subject: object, *more: str) -> Message:
    fields = ("reference", "address", *more)
    return Message(f"proofing.{name}", "email", subject, f"messages/proofing/{name}.txt", fields)  # type: ignore[arg-type]


declare(
    _email("verified", _("You have proved who you are")),
    _email("referred", _("We are checking your photo ID")),
    _email("action_needed", _("We need something more from you"), "advice"),
    _email("not_verified", _("We could not check who you are"), "advice"),
    _email("expired", _("Your proof of who you are was not finished")),
)
