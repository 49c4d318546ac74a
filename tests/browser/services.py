"""Steps of the walks: the demo's relying services, and agreeing to share with them."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import Person
from tests.browser.product import Product
from tests.browser.walking import press, see

NAMES = {"appointments": "Demo Appointments", "prescriptions": "Demo Prescriptions"}


def ask_to_sign_in(page: Page, product: Product, service: str, level: str) -> None:
    """The service's own button; NHS login answers with what is missing."""
    page.goto(f"{product.service_url}/{service}/")
    see(page, NAMES[service], name=f"service {service}")
    press(page, f"Sign in with NHS login at {level}")


def see_what_is_shared(page: Page, service: str, *values: str) -> None:
    """The page that asks names each value."""
    see(page, f"Agree to share your details with {NAMES[service]}", name=f"share {service}")
    shared = page.locator("[data-shared]")
    for value in values:
        expect(shared).to_contain_text(value)


def agree(page: Page) -> None:
    press(page, "Agree and continue")


def see_service_knows(page: Page, level: str, person: Person | None = None) -> None:
    """The service's own page: the level, and the person's claims where it asked for them."""
    see(page, "You are signed in", name=f"service knows {level}")
    expect(page.locator("[data-vot]")).to_contain_text(level)
    if person is not None:
        assert claim(page, "family_name").inner_text() == person.family_name
        assert claim(page, "birthdate").inner_text() == person.birth_date.isoformat()
        assert claim(page, "nhs_number").inner_text() == person.nhs_number


def claim(page: Page, name: str) -> Locator:
    return page.locator(f"[data-claims=userinfo] [data-claim={name}]")
