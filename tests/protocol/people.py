"""People who are signed in, at the level a test needs. Signing in itself is the accounts' affair and tested there."""

import time
import uuid
from datetime import date
from itertools import count

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY as RECORDS_OF
from django.test import Client

from accounts.people.models import User
from nhslogin.foundation import clock
from proofing.identities.models import Identity
from proofing.identities.queries import nhs_number_index

_numbers = count(1)


def make_person(level: str = "P0") -> User:
    """An account that is set up, with an identity of that level."""
    user = User(kind="citizen", state="active", email_verified_at=clock.now())
    user.set_email(f"{uuid.uuid4()}@example.test")
    user.save()
    if level != "P0":
        number = f"99900{next(_numbers):05}"
        Identity.objects.create(
            account_id=user.pk,
            level=level,
            nhs_number=number,
            nhs_number_index=nhs_number_index(number),
            given_name="Grace",
            family_name="Pennington",
            birth_date=date(1959, 12, 9),
            surgery_ods_code="A12345",
            policy_version="test",
            proved_at=clock.now(),
        )
    return user


def sign_in(client: Client, user: User, *, methods: tuple[str, ...] = ("password", "sms"), ago: float = 5) -> None:
    """The session that a sign-in with these methods leaves behind."""
    client.force_login(user)
    now = time.time()
    session = client.session
    session["account_kind"] = "citizen"
    session["signed_in_at"] = now - ago
    session["seen_at"] = now
    session[RECORDS_OF] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": name, "at": now - ago} for name in methods]
    session.save()
