"""Verbs of people on their own sign-in."""

from accounts.credentials import actions as credentials
from accounts.people.models import User
from accounts.sign_in.email_codes import end_resets
from nhslogin.foundation.actors import Actor


def change_password(*, account: User, password: str, by: Actor) -> None:
    """A new password. Codes to choose another one end first: whoever dies in between has only lost those."""
    end_resets(account.email_index)
    credentials.change_password(account=account, password=password, by=by)
