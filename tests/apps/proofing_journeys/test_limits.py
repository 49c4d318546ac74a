"""Details are counted per network, together with the posts of sign-in."""

import pytest
from django.test import Client

from nhslogin.foundation.limits import POSTS, network, use
from tests.apps.proofing_journeys.walk import DETAILS, browser_of, citizen, url

pytestmark = pytest.mark.django_db


def test_a_flood_of_details_is_told_to_wait() -> None:
    browser: Client = browser_of(citizen())
    browser.post(url("what-you-need"), {"agree": "on"})
    for _ in range(POSTS.count):
        use(POSTS, network("127.0.0.1"))
    answer = browser.post(url("details"), DETAILS)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 300
    assert browser.post(url("document-kind"), {"kind": "passport"}).status_code == 302
