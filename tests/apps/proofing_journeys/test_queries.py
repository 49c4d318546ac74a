"""Each page of the journey asks the database little: eight questions at most, sign-in included."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.proofing_journeys.walk import take, url, walk_to

pytestmark = pytest.mark.django_db
MOST = 8


def asked(browser: Client, path: str) -> list[str]:
    browser.get(path)  # the first visit draws the turns
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(path).status_code == 200
    return [query["sql"][:150] for query in queries]


@pytest.mark.parametrize(
    "step", ["what-you-need", "details", "document-kind", "document", "compare", "selfie", "check"]
)
def test_steps(browser: Client, step: str) -> None:
    walk_to(browser, step)
    found = asked(browser, url(step))
    assert len(found) <= MOST, "\n".join(found)


def test_start_and_status(browser: Client) -> None:
    walk_to(browser, "check")
    take(browser, "check")
    for path in ("/prove/", "/prove/case/", "/prove/case/state/"):
        found = asked(browser, path)
        assert len(found) <= MOST, "\n".join(found)
