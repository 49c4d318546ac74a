"""Registering services and turning the signing keys."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command
from django.test import Client
from joserfc.jwk import ECKey
from pytest_django import Settings

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.api import BadRegistration, relying_service
from nhslogin.oidc.tokens import key_ring
from nhslogin.oidc.tokens.models import SigningKey
from tests.protocol.party import KEY, Party, claims_of, code_for
from tests.protocol.people import make_person, sign_in

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def register(folder: Path, *more: str, key: str = "") -> None:
    path = folder / "key"
    path.write_text(key or KEY.as_pem(private=False).decode())
    where = ["--client-id", "new-one", "--public-key", str(path), "--redirect-uri", "https://new.example/cb"]
    call_command("register_service", "New One", *where, *more)


def test_the_command_registers_and_changes(tmp_path: Path) -> None:
    register(tmp_path, "--scopes", "openid profile", "--vectors", '["P9.Cp.Cd"]')
    found = relying_service("new-one")
    assert found is not None
    assert (found.name, found.scopes, found.vectors) == ("New One", ("openid", "profile"), ("P9.Cp.Cd",))
    jwks = json.dumps({"keys": [{**KEY.as_dict(private=False), "kid": "a"}]})
    register(tmp_path, "--scopes", "openid email", key=jwks)
    changed = relying_service("new-one")
    assert changed is not None
    assert changed.scopes == ("openid", "email")


SMALL = (
    rsa.generate_private_key(65537, 1024)
    .public_key()
    .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    .decode()
)
CURVE = json.dumps({"keys": [ECKey.generate_key("P-256").as_dict(private=False)]})
PRIVATE_SET = json.dumps({"keys": [KEY.as_dict(private=True)]})


@pytest.mark.parametrize(
    "key", ["nonsense", "{}", '{"keys": []}', "[1]", KEY.as_pem(private=True).decode(), SMALL, CURVE, PRIVATE_SET]
)
@pytest.mark.filterwarnings("ignore:Key size")
def test_only_good_public_keys_are_taken(tmp_path: Path, key: str) -> None:
    with pytest.raises(CommandError, match="Not registered"):
        register(tmp_path, key=key)
    assert relying_service("new-one") is None


@pytest.mark.parametrize(
    "more",
    [
        ("--scopes", "profile"),
        ("--scopes", "openid secret"),
        ("--scopes", "openid profile basic_demographics"),
        ("--vectors", "P9"),
        ("--vectors", '["P9.Xx"]'),
        ("--code-seconds", "5"),
        ("--client-id", "with blank"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(tmp_path: Path, more: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Not registered"):
        register(tmp_path, *more)


@pytest.mark.parametrize(
    "uri",
    [
        "http://service.example/cb",
        "https://service.example/cb?x=1",
        "https://service.example/cb#x",
        "https://*.example/cb",
        "https://user@service.example/cb",
        "https:///cb",
        "javascript:alert(1)",
        "https://service.example/c b",
        "https://[::1/cb",
        "",
    ],
)
def test_redirect_addresses_are_exact_and_safe(uri: str) -> None:
    with pytest.raises(BadRegistration):
        Party("new-one").register(redirect_uris=[uri])


def test_plain_http_is_for_this_machine_outside_production_only(settings: Settings) -> None:
    uris = ["http://localhost:8001/cb", "http://127.0.0.1:8001/cb"]
    Party("new-one").register(redirect_uris=uris)
    settings.ALLOW_LOOPBACK_REDIRECTS = False
    with pytest.raises(BadRegistration):
        Party("new-one").register(redirect_uris=uris)


def test_the_next_key_is_published_before_it_signs_and_the_old_one_after(party: Party) -> None:
    client = Client()
    sign_in(client, make_person())
    before = [key["kid"] for key in client.get("/.well-known/jwks.json").json()["keys"]]
    old = party.exchange(client, code=code_for(client, party)).json()
    new_kid = key_ring.rotate(by=BY)
    assert new_kid in before
    published = [key["kid"] for key in client.get("/.well-known/jwks.json").json()["keys"]]
    assert set(before) < set(published)
    assert len(published) == 3
    assert claims_of(old["id_token"], client)["token_use"] == "id"
    assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {old['access_token']}").status_code == 200
    new = party.exchange(client, code=code_for(client, party)).json()
    assert claims_of(new["id_token"], client)


def test_private_keys_are_not_readable_in_the_table(client: Client) -> None:
    from django.db import connection  # noqa: PLC0415

    client.get("/.well-known/jwks.json")
    with connection.cursor() as cursor:
        cursor.execute("SELECT private FROM oidc_signingkey")
        assert all("PRIVATE" not in str(row[0]) for row in cursor.fetchall())
    assert "PRIVATE" in SigningKey.objects.first().private  # type: ignore[union-attr]
