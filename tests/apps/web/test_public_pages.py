"""Every public page: it answers, says what it is, and can be used without a mouse or scripts."""

import pytest
from django.test import Client

from nhslogin.foundation.errors import NhsLoginError
from nhslogin.portal.pages import PAGES
from nhslogin.portal.references import REFERENCES
from tests.apps.web.html import Page

PUBLIC = ["/", "/help/", "/help/CID0404/", "/developers/", *(f"/{page.path}" for page in PAGES)]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_one_heading_a_title_a_language_and_a_skip_link(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert len(list(page.all("h1"))) == 1
    assert page.one("title")[1].endswith(" - NHS login")
    assert not page.one("title")[1].startswith("Error")
    assert page.one("html")[0]["lang"] == "en-gb"
    assert page.one("a", class_="nhsuk-skip-link")[0]["href"] == "#maincontent"
    assert page.one("main")[0]["id"] == "maincontent"
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("address", PUBLIC)
def test_every_link_of_a_public_page_to_a_public_page_leads_somewhere(client: Client, address: str) -> None:
    page = Page(client.get(address).content.decode())
    mine = ("/help/", "/developers/", *(f"/{entry.path}" for entry in PAGES))
    for attrs, _text in page.all("a"):
        if attrs["href"].startswith(mine):
            assert client.get(attrs["href"]).status_code == 200, attrs["href"]


def test_titles_differ_from_page_to_page(client: Client) -> None:
    titles = [Page(client.get(address).content.decode()).one("title")[1] for address in PUBLIC]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("code", sorted(REFERENCES))
def test_a_reference_says_what_happened_and_what_to_do(client: Client, code: str) -> None:
    response = client.get(f"/help/{code}/")
    assert response.status_code == 200
    assert REFERENCES[code].steps
    assert code in Page(response.content.decode()).one("h1")[1]


@pytest.mark.parametrize("code", ["CID9999", "CID99999", "cid0404", "CID04"])
def test_an_unknown_reference_is_a_page_not_found(client: Client, code: str) -> None:
    assert client.get(f"/help/{code}/").status_code == 404


def test_the_content_policy_takes_a_nonce_and_nothing_inline(client: Client) -> None:
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    page = Page(response.content.decode())
    scripts = list(page.all("script"))
    assert scripts
    assert all(f"'nonce-{attrs['nonce']}'" in policy for attrs, _text in scripts)
    assert not any("style" in attrs or "onclick" in attrs for _tag, attrs, _texts in page.elements)
    assert response["Permissions-Policy"].startswith("camera=(self)")
    assert response["Cache-Control"] == "no-store"


def test_the_nonce_is_new_in_every_answer(client: Client) -> None:
    first, second = (Page(client.get("/").content.decode()) for _ in range(2))
    assert next(first.all("script"))[0]["nonce"] != next(second.all("script"))[0]["nonce"]


def test_a_page_asks_no_other_site_for_anything(client: Client) -> None:
    page = Page(client.get("/").content.decode())
    addresses = [attrs.get("src") or attrs.get("href", "") for _tag, attrs, _texts in page.elements]
    assert not [address for address in addresses if "//" in address]


@pytest.mark.parametrize(("brand", "logos"), [("nhs", 1), ("neutral", 0)])
def test_the_nhs_logo_is_a_setting(client: Client, settings, brand: str, logos: int) -> None:
    settings.BRAND = brand
    content = client.get("/").content.decode()
    assert content.count("nhsuk-header__logo") == logos
    assert ("nhsuk-frontend/assets/images/favicon.svg" in content) is (brand == "nhs")


def test_health_and_readiness_answer_without_an_account(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["database"] is True
    assert "job_lag_seconds" in ready.json()


def test_readiness_fails_when_the_cache_does_not_answer(client: Client, monkeypatch) -> None:
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr("nhslogin.portal.health._cache", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["cache"] is False


def test_crawlers_stay_out_of_accounts_and_browsers_find_an_icon(client: Client) -> None:
    assert "Disallow: /account" in client.get("/robots.txt").content.decode()
    assert client.get("/favicon.ico").status_code == 302


def test_every_error_of_ours_has_a_page_for_its_reference() -> None:
    waiting, found = [NhsLoginError], set()
    while waiting:
        kind = waiting.pop()
        found.add(kind.reference)
        waiting += kind.__subclasses__()
    assert found <= set(REFERENCES)
