"""The pages for everybody: public pages, signing in and setting up, the provider's documents."""

from collections.abc import Iterator

from nhslogin.devkit.people import PASSWORD
from nhslogin.portal.pages import PAGES
from tests.bench.browsers import browser, code_to
from tests.bench.pages import Measured

NEW, MOBILE = "bench-new@example.test", "07700900999"


def public(measured: Measured) -> Iterator[None]:
    client = browser()
    for name, path in [("home", "/"), *((page.name, f"/{page.path}") for page in PAGES), ("help", "/help/")]:
        yield measured.page(name, client, path)
    yield measured.page("a help page of a reference", client, "/help/CID0001/")
    yield measured.page("developers", client, "/developers/")
    yield measured.page("not found", client, "/nowhere/", 404)
    yield measured.page("outbox", client, "/outbox/")
    yield measured.page("healthz", client, "/healthz")
    yield measured.page("readyz", client, "/readyz")
    yield measured.page("discovery", client, "/.well-known/openid-configuration")
    yield measured.page("keys", client, "/.well-known/jwks.json")


def signing_in(measured: Measured) -> Iterator[None]:
    client = browser()
    yield measured.page("sign in", client, "/sign-in/")
    client.post("/sign-in/", {"email": "p0@example.test"})
    yield measured.page("sign in: password", client, "/sign-in/password/")
    client.post("/sign-in/password/", {"password": PASSWORD})
    yield measured.page("sign in: code", client, "/sign-in/code/")


def setting_up(measured: Measured) -> Iterator[None]:
    client = browser()
    client.post("/sign-in/", {"email": NEW})
    client.post("/set-up/")
    yield measured.page("set up: code by e-mail", client, "/set-up/code/")
    client.post("/set-up/code/", {"code": code_to(NEW)})
    yield measured.page("set up: password", client, "/set-up/password/")
    client.post("/set-up/password/", {"password": PASSWORD})
    yield measured.page("set up: mobile", client, "/set-up/mobile/")
    client.post("/set-up/mobile/", {"mobile": MOBILE})
    yield measured.page("set up: code by text", client, "/set-up/mobile/code/")


def forgetting(measured: Measured) -> Iterator[None]:
    client = browser()
    client.post("/sign-in/", {"email": "p5@example.test"})
    client.post("/forgotten-password/")
    yield measured.page("forgotten password: code", client, "/forgotten-password/code/")
    client.post("/forgotten-password/code/", {"code": code_to("p5@example.test")})
    yield measured.page("forgotten password: new one", client, "/forgotten-password/new/")


SECTIONS = (public, signing_in, setting_up, forgetting)
