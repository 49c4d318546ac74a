"""The signed-in home: whose it is, how far the proof is, and who sees it."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.api import register_service
from nhslogin.oidc.relying_services.queries import active_service
from nhslogin.oidc.sharing.actions import agree
from proofing.api import begin
from tests.apps.accounts.walks import EMAIL, person, sign_in, staff_person
from tests.apps.web.html import Page

pytestmark = pytest.mark.django_db


def test_a_new_person_is_asked_to_prove_who_they_are(client: Client) -> None:
    person()
    sign_in(client)
    page = Page(client.get("/account/").content.decode())
    assert page.one("h1")[1] == "Your NHS login"
    assert EMAIL in [text for _attrs, text in page.all("dd")]
    assert "Prove who you are" in [text for attrs, text in page.all("a") if "nhsuk-button" in attrs.get("class", "")]


def test_a_started_proof_can_be_gone_on_with(client: Client) -> None:
    account_id = person()
    sign_in(client)
    begin(account_id, "P9", Actor.citizen(account_id))
    assert "You began to prove who you are" in client.get("/account/").content.decode()


def test_nobody_sees_it_without_signing_in_and_nothing_keeps_it(client: Client) -> None:
    assert client.get("/account/")["Location"].startswith("/sign-in/")
    person()
    sign_in(client)
    assert "no-store" in client.get("/account/")["Cache-Control"]


def test_every_signed_in_page_has_a_way_out(client: Client) -> None:
    person()
    sign_in(client)
    page = Page(client.get("/help/").content.decode())
    assert page.one("form", action="/sign-out/")


def test_a_service_that_is_not_shared_with_cannot_be_stopped(client: Client) -> None:
    person()
    sign_in(client)
    assert client.get("/account/services/some-service/stop/").status_code == 404
    assert client.post("/account/services/some-service/stop/").status_code == 404


def test_staff_do_not_get_a_citizens_page(client: Client) -> None:
    staff_person()
    assert client.get("/account/").status_code == 302


def test_sharing_with_a_service_is_shown_and_can_be_stopped(client: Client) -> None:
    account_id = person()
    sign_in(client)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    register_service(
        client_id="garden",
        name="the Garden Surgery",
        public_key=key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
        redirect_uris=["https://garden.example/callback"],
        scopes=["openid", "email"],
        vectors=["P0.Cp"],
        by=Actor.system("tests"),
    )
    service = active_service("garden")
    assert service is not None
    citizen = Actor.citizen(account_id)
    agree(account_id=UUID(account_id), service=service, scopes=["openid", "email"], level="P0", by=citizen)
    assert "the Garden Surgery" in client.get("/account/").content.decode()
    assert client.get("/account/services/garden/stop/").status_code == 200
    after = client.post("/account/services/garden/stop/", follow=True).content.decode()
    assert "You no longer share your details with the Garden Surgery." in after
    assert client.get("/account/services/garden/stop/").status_code == 404
