"""Verbs on codes and tokens. Each use is one conditional UPDATE: of many at once, one wins."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.crypto.api import digest
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.tokens.models import AccessToken, AuthorizationCode, RefreshToken, UsedAssertion

FAMILY_LIFE = timedelta(days=30)
ACCESS_TOKEN_LIFE = timedelta(minutes=5)


@dataclass(frozen=True)
class Answer:
    """What a person's sign-in to a service came to: all that a code stands for."""

    account_id: uuid.UUID
    redirect_uri: str
    scopes: tuple[str, ...]
    nonce: str
    vot: str
    auth_time: datetime
    code_challenge: str


def make_code(*, service: RelyingService, answer: Answer) -> str:
    """A code for the answer; only its digest is kept."""
    code, now = secrets.token_urlsafe(32), clock.now()
    AuthorizationCode.objects.create(
        digest=digest("authorization-code", code),
        service=service,
        account_id=answer.account_id,
        redirect_uri=answer.redirect_uri,
        scopes=list(answer.scopes),
        nonce=answer.nonce,
        vot=answer.vot,
        auth_time=answer.auth_time,
        code_challenge=answer.code_challenge,
        made_at=now,
        expires_at=now + timedelta(seconds=service.code_seconds),
        family_expires_at=now + FAMILY_LIFE,
    )
    return code


def redeem_code(*, code: str, service: RelyingService) -> AuthorizationCode | None:
    """Use a code up. A second use ends every token that came from the first."""
    rows = AuthorizationCode.objects.filter(digest=digest("authorization-code", code), service=service)
    now = clock.now()
    if rows.filter(used_at__isnull=True, expires_at__gt=now).update(used_at=now):
        return rows.select_related("service").get()
    replayed = rows.filter(used_at__isnull=False).first()
    if replayed is not None:
        _end_family(replayed, event="authorization.code_replayed")
    return None


def make_refresh_token(*, family: AuthorizationCode) -> str:
    """The next link of a family."""
    token = secrets.token_urlsafe(48)
    RefreshToken.objects.create(family=family, digest=digest("refresh-token", token), made_at=clock.now())
    return token


def use_refresh_token(*, token: str, service: RelyingService) -> RefreshToken | None:
    """Use a refresh token up. A second use ends the family."""
    rows = RefreshToken.objects.filter(digest=digest("refresh-token", token), family__service=service)
    now = clock.now()
    standing = RefreshToken.objects.filter(
        digest=digest("refresh-token", token),
        used_at__isnull=True,
        family__in=AuthorizationCode.objects.filter(
            service=service, ended_at__isnull=True, used_at__isnull=False, family_expires_at__gt=now
        ),
    )
    if standing.update(used_at=now):
        return rows.select_related("family__service").get()
    replayed = rows.filter(used_at__isnull=False).select_related("family").first()
    if replayed is not None:
        _end_family(replayed.family, event="authorization.refresh_replayed")
    return None


def note_access_token(*, family: AuthorizationCode, scopes: list[str]) -> AccessToken:
    """The row behind an access token that is about to be signed."""
    return AccessToken.objects.create(family=family, scopes=scopes, expires_at=clock.now() + ACCESS_TOKEN_LIFE)


def use_assertion(*, service: RelyingService, jti: str, bound_to: str, expires_at: datetime) -> bool:
    """Keep that a client assertion was seen; False when it was seen before. The constraint decides."""
    try:
        with transaction.atomic():
            UsedAssertion.objects.create(
                service=service,
                digest=digest("assertion", jti),
                bound_to=digest("assertion-bound", bound_to) if bound_to else "",
                expires_at=expires_at,
            )
    except IntegrityError:
        return False
    return True


@transaction.atomic
def _end_family(family: AuthorizationCode, *, event: str) -> None:
    ended = AuthorizationCode.objects.filter(pk=family.pk, ended_at__isnull=True).update(ended_at=clock.now())
    if ended:
        about = f"account:{family.account_id}"
        record(event, by=Actor.system("oidc"), about=about, details={"code": str(family.pk)})
