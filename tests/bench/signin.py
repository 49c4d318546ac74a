"""The OpenID round trip authorize + token + userinfo over HTTP against the running web process, RS512 assertion."""

import http.client
import json
import os
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import django

from tests.bench.report import heading, show

TRIPS, WARM_UP = 60, 5
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> None:
    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from tests.bench.browsers import citizen  # noqa: PLC0415  (needs the set-up)
    from tests.protocol.party import CALLBACK, Party, follow  # noqa: PLC0415

    heading("OpenID round trip over HTTP: one client, keep-alive, signed in, agreed before; one web process")
    client, party = citizen("p9@example.test"), Party("bench-round-trip").register()
    asked = party.asks(vtr='["P9.Cp.Cd"]')
    share = follow(client, client.get("/authorize", asked))
    follow(client, client.post(share.request["PATH_INFO"], {"answer": "yes"}))
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    trips = [dict(round_trip(cookie, asked, party, CALLBACK)) for _ in range(WARM_UP + TRIPS)][WARM_UP:]
    for step in ("authorize", "token", "userinfo"):
        show(step, [trip[step] for trip in trips], "ms")
    show("round trips a second", [1000 / sum(trip.values()) for trip in trips], "/s")


def round_trip(cookie: str, asked: dict[str, str], party: Any, callback: str) -> Iterator[tuple[str, float]]:
    """Milliseconds of each step; the assertion is signed outside the time that counts."""
    server = _server()
    began = time.perf_counter()
    path = f"/authorize?{urlencode(asked)}"
    while not path.startswith(callback):
        answer = _ask(server, "GET", path, headers={"Cookie": cookie})
        path = answer.headers.get("Location", "")
        if not path or (path.startswith("/") and not path.startswith("/resume/")):
            raise SystemExit(f"  the way to the code ended with {answer.status} {path.split('?')[0]}")
    yield "authorize", (time.perf_counter() - began) * 1000
    form = {
        "grant_type": "authorization_code",
        "code": parse_qs(urlsplit(path).query)["code"][0],
        "redirect_uri": callback,
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": party.assertion(),
    }
    began = time.perf_counter()
    tokens = json.loads(_ask(server, "POST", "/token", urlencode(form), FORM).body)
    yield "token", (time.perf_counter() - began) * 1000
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    began = time.perf_counter()
    answer = _ask(server, "GET", "/userinfo", headers=bearer)
    if answer.status != 200:
        raise SystemExit(f"  userinfo answered {answer.status}")
    yield "userinfo", (time.perf_counter() - began) * 1000


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = response.status, response.headers, response.read()


_connections: list[http.client.HTTPConnection] = []


def _server() -> http.client.HTTPConnection:
    """One connection, kept."""
    if not _connections:
        _connections.append(http.client.HTTPConnection("localhost", int(os.environ["PORT"]), timeout=20))
    return _connections[0]


def _ask(
    server: http.client.HTTPConnection, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> Answer:
    server.request(method, path, body or None, headers or {})
    return Answer(server.getresponse())
