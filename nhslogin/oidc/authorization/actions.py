"""Verbs on requests: kept once, claimed by one person, answered once."""

import uuid
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.oidc.authorization.models import AuthorizationRequest
from nhslogin.oidc.authorization.parameters import Wanted
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.sharing.actions import note_use
from nhslogin.oidc.tokens.actions import Answer, make_code

REQUEST_LIFE = timedelta(days=30)


def keep_request(*, service: RelyingService, wanted: Wanted) -> AuthorizationRequest:
    """Park a checked request; a person may need minutes or days before it can be answered."""
    now = clock.now()
    return AuthorizationRequest.objects.create(
        service=service,
        redirect_uri=wanted.redirect_uri,
        scopes=list(wanted.scopes),
        vectors=[vector.text for vector in wanted.vectors],
        state=wanted.state,
        nonce=wanted.nonce,
        prompt=wanted.prompt,
        code_challenge=wanted.code_challenge,
        allow_registration=wanted.allow_registration,
        made_at=now,
        expires_at=now + REQUEST_LIFE,
    )


def claim_request(*, request: AuthorizationRequest, account_id: uuid.UUID) -> bool:
    """The first person signed in takes the request; True for them, then and later. Once taken it never changes."""
    if request.account_id is not None:
        return request.account_id == account_id
    rows = AuthorizationRequest.objects.filter(pk=request.pk)
    if rows.filter(account_id__isnull=True).update(account_id=account_id):
        request.account_id = account_id
        return True
    return rows.filter(account_id=account_id).exists()


@transaction.atomic
def answer_with_code(*, request: AuthorizationRequest, answer: Answer, by: Actor) -> str | None:
    """The address to send the person to, with a code; nothing when the request was answered before."""
    if not _close(request):
        return None
    code = make_code(service=request.service, answer=answer)
    note_use(account_id=answer.account_id, service=request.service)
    details = {"client": request.service.client_id, "vot": answer.vot}
    record("authorization.answered", by=by, about=f"account:{answer.account_id}", details=details)
    return answer_url(request.redirect_uri, {"code": code, "state": request.state})


@transaction.atomic
def answer_with_error(*, request: AuthorizationRequest, error: str, description: str, by: Actor) -> str | None:
    """The address to send the person to, with an error; nothing when the request was answered before."""
    if not _close(request):
        return None
    details = {"client": request.service.client_id, "error": error}
    about = f"account:{request.account_id}" if request.account_id else f"client:{request.service.client_id}"
    record("authorization.refused", by=by, about=about, details=details)
    return error_url(request.redirect_uri, error, description, request.state)


def error_url(redirect_uri: str, error: str, description: str, state: str) -> str:
    """The service's address with an error."""
    return answer_url(redirect_uri, {"error": error, "error_description": description, "state": state})


def answer_url(redirect_uri: str, members: dict[str, str]) -> str:
    """Registered addresses have no query of their own. `iss` lets the service know whose answer it is (RFC 9207)."""
    given = {name: value for name, value in {**members, "iss": settings.ISSUER}.items() if value}
    return f"{redirect_uri}?{urlencode(given)}"


def _close(request: AuthorizationRequest) -> bool:
    rows = AuthorizationRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
    return rows.update(answered_at=clock.now()) == 1
