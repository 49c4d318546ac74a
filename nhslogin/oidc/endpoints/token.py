"""/token and /userinfo."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from nhslogin.oidc.claims.actions import subject_of
from nhslogin.oidc.claims.table import release
from nhslogin.oidc.protocol.grants import standing_person
from nhslogin.oidc.protocol.requests import parameters
from nhslogin.oidc.protocol.server import NOT_STORED, answer_token_request
from nhslogin.oidc.tokens.contents import read_access_token
from nhslogin.oidc.tokens.models import AccessToken
from nhslogin.oidc.tokens.queries import standing_access_token


@csrf_exempt
@login_not_required
def token(request: HttpRequest) -> HttpResponse:
    """Exchange a code or a refresh token."""
    if request.method != "POST":
        return _error("invalid_request", 405, {"Allow": "POST"})
    return answer_token_request(request)


@csrf_exempt
@login_not_required
def userinfo(request: HttpRequest) -> HttpResponse:
    """What the service may know of the person now."""
    if request.method not in {"GET", "POST"}:
        return _error("invalid_request", 405, {"Allow": "GET, POST"})
    found = _bearer(request)
    if len(found) != 1:
        return _challenge("invalid_request", 400) if found else _challenge("", 401)
    row = _standing(found[0])
    whose = standing_person(row.family) if row else None
    if row is None or whose is None:
        return _challenge("invalid_token", 401)
    claims = {"iss": settings.ISSUER, "sub": subject_of(row.family.account_id), "aud": row.family.service.client_id}
    return JsonResponse(claims | release(whose, row.scopes), headers=NOT_STORED)


def _bearer(request: HttpRequest) -> list[str]:
    """Every access token the request carries, in the header or in a posted form."""
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    found = [text.strip()] if kind.lower() == "bearer" else []
    return found + (parameters(request).getlist("access_token") if request.method == "POST" else [])


def _standing(text: str) -> AccessToken | None:
    claims = read_access_token(text)
    return standing_access_token(claims.get("jti")) if claims else None


def _challenge(error: str, status: int) -> HttpResponse:
    value = f'Bearer realm="userinfo", error="{error}"' if error else 'Bearer realm="userinfo"'
    return HttpResponse(status=status, headers={**NOT_STORED, "WWW-Authenticate": value})


def _error(error: str, status: int, headers: dict[str, str]) -> HttpResponse:
    return JsonResponse({"error": error}, status=status, headers={**NOT_STORED, **headers})
