"""The parameters of a request to sign in, and the rules of the contract that go beyond OAuth's grammar (pure)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhslogin.oidc.claims.scopes import SCOPES
from nhslogin.oidc.trust.vectors import BadVector, Vector, choose

LONGEST = 2_000
CHALLENGE = re.compile(r"[A-Za-z0-9._~-]{43,128}")
PROMPTS = frozenset({"", "none", "login"})
#: Refused by name, each with the error that OpenID Connect has for it.
REFUSED = {
    "request": "request_not_supported",
    "request_uri": "request_uri_not_supported",
    "registration": "registration_not_supported",
}


class RequestRefused(Exception):
    """The request cannot be answered with a code. Sent to the service when `redirect_uri` is known to be its own."""

    def __init__(self, error: str, description: str = "", *, redirect_uri: str = "", state: str = "") -> None:
        super().__init__(error)
        self.error, self.description, self.redirect_uri, self.state = error, description, redirect_uri, state


@dataclass(frozen=True)
class Registered:
    """What the service may ask for."""

    scopes: tuple[str, ...]
    vectors: tuple[str, ...]
    pkce_required: bool


@dataclass(frozen=True)
class Wanted:
    """What the service asks for, checked against what it may."""

    redirect_uri: str
    scopes: tuple[str, ...]
    vectors: tuple[Vector, ...]
    state: str
    nonce: str
    prompt: str
    code_challenge: str
    allow_registration: bool


def check(given: Mapping[str, str], registered: Registered) -> Wanted:
    """Everything after client and redirect address, in the order in which a developer would mend it."""
    for name, error in REFUSED.items():
        if name in given:
            raise RequestRefused(error)
    _check_plain(given)
    for name in ("state", "nonce"):
        if not given.get(name):
            raise RequestRefused("invalid_request", f"{name} is missing")
    if given.get("response_mode", "query") != "query":
        raise RequestRefused("invalid_request", "response_mode must be query")
    if given.get("prompt", "") not in PROMPTS:
        raise RequestRefused("invalid_request", "prompt must be none or login")
    return Wanted(
        redirect_uri=given["redirect_uri"],
        scopes=_check_scopes(given.get("scope", "").split(), registered.scopes),
        vectors=_check_vectors(given.get("vtr"), registered.vectors),
        state=given["state"],
        nonce=given["nonce"],
        prompt=given.get("prompt", ""),
        code_challenge=_check_challenge(given, required=registered.pkce_required),
        allow_registration=given.get("allow_registration") != "false",
    )


def _check_plain(given: Mapping[str, str]) -> None:
    for value in given.values():
        if len(value) > LONGEST or "\x00" in value:
            raise RequestRefused("invalid_request", "a parameter is too long or holds a zero byte")


def _check_scopes(asked: Iterable[str], allowed: Iterable[str]) -> tuple[str, ...]:
    """Names nobody knows are ignored; one that this service may not use is an error."""
    known = [scope for scope in SCOPES if scope in set(asked)]
    if "openid" not in known:
        raise RequestRefused("invalid_scope", "scope must hold openid")
    if set(known) - set(allowed):
        raise RequestRefused("invalid_scope", "a scope is not approved for this service")
    return tuple(known)


def _check_vectors(asked: str | None, allowed: Iterable[str]) -> tuple[Vector, ...]:
    try:
        return choose(asked, allowed)
    except BadVector:
        raise RequestRefused("invalid_request", "vtr is malformed or not registered for this service") from None


def _check_challenge(given: Mapping[str, str], *, required: bool) -> str:
    challenge = given.get("code_challenge", "")
    if challenge and given.get("code_challenge_method") != "S256":
        raise RequestRefused("invalid_request", "code_challenge_method must be S256")
    if required and not challenge:
        raise RequestRefused("invalid_request", "code_challenge is missing")
    if challenge and not CHALLENGE.fullmatch(challenge):
        raise RequestRefused("invalid_request", "code_challenge is malformed")
    return challenge
