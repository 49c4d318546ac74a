"""The demo relying service as a whole: it believes what is right and says plainly what is wrong."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import requests
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from nhslogin.devkit.demo_service.app import Application
from nhslogin.devkit.demo_service.configuration import Configuration
from nhslogin.devkit.demo_service.registration import register_demo_services
from nhslogin.foundation.actors import Actor
from tests.protocol.people import make_person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture
def service(live_server: LiveServer, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """Its address, registered with the live server."""
    server = make_server("127.0.0.1", 0, lambda _environ, _start: [], handler_class=_Quiet)
    settings.ISSUER, settings.DATA_DIR, settings.SERVICE_PORT = live_server.url, tmp_path, server.server_port
    register_demo_services(by=Actor.system("test"))
    server.set_app(Application(Configuration(live_server.url, server.server_port, tmp_path / "demo")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser(live_server: LiveServer) -> requests.Session:
    client = Client()
    sign_in(client, make_person("P9"))
    browser = requests.Session()
    for name, morsel in client.cookies.items():
        browser.cookies.set(name, morsel.value)
    return browser


def press(browser: requests.Session, page: requests.Response, answer: str = "") -> requests.Response:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token is not None
    return browser.post(page.url, data={"csrfmiddlewaretoken": token[1], "answer": answer}, timeout=20)


def test_somebody_signs_in_and_sees_what_the_service_knows(service: str, browser: requests.Session) -> None:
    page = browser.get(f"{service}/appointments/sign-in?level=P9", timeout=20)
    assert "Agree to share your details with Demo Appointments" in page.text
    page = press(browser, page, "yes")
    text = unescape(page.text)
    assert "You are signed in" in text
    for words in ("P9.Cp.Cd", "Pennington", "Grace", "1959-12-09"):
        assert words in text
    assert "You are signed in" in browser.get(f"{service}/appointments/account", timeout=20).text
    browser.post(f"{service}/appointments/sign-out", timeout=20)
    assert "You are signed in" not in browser.get(f"{service}/appointments/account", timeout=20).text


def test_not_sharing_is_explained_with_a_way_back(service: str, browser: requests.Session) -> None:
    page = browser.get(f"{service}/prescriptions/sign-in?level=P0", timeout=20)
    page = press(browser, press(browser, page, "no"))
    assert "You did not agree to share your details" in page.text
    assert "access_denied" in page.text
    assert "Go back to NHS login" in page.text


def test_an_answer_that_nobody_asked_for_is_refused(service: str) -> None:
    for query in ("code=x&state=y", "error=access_denied", "", "code=%00&state=%ff"):
        response = requests.get(f"{service}/appointments/callback?{query}", timeout=20)
        assert response.status_code == 400
        assert "Start again" in response.text


def test_a_silent_request_without_session_is_told_plainly(service: str) -> None:
    browser = requests.Session()
    page = browser.get(f"{service}/appointments/sign-in?prompt=none", timeout=20)
    assert "sso_login_required" in page.text


def test_pages_and_faults(service: str) -> None:
    assert "Demo Prescriptions" in requests.get(service, timeout=20).text
    assert requests.get(f"{service}/nothing/here", timeout=20).status_code == 404
    assert requests.get(f"{service}/appointments/account", cookies={"demo_service_session": "x"}, timeout=20).ok
    assert requests.get(f"{service}/healthz", timeout=20).text == "ok"
