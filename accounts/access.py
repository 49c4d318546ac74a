"""Who may open a view: mixins and decorators for citizens and for staff in certain roles."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from accounts.organisations.queries import roles_of
from accounts.sessions.facts import citizen, staff_member

View = Callable[..., HttpResponseBase]


def citizen_required(view: View) -> View:
    """Signed-in citizens only; everybody else goes to the sign-in page."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if citizen(request) else HttpResponseRedirect(reverse("account_login"))

    return wrapped


def staff_required(*roles: str) -> Callable[[View], View]:
    """Staff who gave their authenticator code in this session and have one of the roles; no role named: any staff."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            refused = _refused(request, frozenset(roles))
            return refused or view(request, *args, **kwargs)

        return _mark(wrapped)

    return decorate


def _refused(request: HttpRequest, roles: frozenset[str]) -> HttpResponseBase | None:
    member = staff_member(request)
    if member is None:
        return HttpResponseRedirect(reverse("staff_sign_in"))
    # Asked each time, so that a role taken away is gone with the next page.
    held = roles_of(member.pk)
    if not held or (roles and not roles & held):
        raise PermissionDenied
    return None


def _mark(view: Any) -> Any:
    """What Django's login middleware and ours read off a view."""
    view.for_staff = True
    view.login_url = reverse_lazy("staff_sign_in")
    return view


class CitizenRequired:
    """Put first among the bases of a class-based view."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        inner: View = super().dispatch  # type: ignore[misc]
        return citizen_required(inner)(request, *args, **kwargs)


class StaffRequired:
    """Put first among the bases of a class-based view; `staff_roles` names who may, empty means any staff."""

    staff_roles: ClassVar[frozenset[str]] = frozenset()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        inner: View = super().dispatch  # type: ignore[misc]
        return _refused(request, frozenset(self.staff_roles)) or inner(request, *args, **kwargs)

    # `as_view` copies what hangs on `dispatch` to the view function.
    _mark(dispatch)
