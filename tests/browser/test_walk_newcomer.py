"""The main sentence: a newcomer sets up a login, proves who they are with a real recording, and the service knows."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import camera, proving, services, signing_in
from tests.browser.people import Person, newcomer
from tests.browser.product import Product
from tests.browser.walking import press, see, text

PROVED = "You have proved who you are"


@pytest.mark.bothkinds
def test_a_newcomer_is_known_to_the_service_at_p9(page: Page, product: Product, camera_file: Path) -> None:
    nora = newcomer(product, "Nora", "07700900201")
    given_a_service_that_asks_for_p9(page, product)
    when_she_sets_up_a_login(page, product, nora)
    when_she_gives_details_and_passport(page, nora)
    when_she_records_a_video(page, camera_file)
    when_she_sends_it(page, nora)
    when_she_records_again_if_asked(page, camera_file)
    then_the_service_knows_her(page, nora)


def given_a_service_that_asks_for_p9(page: Page, product: Product) -> None:
    services.ask_to_sign_in(page, product, "appointments", "P9")


def when_she_sets_up_a_login(page: Page, product: Product, nora: Person) -> None:
    signing_in.set_up_login(page, product, nora)


def when_she_gives_details_and_passport(page: Page, nora: Person) -> None:
    proving.up_to_selfie(page, nora)


def when_she_records_a_video(page: Page, camera_file: Path) -> None:
    camera.put_before(camera_file, "astronaut", proving.turns(page))
    press(page, "Turn on the camera")
    press(page, "Start recording")
    page.get_by_role("button", name="Use this video").wait_for(timeout=40_000)
    see(page, "Record a video of your face", name="selfie replay")
    expect(page.locator("[data-selfie-replay]")).to_be_visible()
    press(page, "Use this video")


def when_she_sends_it(page: Page, nora: Person) -> None:
    see(page, "Check your answers")
    for answer in (nora.given_name, nora.family_name, nora.postcode, "28 February 1986"):
        assert answer in text(page)
    proving.send(page)


def when_she_records_again_if_asked(page: Page, camera_file: Path) -> None:
    """On a busy machine the recorder loses frames, and the check rightly asks for another video; twice is enough."""
    for _ in range(2):
        if proving.verdict(page) == PROVED:
            break
        assert "The video of your face" in text(page)
        press(page, "Record another video")
        when_she_records_a_video(page, camera_file)
        proving.send(page)
    proving.wait_for(page, PROVED)


def then_the_service_knows_her(page: Page, nora: Person) -> None:
    press(page, "Continue to the service")
    services.see_what_is_shared(page, "appointments", nora.given_name, nora.family_name, "28 February 1986", nora.email)
    services.agree(page)
    services.see_service_knows(page, "P9", nora)
