"""One running product and one Chromium for all walks; each test gets a clean browser context."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from tests.browser.product import Product

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
MISSING = "Chromium is missing: `make test` installs it where it can. THE BROWSER TESTS DID NOT RUN."
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All walks share one product, hence one worker of the test run."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as `make run` starts it, on free ports."""
    running = Product.start(tmp_path_factory.mktemp("product"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def camera_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the fake camera shows: a test puts the wanted clip here before the camera opens."""
    return tmp_path_factory.mktemp("camera") / "camera.mjpeg"


@pytest.fixture(scope="session")
def chromium(camera_file: Path) -> Iterator[Browser]:
    """One headless Chromium whose camera plays the camera file."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, f"--use-file-for-fake-video-capture={camera_file}"]
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, product: Product) -> Iterator[BrowserContext]:
    """A phone-sized browser that has never been here."""
    made = chromium.new_context(viewport={"width": 375, "height": 740}, locale="en-GB", base_url=product.url)
    made.set_default_timeout(20_000)
    faults = _listen(made)
    yield made
    made.close()
    assert not faults, f"the browser complains: {faults}"


@pytest.fixture
def scriptless(chromium: Browser, product: Product) -> Iterator[Page]:
    """The same without JavaScript."""
    made = chromium.new_context(
        viewport={"width": 375, "height": 740}, locale="en-GB", base_url=product.url, java_script_enabled=False
    )
    made.set_default_timeout(20_000)
    faults = _listen(made)
    yield made.new_page()
    made.close()
    assert not faults, f"the browser complains: {faults}"


def _listen(context: BrowserContext) -> list[str]:
    """Errors of the server, of scripts, and what the content security policy blocks; a walk has none of them."""
    faults: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 500:
            faults.append(f"{response.status} {response.url}")

    def said(message: ConsoleMessage) -> None:
        # The browser also notes each answer of 4xx, which walks ask for on purpose.
        if message.type == "error" and "Failed to load resource" not in message.text:
            faults.append(message.text)

    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda problem: faults.append(str(problem.error)))
    return faults


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session", autouse=True)
def _say_what_is_missing() -> None:
    if CHROMIUM is None:
        subprocess.run(["echo", f"*** {MISSING} ***"], check=False)
