"""When something fails: a plain page with a reference and what to do, and never the cause."""

import pytest
from django.test import Client

from tests.apps.web.html import Page

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.apps.web.forms")]

PAGES = [
    ("/nowhere-at-all/", 404, "CID0404"),
    ("/forbids/", 403, "CID0403"),
    ("/breaks/", 500, "CID0500"),
    ("/too-many/", 429, "CID0429"),
    ("/unavailable/", 503, "CID0503"),
    ("/database-away/", 503, "CID0503"),
]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "status", "code"), PAGES)
def test_an_error_page_gives_a_reference_and_hides_the_cause(
    visitor: Client, address: str, status: int, code: str
) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    content = response.content.decode()
    assert "secret cause" not in content
    page = Page(content)
    assert page.one("strong", class_="nl-reference")[1].startswith(f"{code}-")
    assert len(list(page.all("h1"))) == 1
    assert page.one("html")[0]["lang"] == "en-gb"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert visitor.get(f"/help/{code}/").status_code == 200


def test_the_wait_is_told_to_people_and_to_programs(visitor: Client) -> None:
    response = visitor.get("/too-many/")
    assert "Wait 7 minutes" in response.content.decode()
    assert response["Retry-After"] == "420"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/breaks/", "/unavailable/", "/database-away/"])
def test_the_page_for_our_own_faults_asks_nothing_of_the_database(
    visitor: Client, address: str, django_assert_num_queries
) -> None:
    visitor.get("/help/")
    with django_assert_num_queries(0):
        visitor.get(address)


def test_a_form_without_its_token_gets_a_page_that_says_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/one-field/", {"email": "a@example.test"})
    assert response.status_code == 403
    page = Page(response.content.decode())
    assert page.one("strong", class_="nl-reference")[1].startswith("CID0419-")
    assert "open for too long" in page.one("h1")[1]


def test_a_request_for_a_host_that_is_not_ours_is_refused_plainly(visitor: Client) -> None:
    response = visitor.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "CID0400-" in response.content.decode()
