"""The two grants of the contract on Authlib's classes: what is stored, used up and signed is the tokens' affair."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidScopeError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, RefreshTokenGrant
from authlib.oauth2.rfc7636 import CodeChallenge

from nhslogin.oidc.claims.people import person
from nhslogin.oidc.claims.table import Person
from nhslogin.oidc.protocol.client_authentication import METHOD
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.sharing.queries import standing
from nhslogin.oidc.tokens import contents
from nhslogin.oidc.tokens.actions import (
    ACCESS_TOKEN_LIFE,
    make_refresh_token,
    note_access_token,
    redeem_code,
    use_refresh_token,
)
from nhslogin.oidc.tokens.models import AuthorizationCode, RefreshToken
from nhslogin.oidc.tokens.queries import refresh_scopes
from nhslogin.oidc.trust.vectors import parse_vector, rank

LONGEST_TOKEN = 500


def standing_person(family: AuthorizationCode) -> Person | None:
    """The person behind a family, as they agreed to be known, while their account and their proof stand and they
    still share with the service."""
    found = person(family.account_id)
    agreed = standing(family.account_id, family.service)
    if found is None or agreed is None or not set(family.scopes) <= set(agreed.scopes):
        return None
    known = found.known_at(agreed.level)
    # A proof that was taken back since: the tokens of this family would still vouch for it.
    return known if rank(parse_vector(family.vot).level) <= rank(known.level) else None


def issue(family: AuthorizationCode, whose: Person, scopes: list[str]) -> dict[str, Any]:
    """The members of an answer that every grant has."""
    row = note_access_token(family=family, scopes=scopes)
    return {
        "access_token": contents.access_token(row, whose),
        "token_type": "bearer",
        "expires_in": int(ACCESS_TOKEN_LIFE.total_seconds()),
        "refresh_token": make_refresh_token(family=family),
        "scope": " ".join(scopes),
    }


class CodeGrant(AuthorizationCodeGrant):
    """The code is used up before anything else is compared: whoever fails after that has lost it."""

    TOKEN_ENDPOINT_AUTH_METHODS = [METHOD]

    def query_authorization_code(self, code: str, client: RelyingService) -> AuthorizationCode | None:
        return redeem_code(code=code, service=client) if 0 < len(code) < LONGEST_TOKEN else None

    def create_token_response(self) -> tuple[int, dict[str, Any], list[tuple[str, str]]]:
        family: AuthorizationCode = self.request.authorization_code
        whose = standing_person(family)
        if whose is None:
            raise InvalidGrantError("the person no longer shares with this service")
        token = issue(family, whose, family.scopes) | {"id_token": contents.id_token(family, whose)}
        return 200, token, self.TOKEN_RESPONSE_HEADER


class RefreshGrant(RefreshTokenGrant):
    """Every refresh token is exchanged once; there is no ID token in the answer."""

    TOKEN_ENDPOINT_AUTH_METHODS = [METHOD]

    def authenticate_refresh_token(self, refresh_token: str) -> RefreshToken | None:
        if not 0 < len(refresh_token) < LONGEST_TOKEN:
            return None
        self._check_scope(refresh_token)
        return use_refresh_token(token=refresh_token, service=self.request.client)

    def create_token_response(self) -> tuple[int, dict[str, Any], list[tuple[str, str]]]:
        family: AuthorizationCode = self.request.refresh_token.family
        whose = standing_person(family)
        if whose is None:
            raise InvalidGrantError("the person no longer shares with this service")
        asked = (self.request.payload.scope or "").split()
        scopes = [scope for scope in family.scopes if scope in asked] if asked else family.scopes
        return 200, issue(family, whose, scopes), self.TOKEN_RESPONSE_HEADER

    def _check_scope(self, refresh_token: str) -> None:
        """Before the token is used up: asking for too much must not cost the service its token."""
        held = refresh_scopes(token=refresh_token, service=self.request.client)
        asked = (self.request.payload.scope or "").split()
        if held is not None and not set(asked) <= set(held):
            raise InvalidScopeError


class Challenge(CodeChallenge):
    """PKCE: S256 or nothing."""

    DEFAULT_CODE_CHALLENGE_METHOD = "S256"
    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]
