"""Bad input: a plain message next to the thing to mend, the draft kept, nothing broken."""

import io

from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import looks, proving, signing_in
from tests.browser.people import Person, newcomer
from tests.browser.product import Product
from tests.browser.walking import fill, press, see, see_error, text


def file(name: str, content: bytes, kind: str) -> dict[str, object]:
    return {"name": name, "mimeType": kind, "buffer": content}


def black_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200)).save(out, "JPEG")
    return out.getvalue()


def test_codes_that_are_wrong_or_used(page: Page, product: Product) -> None:
    vera = newcomer(product, "Vera", "07700900206")
    page.goto("/sign-in/")
    when_an_address_is_no_address(page)
    signing_in.give_email(page, vera.email)
    press(page, "I am new")
    see(page, "Check your email")
    code = product.code(vera.email)
    fill(page, code="" if code == "000000" else "000000")
    press(page, "Continue")
    see_error(page, "code", field="id_code", name="error wrong code")
    fill(page, code=code)
    press(page, "Continue")
    when_a_password_is_weak(page)
    fill(page, password=vera.password)
    press(page, "Continue")
    when_a_number_is_no_mobile(page)
    then_the_used_code_does_nothing_any_more(page, code)


def when_an_address_is_no_address(page: Page) -> None:
    see(page, "Sign in or set up NHS login")
    for wrong in ("", "nobody", "two@@example.test"):
        fill(page, email=wrong)
        press(page, "Continue")
        see_error(page, "email address", field="id_email", name=f"error email {len(wrong)}")


def when_a_password_is_weak(page: Page) -> None:
    see(page, "Create a password")
    for weak in ("", "short", "password1234"):
        fill(page, password=weak)
        press(page, "Continue")
        see_error(page, "password", field="id_password", name=f"error password {len(weak)}")


def when_a_number_is_no_mobile(page: Page) -> None:
    see(page, "What is your mobile phone number?")
    for wrong in ("", "0207 946 0000", "07700 90"):
        fill(page, mobile=wrong)
        press(page, "Continue")
        see_error(page, "mobile", field="id_mobile", name=f"error mobile {len(wrong)}")


def then_the_used_code_does_nothing_any_more(page: Page, code: str) -> None:
    """Going back to an earlier step shows the step that is open now, or refuses the used code."""
    page.goto("/set-up/code/")
    if page.locator("[name=code]").count():
        fill(page, code=code)
        press(page, "Continue")
        see_error(page, "code", name="error used code")
    looks.headings_and_title(page, "used code")


def test_files_that_are_no_passport_and_no_video(page: Page, product: Product) -> None:
    maya = newcomer(product, "Maya", "07700900204")
    signing_in.set_up_at_home(page, product, maya)
    page.goto("/prove/")
    proving.start(page)
    then_a_step_out_of_order_leads_to_the_open_one(page)
    when_the_details_are_not_filled_in(page)
    proving.give_details(page, maya)
    proving.choose_passport(page)
    when_the_picture_is_not_one(page, maya)
    proving.upload_passport(page, file("black.jpg", black_picture(), "image/jpeg"))
    proving.agree_they_are_the_same(page)
    when_the_video_is_not_one(page, product, maya)
    proving.upload_clip(page, product, maya)
    then_a_black_picture_is_asked_for_again(page, maya)


def then_a_step_out_of_order_leads_to_the_open_one(page: Page) -> None:
    for step in ("check", "selfie", "compare", "document"):
        page.goto(f"/prove/photo-id/{step}/")
        see(page, "Your details")


def when_the_details_are_not_filled_in(page: Page) -> None:
    fill(page, given_name="Maya", birthdate_day="31", birthdate_month="2", birthdate_year="1999")
    press(page, "Continue")
    see_error(page, "Enter your last name", field="id_family_name", name="error details")
    assert "Date of birth must be a real date" in text(page)
    assert page.locator("[name=given_name]").input_value() == "Maya"
    assert page.locator("[name=birthdate_day]").input_value() == "31"


def when_the_picture_is_not_one(page: Page, maya: Person) -> None:
    whole = maya.passport.read_bytes()
    for name, content, told in (
        ("letter.jpg", b"Dear Sir or Madam, " * 2000, "The file must be a photo"),
        ("half.jpg", whole[: len(whole) // 2], "cannot be opened"),
        ("empty.jpg", b"", "Choose or take a photo of your passport"),
        ("paper.pdf", b"%PDF-1.7\n" + b"0" * 4000, "PDF"),
    ):
        page.locator("[name=document]").set_input_files(file(name, content, "image/jpeg"))
        press(page, "Continue")
        see_error(page, told, field="id_document", name=f"error photo {name}")
    page.goto("/prove/photo-id/document/")
    press(page, "Continue")
    see_error(page, "Choose or take a photo of your passport", field="id_document", name="error no photo")


def when_the_video_is_not_one(page: Page, product: Product, maya: Person) -> None:
    whole = proving.clip(product, maya, proving.turns(page))["buffer"]
    for name, content, told in (
        ("letter.webm", b"Dear Sir or Madam, " * 2000, "The file must be a video"),
        ("picture.webm", maya.passport.read_bytes(), "The file must be a video"),
        ("head.webm", whole[:300], "cannot be opened"),
    ):
        page.locator("[name=video]").set_input_files(file(name, content, "video/webm"))
        press(page, "Upload and continue")
        see_error(page, told, field="id_video", name=f"error video {name}")


def then_a_black_picture_is_asked_for_again(page: Page, maya: Person) -> None:
    """The picture is a picture, so it is the checks that find nothing on it; nothing else is asked again."""
    proving.send(page)
    proving.wait_for(page, "We need something from you again")
    assert "The photo of your passport" in text(page)
    assert "The video of your face" not in text(page)
    press(page, "Take another photo")
    proving.upload_passport(page, maya.passport)


def test_back_two_tabs_and_double_submit(page: Page, context: BrowserContext, product: Product) -> None:
    vera = _vera_again(product)
    signing_in.set_up_at_home(page, product, vera)
    page.goto("/prove/")
    proving.start(page)
    proving.give_details(page, vera)
    page.go_back()
    see(page, "Your details")
    assert page.locator("[name=family_name]").input_value() == vera.family_name
    when_another_tab_changes_the_details(page, context, vera)
    then_double_submit_is_sent_once(page, vera)


def _vera_again(product: Product) -> Person:
    made = newcomer(product, "Vera", "07700900207")
    return Person(**{**vars(made), "email": "vera.again@walk.example.test"})


def when_another_tab_changes_the_details(page: Page, context: BrowserContext, vera: Person) -> None:
    """What the first tab shows is old by then: it is said, and what was typed is not lost."""
    other = context.new_page()
    other.goto("/prove/photo-id/details/")
    see(other, "Your details")
    fill(other, given_name="Verity")
    press(other, "Continue")
    see(other, "Which photo ID will you use?")
    other.close()
    press(page, "Continue")
    expect(page.locator("h1")).not_to_contain_text("problem")
    looks.headings_and_title(page, "details in two tabs")
    page.goto("/prove/photo-id/details/")
    see(page, "Your details")
    press(page, "Continue")
    see(page, "Which photo ID will you use?")


def then_double_submit_is_sent_once(page: Page, vera: Person) -> None:
    page.get_by_role("radio", name="Passport").check()
    page.locator("main form").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    see(page, "Photo of your passport")
    page.locator("[name=document]").set_input_files(vera.passport)
    page.locator("form[data-picture]").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    see(page, "Check your details against your passport")
