"""Ends sessions that were idle or lasted too long, and keeps staff and citizen sessions apart."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.people.values import AccountKind
from accounts.sessions import continuation
from accounts.sessions.facts import IDLE, KIND, SEEN, SINCE, TOTAL, person

Answer = Callable[[HttpRequest], HttpResponse]
ENDED = "session_ended"
# Writing the time of every single request would cost a database write for each.
_WRITE_EVERY = 30


class SessionLimits:
    """30 minutes idle and 12 hours in all for citizens, 15 minutes and 8 hours for staff."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = time.time()
            if self._over(request, now):
                self._end(request)
            elif now - float(request.session.get(SEEN, 0)) >= _WRITE_EVERY:
                request.session[SEEN] = now
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """A page that needs sign-in says why it is asked for; an open page goes on for nobody in particular."""
        kind = getattr(request, "ended_session_of", None)
        if kind is None or not getattr(view, "login_required", True):
            return None
        request.session[ENDED] = True
        if kind == AccountKind.STAFF:
            return HttpResponseRedirect(reverse("staff_sign_in"))
        continuation.keep(request, request.path)
        return HttpResponseRedirect(reverse("account_login"))

    @staticmethod
    def _over(request: HttpRequest, now: float) -> bool:
        kind = _kind(request)
        session = request.session
        # A session without its times is not one that our sign-in made.
        idle = now - float(session.get(SEEN, 0))
        total = now - float(session.get(SINCE, 0))
        return idle > IDLE[kind].total_seconds() or total > TOTAL[kind].total_seconds()

    @staticmethod
    def _end(request: HttpRequest) -> None:
        request.ended_session_of = _kind(request)  # type: ignore[attr-defined]
        parked = continuation.kept(request)
        logout(request)
        continuation.keep(request, parked)


class KindBoundary:
    """A page that needs sign-in is for citizens unless it says it is for staff; neither kind sees the other's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        found = person(request)
        for_staff = getattr(view, "for_staff", False)
        if found is None or found.is_staff_member == for_staff:
            return None
        # Back to one's own side; the sign-in page of the other side would end this session.
        return HttpResponseRedirect(reverse("staff_sign_in") if for_staff else continuation.STAFF_HOME)


def _kind(request: HttpRequest) -> AccountKind:
    return AccountKind.STAFF if request.session.get(KIND) == AccountKind.STAFF else AccountKind.CITIZEN
