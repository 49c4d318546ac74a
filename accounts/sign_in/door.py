"""What every page before sign-in shares: open to all, counted per network, and knows what this browser typed."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from accounts.sessions import continuation
from accounts.sign_in.models import Entrance
from accounts.sign_in.queries import entrance
from nhslogin.foundation.limits import POSTS, Refused, use
from nhslogin.foundation.networks import network_of
from nhslogin.foundation.web.error_pages import too_many

_KEY = "entrance"


def remember(request: HttpRequest, found: Entrance) -> None:
    """Only the row's id stands in the session."""
    request.session[_KEY] = str(found.pk)


def remembered(request: HttpRequest) -> Entrance | None:
    return entrance(request.session.get(_KEY))


def forget(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def leave_session(request: HttpRequest) -> None:
    """End whatever session is here before another begins, whoever's it was; keep the way on and the typed address."""
    if not request.user.is_authenticated:
        return
    place, found = continuation.kept(request), remembered(request)
    logout(request)
    continuation.keep(request, place)
    if found is not None:
        remember(request, found)


class Door:
    """Put first among the bases of a view that people use before they are signed in."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            allowed = use(POSTS, network_of(request))
            if isinstance(allowed, Refused):
                return too_many(request, wait=timedelta(seconds=allowed.retry_after))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    # Django's login middleware reads this off the view function, to which `as_view` copies it.
    dispatch.login_required = False  # type: ignore[attr-defined]
