"""The signed-in home."""

import pytest
from django.test import Client

from tests.apps.accounts.walks import EMAIL, person, sign_in

pytestmark = pytest.mark.django_db


def test_somebody_new_sees_what_they_have_and_what_to_do_next(client: Client) -> None:
    person()
    sign_in(client)
    page = client.get("/account/").content.decode()
    assert EMAIL in page
    assert "*********123" in page
    assert "You have not proved who you are yet" in page
    assert 'href="/prove/"' in page


def test_nobody_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/account/")["Location"].startswith("/sign-in/")
