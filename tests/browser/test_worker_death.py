"""The checks worker dies in the middle of a check: the verdict comes by itself all the same."""

import os
import signal
import time

from playwright.sync_api import Page, expect

from tests.browser import proving, signing_in
from tests.browser.people import newcomer
from tests.browser.product import Product
from tests.browser.walking import see

LIMIT = 120  # seconds
MIDDLE = 0.8  # seconds of computing: the first engine has begun and not ended


def test_a_killed_worker_is_made_up_for(page: Page, product: Product) -> None:
    olive = newcomer(product, "Olive", "07700900203")
    signing_in.set_up_at_home(page, product, olive)
    page.goto("/prove/")
    proving.up_to_selfie(page, olive)
    proving.upload_clip(page, product, olive)
    before = product.processor_seconds()
    proving.send(page)
    see(page, "We are checking who you are")
    when_the_worker_is_killed_in_mid_check(page, product, before)
    expect(page.locator("h1")).to_contain_text("You have proved who you are", timeout=LIMIT * 1000)


def when_the_worker_is_killed_in_mid_check(page: Page, product: Product, before: float) -> None:
    """With its child, in which the engines run: neither has a chance to tidy up."""
    limit = time.monotonic() + 20
    while product.processor_seconds() < before + MIDDLE and time.monotonic() < limit:
        time.sleep(0.05)
    assert "We are checking" in page.locator("h1").inner_text(), "the check ended before it could be disturbed"
    killed = product.checks_worker()
    assert len(killed) > 1, "the worker and its engines run"
    for process in killed:
        os.kill(process, signal.SIGKILL)
