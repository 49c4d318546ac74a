"""What every page of a walk must hold: no accessibility violation, no sideways scrolling, a screenshot on request."""

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
NARROW = {"width": 320, "height": 640}


def check(page: Page, name: str) -> None:
    """Axe by WCAG 2.2 AA, 320 pixels without sideways scrolling, and one main heading."""
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert page.locator("h1").count() == 1, f"{name}: one main heading, not {page.locator('h1').count()}"
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(before or NARROW)
    assert wide <= NARROW["width"], f"{name}: {wide} pixels wide on a screen of {NARROW['width']}"
    shoot(page, name)


def shoot(page: Page, name: str) -> None:
    """Keep a picture at phone and desktop width where SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower())
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=f"{folder}/{stem}-{width}.png", full_page=True)
    page.set_viewport_size(before or NARROW)
