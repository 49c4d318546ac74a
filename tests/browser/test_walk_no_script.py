"""Everything without JavaScript: a login, the proof with files, and a status page that refreshes by itself."""

from playwright.sync_api import Page, expect

from tests.browser import proving, services, signing_in
from tests.browser.people import newcomer
from tests.browser.product import Product
from tests.browser.walking import press, see


def test_a_newcomer_proves_who_they_are_without_scripts(scriptless: Page, product: Product) -> None:
    page, tess = scriptless, newcomer(product, "Tess", "07700900202")
    services.ask_to_sign_in(page, product, "prescriptions", "P9")
    signing_in.set_up_login(page, product, tess, scripts=False)
    proving.up_to_selfie(page, tess, scripts=False)
    then_only_the_file_is_offered(page)
    proving.upload_clip(page, product, tess, scripts=False)
    proving.send(page)
    then_the_status_page_refreshes_itself(page)
    press(page, "Continue to the service")
    see(page, "Agree to share your details", name="share without scripts", scripts=False)
    services.agree(page)
    see(page, "You are signed in", name="service knows without scripts", scripts=False)
    expect(page.locator("[data-vot]")).to_contain_text("P9")


def then_only_the_file_is_offered(page: Page) -> None:
    """Buttons that need a script do not show without one."""
    assert not page.get_by_role("button", name="Turn on the camera").is_visible()
    assert page.locator("[name=video]").is_visible()


def then_the_status_page_refreshes_itself(page: Page) -> None:
    proving.wait_for(page, "You have proved who you are", scripts=False)
