"""Which request of a relying service waits for the result: a plain id, so there is no address to forge."""

from uuid import UUID

from django.http import HttpRequest

_KEY = "proofing_continuation"


def notice(request: HttpRequest) -> None:
    """Remember `?request=<uuid>` until the case is opened; anything else in its place is ignored."""
    asked = request.GET.get("request", "")
    try:
        request.session[_KEY] = str(UUID(asked))
    except ValueError:
        return


def waiting(request: HttpRequest) -> UUID | None:
    """The request that waits, if the person came from one."""
    kept = request.session.get(_KEY)
    return UUID(kept) if kept else None


def path(continuation: UUID | str | None) -> str:
    """Where the person goes on; the OpenID side decides there what is still missing."""
    return f"/resume/{continuation}/" if continuation else ""
