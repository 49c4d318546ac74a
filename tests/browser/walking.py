"""The smallest parts of every walk: press, fill, and see the page that comes, which is then looked at."""

import re

from playwright.sync_api import Page, expect

from tests.browser import looks

WAIT = 20_000  # milliseconds; the machine may be busy with other tests


def press(page: Page, name: str) -> None:
    """The button or link in the main part of the page whose name begins like this."""
    named = re.compile(rf"^\s*{re.escape(name)}\b", re.IGNORECASE)
    main = page.locator("main")
    main.get_by_role("button", name=named).or_(main.get_by_role("link", name=named)).first.click()


def fill(page: Page, **answers: str) -> None:
    """Type into the fields of these names."""
    for name, answer in answers.items():
        page.locator(f"[name={name}]").fill(answer)


def see(page: Page, heading: str, *, name: str = "", scripts: bool = True) -> None:
    """Wait for the page with this heading, and look at it."""
    expect(page.locator("h1")).to_contain_text(heading, timeout=WAIT)
    page.wait_for_load_state()
    looks.check(page, name or heading, scripts=scripts)


def see_error(page: Page, text: str, *, field: str = "", name: str = "", scripts: bool = True) -> None:
    """The message stands in the summary, which leads to the field, and at the field itself."""
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_contain_text(text, timeout=WAIT, ignore_case=True)
    if field:
        summary.get_by_role("link", name=text).first.click()
        expect(page.locator(f"#{field}")).to_be_focused()
        described = page.locator(f"#{field}").get_attribute("aria-describedby") or ""
        told = " ".join(page.locator(f"#{one}").inner_text() for one in described.split())
        assert text.lower() in told.lower(), f"the message does not stand at {field}: {told!r}"
    looks.check(page, name or f"error {text}", scripts=scripts)


def text(page: Page) -> str:
    """What the main part of the page says."""
    return page.locator("main").inner_text()
