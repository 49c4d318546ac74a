"""What this app may send: every e-mail and text, with the fields its words need."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.messages.api import Message, declare

NEW_ACCOUNT_CODE = "accounts.new_account_code"
ALREADY_REGISTERED = "accounts.already_registered"
RESET_CODE = "accounts.reset_code"
RESET_UNKNOWN = "accounts.reset_unknown"
TEXT_CODE = "accounts.text_code"
WELCOME = "accounts.welcome"
PASSWORD_CHANGED = "accounts.password_changed"  # noqa: S105  (the name of a message)

_FOLDER = "accounts/messages"

# A code that is late is not sent: it would not work any more.
_STALE = {NEW_ACCOUNT_CODE: timedelta(minutes=60), RESET_CODE: timedelta(minutes=60)}

for _code, _subject, _fields in (
    (NEW_ACCOUNT_CODE, _("Your code to set up NHS login"), ("code",)),
    (ALREADY_REGISTERED, _("You already have an NHS login"), ()),
    (RESET_CODE, _("Your code to choose a new password"), ("code",)),
    (RESET_UNKNOWN, _("You do not have an NHS login with this address"), ()),
    (WELCOME, _("Your NHS login is ready"), ()),
    (PASSWORD_CHANGED, _("Your NHS login password was changed"), ("when",)),
):
    declare(
        Message(
            code=_code,
            channel="email",
            subject=_subject,
            body=f"{_FOLDER}/{_code.removeprefix('accounts.')}.txt",
            fields=_fields,
            stale_after=_STALE.get(_code),
        )
    )

declare(
    Message(
        code=TEXT_CODE,
        channel="text",
        subject="",
        body=f"{_FOLDER}/text_code.txt",
        fields=("code",),
        stale_after=timedelta(minutes=10),
    )
)
