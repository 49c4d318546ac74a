"""Lets the forms of our pages lead out to the service that is waiting for the person, and to nobody else.

Browsers hold every redirect that follows a form against `form-action`, so the last form before the code, be it sign-in
or the agreement to share, must name the service's origin in its policy.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nhslogin.oidc.relying_services.uris import origin

_KEY = "service_origins"
_MOST = 3

NextStep = Callable[[HttpRequest], HttpResponse]


def remember_origin(request: HttpRequest, redirect_uri: str) -> None:
    """Keep where this session is going to; the address has been checked against the registered ones."""
    kept: list[str] = request.session.get(_KEY, [])
    target = origin(redirect_uri)
    if kept[-1:] != [target]:
        request.session[_KEY] = [*(one for one in kept if one != target), target][-_MOST:]


class LeavingOrigins:
    """Adds the origins to the policy of pages, where a session has some."""

    def __init__(self, get_response: NextStep) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and response.get("Content-Type", "").startswith("text/html"):
            origins = request.session.get(_KEY)
            if origins:
                update = dict(getattr(response, "_csp_update", None) or {})
                update["form-action"] = [*update.get("form-action", []), *origins]
                response._csp_update = update  # type: ignore[attr-defined]  # noqa: SLF001
        return response
