"""The pages nobody needs a login for, the error pages, and one step with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import looks
from tests.browser.product import Product
from tests.browser.walking import see

PUBLIC = {
    "/": "One login for health services",
    "/sign-in/": "Sign in or set up NHS login",
    "/help/": "",
    "/help/CID2014/": "",
    "/staff/sign-in/": "Sign in for staff",
    "/developers/": "",
    "/outbox/": "Messages",
    "/signed-out/": "You are signed out",
    "/no-such-page/": "Page not found",
}


def test_public_pages(page: Page, product: Product) -> None:
    """Every page the footer, the menu and the home page lead to, and those that only stand in an address."""
    for path in (*PUBLIC, *_linked(page)):
        page.goto(path)
        if PUBLIC.get(path):
            expect(page.locator("h1")).to_contain_text(PUBLIC[path])
        looks.check(page, f"public {path}")


def _linked(page: Page) -> list[str]:
    page.goto("/")
    found = page.locator("a[href^='/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return sorted({path.partition("#")[0] for path in found} - set(PUBLIC))


def test_the_services_own_pages(page: Page, product: Product) -> None:
    for path in ("/", "/appointments/", "/prescriptions/", "/nowhere/"):
        page.goto(product.service_url + path)
        looks.check(page, f"service page {path}")


@pytest.mark.parametrize("path", ["/account/", "/prove/", "/prove/case/", "/staff/review/"])
def test_pages_behind_a_login_lead_to_it(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("h1")).to_contain_text("Sign in")


def test_the_keyboard_alone(page: Page) -> None:
    """From the address bar to the password page and back, with Tab and Enter only."""
    page.goto("/sign-in/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("Skip to main content")
    page.keyboard.press("Enter")
    _tab_to(page, "[name=email]")
    page.keyboard.press("Enter")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=email]")).to_be_focused()
    page.keyboard.type("keyboard@walk.example.test")
    _tab_to(page, "main button")
    page.keyboard.press("Enter")
    see(page, "Your password")


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator(wanted).first.evaluate("place => place === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")
