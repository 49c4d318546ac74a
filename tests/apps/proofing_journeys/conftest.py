"""A signed-in citizen for the tests of the journeys."""

import pytest
from django.test import Client

from accounts.people.models import User
from tests.apps.proofing_journeys import walk


@pytest.fixture
def ada(db: None) -> User:
    return walk.citizen()


@pytest.fixture
def browser(ada: User) -> Client:
    return walk.browser_of(ada)
