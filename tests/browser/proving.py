"""Steps of the walks: proving who you are with photo ID and a video selfie."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.people import Person
from tests.browser.product import Product
from tests.browser.walking import fill, press, see

VERDICT = 90_000  # milliseconds; seconds on an idle machine
KINDS = {".jpg": "image/jpeg", ".webm": "video/webm"}
VOID = b"\xec\x90"  # an EBML Void element of 16 bytes, which players skip


def start(page: Page, *, scripts: bool = True) -> None:
    """From the start page of proving to the details."""
    see(page, "Prove who you are", name="prove start", scripts=scripts)
    press(page, "Start now")
    see(page, "What you need", scripts=scripts)
    press(page, "Agree and continue")
    see(page, "Your details", scripts=scripts)


def give_details(page: Page, person: Person, *, scripts: bool = True) -> None:
    born = person.birth_date
    fill(
        page,
        given_name=person.given_name,
        family_name=person.family_name,
        birthdate_day=str(born.day),
        birthdate_month=str(born.month),
        birthdate_year=str(born.year),
        postcode=person.postcode,
    )
    press(page, "Continue")
    see(page, "Which photo ID will you use?", scripts=scripts)


def choose_passport(page: Page, *, scripts: bool = True) -> None:
    page.get_by_role("radio", name="Passport").check()
    press(page, "Continue")
    see(page, "Photo of your passport", scripts=scripts)


def upload_passport(page: Page, picture: Path | FilePayload, *, scripts: bool = True) -> None:
    page.locator("[name=document]").set_input_files(picture)
    press(page, "Continue")
    see(page, "Check your details against your passport", scripts=scripts)


def agree_they_are_the_same(page: Page, *, scripts: bool = True) -> None:
    press(page, "They are the same")
    see(page, "Record a video of your face", scripts=scripts)


def up_to_selfie(page: Page, person: Person, *, scripts: bool = True) -> None:
    """Everything from the start page to the order of turns, with files."""
    start(page, scripts=scripts)
    give_details(page, person, scripts=scripts)
    choose_passport(page, scripts=scripts)
    upload_passport(page, person.passport, scripts=scripts)
    agree_they_are_the_same(page, scripts=scripts)


def turns(page: Page) -> tuple[str, ...]:
    """The order drawn by the server, as the page says it."""
    drawn = page.locator("[data-selfie-steps] li").evaluate_all("all => all.map(one => one.dataset.turn)")
    return tuple(turn for turn in drawn if turn)


def clip(product: Product, person: Person, order: Sequence[str]) -> FilePayload:
    """The demo's clip of the person's face for this order, as a file that nobody has sent before."""
    letters = "".join(turn[0].upper() for turn in order)
    source = person.passport.parent / f"{person.portrait}-{letters}.webm"
    return {"name": "me.webm", "mimeType": "video/webm", "buffer": source.read_bytes() + VOID + uuid4().bytes}


def upload_clip(page: Page, product: Product, person: Person, *, scripts: bool = True) -> None:
    page.locator("[name=video]").set_input_files(clip(product, person, turns(page)))
    press(page, "Upload and continue")
    see(page, "Check your answers", scripts=scripts)


def send(page: Page) -> None:
    """Hand everything in."""
    press(page, "Send and check who I am")


def verdict(page: Page) -> str:
    """The heading of the status page once it no longer says that we are checking."""
    heading = page.locator("h1")
    expect(heading).not_to_contain_text("We are checking who you are", timeout=VERDICT)
    return heading.inner_text().strip()


def wait_for(page: Page, heading: str, *, scripts: bool = True) -> None:
    """The status page changes by itself."""
    expect(page.locator("h1")).to_contain_text(heading, timeout=VERDICT)
    see(page, heading, scripts=scripts)
