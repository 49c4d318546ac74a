"""The demo relying service as a small WSGI application: `nhslogin.devkit.demo_service.app:application`."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jinja2
import requests

from nhslogin.devkit.demo_service import cookies, keys
from nhslogin.devkit.demo_service.configuration import SERVICES, VECTORS, Configuration, DemoService, from_environment
from nhslogin.devkit.demo_service.provider import Pending, Provider, SignInFailed, new_pending

HERE = Path(__file__).parent
STYLE = HERE.parents[2] / "static" / "vendor" / "nhsuk-frontend" / "nhsuk-frontend.min.css"
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
SECURITY = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)
STATUS = {200: "OK", 302: "Found", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 502: "Bad Gateway"}
LEVEL_WORDS = {
    "P0": "You have not proved who you are",
    "P5": "You are matched to an NHS record",
    "P9": "You have fully proved who you are",
}

StartResponse = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True)
class Reply:
    """What goes back to the browser."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Visit:
    """One request."""

    method: str
    path: str
    host: str
    query: dict[str, list[str]]
    session: dict[str, Any] = field(default_factory=dict)

    def asked(self, name: str) -> str:
        return self.query.get(name, [""])[0]


class Application:
    """Two services side by side, each under a path of its own."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self.box = keys.cookie_box(configuration.folder)
        loader = jinja2.FileSystemLoader(HERE / "pages")
        self.pages = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.Undefined)

    @cached_property
    def style(self) -> str:
        return STYLE.read_text(encoding="utf-8")

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        visit = Visit(
            method=environ["REQUEST_METHOD"],
            path=environ.get("PATH_INFO", "/"),
            host=environ.get("HTTP_HOST", ""),
            query=parse_qs(environ.get("QUERY_STRING", ""), max_num_fields=20, errors="replace"),
            session=cookies.read(environ.get("HTTP_COOKIE", ""), self.box),
        )
        reply = self._reply(visit)
        headers = [("Content-Type", reply.media_type), *SECURITY, *reply.headers]
        start_response(f"{reply.status} {STATUS[reply.status]}", headers)
        return [] if visit.method == "HEAD" else [reply.body.encode()]

    def _reply(self, visit: Visit) -> Reply:
        fixed = {"/": self.home, "/style.css": self._style, "/healthz": self._health}
        if visit.path in fixed:
            return fixed[visit.path](visit) if visit.method in {"GET", "HEAD"} else Reply(405)
        name, _, step = visit.path.strip("/").partition("/")
        service = next((one for one in SERVICES if one.path == name), None)
        steps = {
            ("GET", ""): self.service_home,
            ("GET", "sign-in"): self.sign_in,
            ("GET", "callback"): self.callback,
            ("GET", "account"): self.account,
            ("POST", "sign-out"): self.sign_out,
        }
        found = steps.get(("GET" if visit.method == "HEAD" else visit.method, step))
        if service is None or found is None:
            return self._page(
                "problem.html", 404, service=service, title="Page not found", text="There is no such page."
            )
        return found(visit, service)

    def _page(self, name: str, status: int = 200, *, cookie: str = "", **context: Any) -> Reply:
        context = {"issuer": self.configuration.issuer, "level_words": LEVEL_WORDS, **context}
        headers = (("Set-Cookie", cookie),) if cookie else ()
        return Reply(status, self.pages.get_template(name).render(context), headers)

    def _style(self, _visit: Visit) -> Reply:
        return Reply(body=self.style, media_type="text/css; charset=utf-8")

    def _health(self, _visit: Visit) -> Reply:
        return Reply(body="ok", media_type="text/plain; charset=utf-8")

    def home(self, _visit: Visit) -> Reply:
        """Both services."""
        return self._page("home.html", services=SERVICES, service=None)

    def service_home(self, visit: Visit, service: DemoService) -> Reply:
        """What the service does, and the ways in."""
        signed_in = service.client_id in visit.session.get("people", {})
        return self._page("service.html", service=service, signed_in=signed_in)

    def sign_in(self, visit: Visit, service: DemoService) -> Reply:
        """Off to NHS login; the level and the prompt are the visitor's choice because this is a demo."""
        level = visit.asked("level") if visit.asked("level") in service.levels else service.levels[0]
        prompt = visit.asked("prompt") if visit.asked("prompt") in {"login", "none"} else ""
        pending = new_pending(
            level=level, vectors=VECTORS[level], redirect_uri=self.configuration.callback(service, visit.host)
        )
        try:
            url = self._provider(service).sign_in_url(pending, scopes=service.scopes, prompt=prompt)
        except (SignInFailed, requests.RequestException):
            return self._unreachable(service)
        waiting = {**visit.session.get("pending", {}), service.client_id: asdict(pending)}
        return self._go(url, {**visit.session, "pending": waiting})

    def callback(self, visit: Visit, service: DemoService) -> Reply:
        """Back from NHS login, with a code or an error. The state must be ours, and counts once."""
        waiting = dict(visit.session.get("pending", {}))
        kept = waiting.pop(service.client_id, None)
        if kept is None or not visit.asked("state") or visit.asked("state") != kept["state"]:
            text = "This sign-in was not started in this browser, or it was used already. Start again."
            return self._page("problem.html", 400, service=service, title="Start again", text=text)
        session = {**visit.session, "pending": waiting}
        if visit.asked("iss") not in {"", self.configuration.issuer}:
            text = "The answer came from another issuer."
            return self._page("problem.html", 400, service=service, title="Start again", text=text)
        if visit.asked("error"):
            return self._refused(visit, service, session)
        pending = Pending(**{**kept, "vectors": tuple(kept["vectors"])})
        try:
            claims = self._provider(service).finish(visit.asked("code"), pending)
        except SignInFailed as failed:
            title = "You could not be signed in"
            return self._page("problem.html", 400, service=service, title=title, text=str(failed))
        except requests.RequestException:
            return self._unreachable(service)
        people = {**session.get("people", {}), service.client_id: {**claims, "asked": pending.level}}
        return self._go(f"/{service.path}/account", {**session, "people": people})

    def account(self, visit: Visit, service: DemoService) -> Reply:
        """Who is signed in, and what NHS login said of them."""
        found = visit.session.get("people", {}).get(service.client_id)
        if found is None:
            return self._go(f"/{service.path}/", visit.session)
        context = {"service": service, "id_token": found["id_token"], "userinfo": found["userinfo"]}
        cookie = cookies.write(visit.session, self.box)
        return self._page("account.html", cookie=cookie, asked=found["asked"], **context)

    def sign_out(self, _visit: Visit, service: DemoService) -> Reply:
        """Of this service alone: NHS login has its own session."""
        return Reply(302, headers=(("Location", f"/{service.path}/"), ("Set-Cookie", cookies.forget())))

    def _refused(self, visit: Visit, service: DemoService, session: dict[str, Any]) -> Reply:
        error, description = visit.asked("error"), visit.asked("error_description")
        name = "not_shared.html" if error == "access_denied" else "refused.html"
        cookie = cookies.write(session, self.box)
        return self._page(name, cookie=cookie, service=service, error=error, description=description)

    def _unreachable(self, service: DemoService) -> Reply:
        text = "NHS login cannot be reached at the moment. Try again in a few minutes."
        return self._page("problem.html", 502, service=service, title="Sorry, there is a problem", text=text)

    def _go(self, url: str, session: dict[str, Any]) -> Reply:
        return Reply(302, headers=(("Location", url), ("Set-Cookie", cookies.write(session, self.box))))

    def _provider(self, service: DemoService) -> Provider:
        key = keys.private_key(self.configuration.folder, service.client_id)
        return Provider(self.configuration.issuer, service.client_id, key)


_made: list[Application] = []


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """What gunicorn calls; the environment is read at the first request."""
    if not _made:
        _made.append(Application(from_environment()))
    return _made[0](environ, start_response)
