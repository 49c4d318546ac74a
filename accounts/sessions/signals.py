"""Stamps a session at sign-in: since when, and of which kind of account."""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from accounts.people.models import User
from accounts.sessions.facts import AGAIN, KIND, SEEN, SINCE


def stamp(sender: Any, request: HttpRequest, user: User, **_rest: Any) -> None:  # noqa: ARG001
    """Django calls this inside `login`, after the session got its new key."""
    now = time.time()
    request.session[KIND] = str(user.kind)
    request.session[SINCE] = now
    request.session[SEEN] = now
    request.session.pop(AGAIN, None)


user_logged_in.connect(stamp, dispatch_uid="accounts.sessions.stamp")
