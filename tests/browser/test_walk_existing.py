"""People who have a login already: each demo account, at the services, up to what its story shows."""

from playwright.sync_api import Page, expect

from tests.browser import proving, services, signing_in
from tests.browser.people import Person, demo_person
from tests.browser.product import Product
from tests.browser.walking import press, see, text


def test_one_who_passes_needs_no_file_of_their_own(page: Page, product: Product) -> None:
    ellen = demo_person(product, "passes")
    signing_in.sign_in_at_home(page, product, ellen)
    when_she_proves_with_the_demo_buttons(page, ellen)
    proving.send(page)
    proving.wait_for(page, "You have proved who you are")
    press(page, "Continue")
    see(page, "Your NHS login", name="account proved")
    assert ellen.family_name in text(page)


def when_she_proves_with_the_demo_buttons(page: Page, ellen: Person) -> None:
    press(page, "Prove who you are")
    proving.start(page)
    proving.give_details(page, ellen)
    proving.choose_passport(page)
    press(page, "Use the demo passport")
    see(page, "Check your details against your passport")
    proving.agree_they_are_the_same(page)
    press(page, "Use the demo clip")
    see(page, "Check your answers")


def test_one_at_p9_signs_in_and_agrees_once(page: Page, product: Product) -> None:
    grace = demo_person(product, "p9")
    services.ask_to_sign_in(page, product, "appointments", "P9")
    signing_in.sign_in(page, product, grace)
    services.see_what_is_shared(page, "appointments", grace.given_name, grace.family_name)
    then_not_agreeing_is_asked_twice_and_told_to_the_service(page)
    services.ask_to_sign_in(page, product, "appointments", "P9")
    services.see_what_is_shared(page, "appointments", grace.given_name)
    services.agree(page)
    services.see_service_knows(page, "P9", grace)
    services.ask_to_sign_in(page, product, "appointments", "P9")
    services.see_service_knows(page, "P9", grace)
    then_the_account_page_stops_the_sharing(page)


def then_not_agreeing_is_asked_twice_and_told_to_the_service(page: Page) -> None:
    press(page, "I do not agree")
    see(page, "Are you sure you do not want to share your details?")
    press(page, "Go back and agree")
    see(page, "Agree to share your details with Demo Appointments", name="share appointments")
    press(page, "I do not agree")
    see(page, "Are you sure you do not want to share your details?")
    press(page, "Go back to the service without sharing")
    see(page, "You did not agree to share your details", name="service not shared")
    expect(page.locator("[data-error]")).to_have_attribute("data-error", "access_denied")


def then_the_account_page_stops_the_sharing(page: Page) -> None:
    page.goto("/account/")
    see(page, "Your NHS login", name="account sharing")
    page.get_by_role("link", name="Stop sharing").click()
    page.wait_for_url("**/stop/")
    see(page, "Demo Appointments", name="stop sharing")


def test_one_at_p5_is_known_to_the_service_that_needs_no_more(page: Page, product: Product) -> None:
    meera = demo_person(product, "p5")
    services.ask_to_sign_in(page, product, "prescriptions", "P5")
    signing_in.sign_in(page, product, meera)
    services.see_what_is_shared(page, "prescriptions")
    services.agree(page)
    services.see_service_knows(page, "P5")


def test_one_who_is_asked_again_sends_only_that_again(page: Page, product: Product) -> None:
    joan = demo_person(product, "again")
    signing_in.sign_in_at_home(page, product, joan)
    page.goto("/prove/case/")
    see(page, "We need something from you again")
    assert "The photo of your passport" in text(page)
    assert "The video of your face" not in text(page)
    press(page, "Take another photo")
    see(page, "Photo of your passport", name="passport photo again")
    proving.upload_passport(page, joan.passport)
    press(page, "They are the same")
    see(page, "Check your answers", name="check answers again")
    proving.send(page)
    proving.wait_for(page, "You have proved who you are")


def test_one_who_was_refused_reads_why_and_what_to_do(page: Page, product: Product) -> None:
    signing_in.sign_in_at_home(page, product, demo_person(product, "refused"))
    page.goto("/prove/case/")
    see(page, "We could not prove who you are")
    assert "Your GP surgery can help you" in text(page)
