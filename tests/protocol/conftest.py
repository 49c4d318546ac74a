"""A registered service and people who are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.protocol.party import Party
from tests.protocol.people import make_person, sign_in


@pytest.fixture
def party(db: None) -> Party:
    return Party().register()


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """A browser in which somebody of that level has signed in."""

    def make(level: str = "P0", **how: object) -> Client:
        client = Client()
        sign_in(client, make_person(level), **how)  # type: ignore[arg-type]
        return client

    return make
