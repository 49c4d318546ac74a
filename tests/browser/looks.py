"""What every page of a walk must hold, looked at once a page: accessibility, widths, headings, titles, a screenshot."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
NARROW, PHONE, DESKTOP = 320, 375, 1280
HEIGHT = 740
_seen: set[str] = set()


def check(page: Page, name: str, *, scripts: bool = True) -> None:
    """Look at a page that has not been looked at by this name. `scripts=False` leaves out what needs JavaScript."""
    headings_and_title(page, name)
    if name in _seen:
        return
    _seen.add(name)
    for width in (PHONE, DESKTOP, NARROW):
        with _width(page, width):
            _fits(page, name, width)
            if width != NARROW:
                shoot(page, name, width)
                if scripts:
                    _accessible(page, f"{name} at {width} pixels")


def headings_and_title(page: Page, name: str) -> None:
    """One main heading; a title of its own that begins with "Error:" when, and only when, something is to be mended."""
    assert page.locator("h1").count() == 1, f"{name}: one main heading, not {page.locator('h1').count()}"
    title = page.title()
    assert title.removeprefix("Error: ").partition(" - ")[0].strip(), f"{name}: the title {title!r} names no page"
    wrong = page.locator(".nhsuk-error-summary").count() > 0
    assert title.startswith("Error: ") == wrong, f"{name}: the title {title!r} and the error summary disagree"


def _accessible(page: Page, name: str) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def _fits(page: Page, name: str, width: int) -> None:
    limit = time.monotonic() + 2  # the menu is laid out by a script a moment after the width has changed
    while (wide := page.evaluate("document.documentElement.scrollWidth")) > width and time.monotonic() < limit:
        page.wait_for_timeout(50)
    assert wide <= width, f"{name}: {wide} pixels wide on a screen of {width}"


def shoot(page: Page, name: str, width: int) -> None:
    """Keep a picture where SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        page.screenshot(path=f"{folder}/{len(_seen):03d}-{stem}-{width}.png", full_page=True)


@contextmanager
def _width(page: Page, width: int) -> Iterator[None]:
    before = page.viewport_size or {"width": PHONE, "height": HEIGHT}
    page.set_viewport_size({"width": width, "height": HEIGHT})
    yield
    page.set_viewport_size({"width": before["width"], "height": before["height"]})
