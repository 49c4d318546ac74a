"""Where a session goes on after sign-in: a parked request of a service, a proof, or home. Never any other address."""

import re

from django.http import HttpRequest

HOME = "/account/"
STAFF_HOME = "/staff/"
_KEY = "continue_to"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_PLACES = re.compile(rf"/resume/{_UUID}/|/prove/(?:[a-z0-9][a-z0-9-]*/){{0,4}}")


def allowed(path: str) -> bool:
    """Whether this is one of the two kinds of places; an address of elsewhere, or with parameters, never is."""
    return _PLACES.fullmatch(path) is not None


def keep(request: HttpRequest, path: str) -> None:
    """Remember the place, unless it is not allowed."""
    if allowed(path):
        request.session[_KEY] = path


def kept(request: HttpRequest) -> str:
    """The place, or nothing."""
    path = str(request.session.get(_KEY, ""))
    return path if allowed(path) else ""


def take(request: HttpRequest) -> str:
    """The place to go to now, and forget it; home when there is none."""
    path = kept(request)
    request.session.pop(_KEY, None)
    return path or HOME
