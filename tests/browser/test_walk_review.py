"""Staff: a reviewer signs in with an authenticator code, looks at what the machine was unsure of, and decides."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from nhslogin.devkit.specimens import Holder, photographed
from tests.browser import looks, proving, services, signing_in
from tests.browser.people import Person, demo_person, newcomer
from tests.browser.product import Product
from tests.browser.walking import fill, press, see, text

REVIEWER = "reviewer@staff.example.test"


@pytest.fixture
def desk(chromium: Browser, product: Product) -> Iterator[Page]:
    """The reviewer's own browser, on a desktop screen."""
    made: BrowserContext = chromium.new_context(
        viewport={"width": 1280, "height": 800}, locale="en-GB", base_url=product.url
    )
    made.set_default_timeout(20_000)
    yield made.new_page()
    made.close()


def test_a_referred_case_is_approved_and_the_next_one_refused(desk: Page, page: Page, product: Product) -> None:
    when_the_reviewer_signs_in(desk, product)
    when_the_reviewer_takes_the_next_case(desk)
    then_what_was_sent_lies_side_by_side(desk)
    then_a_decision_without_answers_is_told_what_is_missing(desk)
    when_the_reviewer_approves(desk)
    then_alice_is_known_at_p9(page, product)
    ruth = newcomer(product, "Ruth", "07700900205")
    page.context.clear_cookies()
    given_a_passport_in_another_name(page, product, ruth)
    when_the_reviewer_refuses(desk, "IDC-057", "family_names", "The passport has a name that is not on the record.")
    then_ruth_reads_why(page)


def when_the_reviewer_signs_in(desk: Page, product: Product) -> None:
    desk.goto("/staff/")
    see(desk, "Sign in for staff")
    fill(desk, email=REVIEWER, password=product.demo["password"])
    press(desk, "Continue")
    see(desk, "Enter the code from your authenticator app")
    fill(desk, code=product.manage("staff_code", REVIEWER))
    press(desk, "Continue")
    see(desk, "Staff home")


def when_the_reviewer_takes_the_next_case(desk: Page) -> None:
    desk.goto("/staff/review/")
    see(desk, "Reviews")
    press(desk, "Start next review")
    see(desk, "Review ", name="review case")


def then_what_was_sent_lies_side_by_side(desk: Page) -> None:
    picture, video = desk.locator("[data-zoom] img"), desk.locator("video")
    expect(video).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 400
    left, right = _box(picture.locator("..")), _box(video)
    assert abs(left["y"] - right["y"]) < 60, "the two start at the same height"
    assert left["x"] + left["width"] <= right["x"], "the document is on the left, the video on the right"
    assert "FAIRLEY" in text(desk)
    assert "Drummond" in text(desk)


def _box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"]}


def then_a_decision_without_answers_is_told_what_is_missing(desk: Page) -> None:
    desk.get_by_label("Approve: this is the person they say they are").check()
    press(desk, "Save the decision")
    expect(desk.locator(".nhsuk-error-summary")).to_contain_text(
        "To approve, answer yes: Does the document look genuine?"
    )
    looks.check(desk, "review errors")


def when_the_reviewer_approves(desk: Page) -> None:
    for yes in desk.get_by_label("Yes", exact=True).all():
        yes.check()
    desk.get_by_label("Approve: this is the person they say they are").check()
    desk.get_by_label("I have checked everything on this page").check()
    press(desk, "Save the decision")
    see(desk, "Reviews", name="reviews after decision")


def then_alice_is_known_at_p9(page: Page, product: Product) -> None:
    alice = demo_person(product, "referred")
    services.ask_to_sign_in(page, product, "appointments", "P9")
    signing_in.sign_in(page, product, alice)
    services.see_what_is_shared(page, "appointments", alice.given_name, alice.family_name)
    services.agree(page)
    services.see_service_knows(page, "P9", alice)


def given_a_passport_in_another_name(page: Page, product: Product, ruth: Person) -> None:
    signing_in.set_up_at_home(page, product, ruth)
    page.goto("/prove/")
    proving.start(page)
    proving.give_details(page, ruth)
    proving.choose_passport(page)
    other = Holder(ruth.given_name, "TREVENA", ruth.birth_date, document_number="901000299")
    drawn = photographed(other, seed=77)
    proving.upload_passport(page, {"name": "passport.jpg", "mimeType": "image/jpeg", "buffer": drawn})
    proving.agree_they_are_the_same(page)
    proving.upload_clip(page, product, ruth)
    proving.send(page)
    proving.wait_for(page, "A member of staff is looking at your pictures")


def when_the_reviewer_refuses(desk: Page, reason: str, question: str, note: str) -> None:
    press(desk, "Start next review")
    see(desk, "Review ", name="review case")
    assert "TREVENA" in text(desk).upper()
    for yes in desk.get_by_label("Yes", exact=True).all():
        yes.check()
    desk.locator(f"[name={question}][value=no]").check()
    desk.get_by_label("Reject", exact=True).check()
    desk.locator("[name=reason]").select_option(reason)
    fill(desk, note=note)
    press(desk, "Save the decision")
    see(desk, "Reviews", name="reviews after decision")


def then_ruth_reads_why(page: Page) -> None:
    """Her page changes by itself; what the reviewer noted stays with staff."""
    proving.wait_for(page, "We could not prove who you are")
    assert "Ask your GP surgery to check the details" in text(page)
    assert "not on the record" not in text(page)
