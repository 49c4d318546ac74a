"""CLAIMS: which scope releases which claim, from which level on, and where the value comes from."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from accounts.api import AccountView
from nhslogin.oidc.trust.vectors import rank
from proofing.api import IdentityView


@dataclass(frozen=True)
class Person:
    """Somebody at this moment: what the accounts and the proofs say of them."""

    account: AccountView
    identity: IdentityView | None

    @property
    def level(self) -> str:
        return self.identity.level if self.identity else "P0"

    def known_at(self, level: str) -> "Person":
        """As a service may know them that was agreed to at this level: what was proved since is not told unasked."""
        if self.identity is None or rank(self.level) <= rank(level):
            return self
        lower = replace(self.identity, level=level) if rank(level) else None  # type: ignore[arg-type]
        return replace(self, identity=lower)


Source = Callable[[Person], Any]


@dataclass(frozen=True)
class Claim:
    """One row. `in_id_token` claims stand in the ID token as well as in the answer of userinfo."""

    scope: str
    name: str
    lowest_level: str
    source: Source
    in_id_token: bool = False


def _identity(field: str) -> Source:
    return lambda person: getattr(person.identity, field) if person.identity else None


def _birth_date(person: Person) -> str | None:
    return person.identity.birth_date.isoformat() if person.identity else None


def _email_verified(person: Person) -> bool | None:
    return person.account.email_verified if person.account.email else None


def _phone(person: Person) -> str | None:
    return str(person.account.mobile) if person.account.mobile else None


def _phone_verified(person: Person) -> bool | None:
    return person.account.mobile_verified if person.account.mobile else None


def _surgery(person: Person) -> dict[str, str] | None:
    code = person.identity.surgery_ods_code if person.identity else ""
    return {"gp_ods_code": code} if code else None


CLAIMS = (
    Claim("profile", "nhs_number", "P5", _identity("nhs_number"), in_id_token=True),
    Claim("profile", "birthdate", "P5", _birth_date, in_id_token=True),
    Claim("profile", "family_name", "P5", _identity("family_name"), in_id_token=True),
    Claim("profile", "identity_proofing_level", "P0", lambda person: person.level, in_id_token=True),
    Claim("basic_demographics", "birthdate", "P5", _birth_date, in_id_token=True),
    Claim("basic_demographics", "family_name", "P5", _identity("family_name"), in_id_token=True),
    Claim("basic_demographics", "identity_proofing_level", "P0", lambda person: person.level, in_id_token=True),
    Claim("profile_extended", "given_name", "P5", _identity("given_name")),
    Claim("email", "email", "P0", lambda person: person.account.email),
    Claim("email", "email_verified", "P0", _email_verified),
    Claim("phone", "phone_number", "P0", _phone),
    Claim("phone", "phone_number_verified", "P0", _phone_verified),
    Claim("gp_registration_details", "gp_registration_details", "P5", _surgery),
)

#: Claims that every token or answer carries, for the discovery document.
PROTOCOL_CLAIMS = ("iss", "aud", "sub", "exp", "iat", "jti", "auth_time", "nonce", "vot", "vtm", "surname")


def release(person: Person, scopes: Collection[str], *, id_token: bool = False) -> dict[str, Any]:
    """The claims these scopes release at the person's level. What has no value is left out."""
    rows = (claim for claim in CLAIMS if claim.scope in scopes and rank(claim.lowest_level) <= rank(person.level))
    found = {claim.name: claim.source(person) for claim in rows if claim.in_id_token or not id_token}
    return {name: value for name, value in found.items() if value not in (None, "", {}, [])}
