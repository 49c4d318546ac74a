"""Steps of the walks: setting up a login, and signing in with one."""

from playwright.sync_api import Page

from tests.browser.people import Person
from tests.browser.product import Product
from tests.browser.walking import fill, press, see


def set_up_login(page: Page, product: Product, person: Person, *, scripts: bool = True) -> None:
    """From the page with the e-mail box to the end of registration."""
    give_email(page, person.email, scripts=scripts)
    press(page, "I am new")
    see(page, "Check your email", scripts=scripts)
    fill(page, code=product.code(person.email))
    press(page, "Continue")
    see(page, "Create a password", scripts=scripts)
    fill(page, password=person.password)
    press(page, "Continue")
    see(page, "What is your mobile phone number?", scripts=scripts)
    fill(page, mobile=person.mobile)
    press(page, "Continue")
    see(page, "Check your phone", scripts=scripts)
    fill(page, code=product.code(person.mobile))
    press(page, "Continue")


def give_email(page: Page, email: str, *, scripts: bool = True) -> None:
    """The first box, the same for everybody."""
    see(page, "Sign in or set up NHS login", scripts=scripts)
    fill(page, email=email)
    press(page, "Continue")
    see(page, "Your password", scripts=scripts)


def sign_in(page: Page, product: Product, person: Person) -> None:
    """Password and the code by text, from the page with the e-mail box."""
    give_email(page, person.email)
    before = product.last_code(person.mobile)
    fill(page, password=person.password)
    press(page, "Continue")
    see(page, "Check your phone")
    fill(page, code=product.code(person.mobile, unlike=before))
    press(page, "Continue")


def sign_in_at_home(page: Page, product: Product, person: Person) -> None:
    """Without any service: from the sign-in page to one's account."""
    page.goto("/sign-in/")
    sign_in(page, product, person)
    see(page, "Your NHS login", name="account")


def set_up_at_home(page: Page, product: Product, person: Person, *, scripts: bool = True) -> None:
    """A new login without any service."""
    page.goto("/sign-in/")
    set_up_login(page, product, person, scripts=scripts)
    see(page, "Your NHS login", name="account", scripts=scripts)
