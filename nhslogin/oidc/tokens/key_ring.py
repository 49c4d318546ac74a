"""The keys that sign: made at the first start, published ahead, rotated by a command."""

from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction
from joserfc.jwk import RSAKey

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.oidc.tokens.models import SigningKey

ALGORITHM = "RS512"
KEY_BITS = 2048
#: Longer than the longest life of anything signed, and than any cache of the key set.
PUBLISHED_AFTER_RETIREMENT = timedelta(days=1)


def ensure_keys(*, by: Actor) -> None:
    """Make the current and the next key where one is missing. Of two starts at once the constraint lets one win."""
    have = set(SigningKey.objects.exclude(role=SigningKey.RETIRED).values_list("role", flat=True))
    for role in (SigningKey.CURRENT, SigningKey.NEXT):
        if role not in have:
            try:
                with transaction.atomic():
                    key = _make(role)
                    record("signing_key.made", by=by, about=f"signing_key:{key.kid}", details={"role": role})
            except IntegrityError:
                continue


def rotate(*, by: Actor) -> str:
    """The next key becomes the current one, a new next one is published; the retired one stays published for a day."""
    ensure_keys(by=by)
    with transaction.atomic():
        now = clock.now()
        successor = SigningKey.objects.select_for_update().get(role=SigningKey.NEXT)
        SigningKey.objects.filter(role=SigningKey.CURRENT).update(role=SigningKey.RETIRED, retired_at=now)
        SigningKey.objects.filter(pk=successor.pk).update(role=SigningKey.CURRENT)
        _make(SigningKey.NEXT)
        record("signing_key.rotated", by=by, about=f"signing_key:{successor.kid}", details={})
    return successor.kid


def _make(role: str) -> SigningKey:
    key = RSAKey.generate_key(KEY_BITS)
    kid = key.thumbprint()
    return SigningKey.objects.create(
        kid=kid,
        public={"kid": kid, "use": "sig", "alg": ALGORITHM, **key.as_dict(private=False)},
        private=key.as_pem(private=True).decode(),
        role=role,
        made_at=clock.now(),
    )


def published_keys() -> dict[str, Any]:
    """The key set for everybody: next, current and lately retired."""
    old = clock.now() - PUBLISHED_AFTER_RETIREMENT
    rows = SigningKey.objects.exclude(retired_at__lt=old).order_by("made_at")
    return {"keys": [row.public for row in rows]}


def signing_key() -> tuple[str, RSAKey]:
    """The current key with its name; made now if a database came up empty."""
    kid = SigningKey.objects.filter(role=SigningKey.CURRENT).values_list("kid", flat=True).first()
    if kid is None:
        ensure_keys(by=Actor.system("key_ring"))
        kid = SigningKey.objects.values_list("kid", flat=True).get(role=SigningKey.CURRENT)
    return kid, _private(kid)


def verifying_key(kid: str) -> RSAKey | None:
    """The public key of that name while it is published."""
    found = next((key for key in published_keys()["keys"] if key["kid"] == kid), None)
    return RSAKey.import_key(found) if found else None


@lru_cache(maxsize=8)
def _private(kid: str) -> RSAKey:
    """Opening and reading a private key takes milliseconds; a name never stands for another key."""
    return RSAKey.import_key(SigningKey.objects.get(kid=kid).private)
