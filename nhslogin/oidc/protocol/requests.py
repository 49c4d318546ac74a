"""A Django request as Authlib's grants want to see it."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from authlib.oauth2.rfc6749 import OAuth2Payload, OAuth2Request
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError

FORM = "application/x-www-form-urlencoded"


def parameters(request: HttpRequest) -> QueryDict:
    """The query of a GET, the form of a POST; never both, and nothing where the body is not a plain form."""
    if request.method == "GET":
        return request.GET
    if request.content_type != FORM:
        return QueryDict()
    try:
        return request.POST
    except (SuspiciousOperation, BadRequest, UnreadablePostError, UnicodeError):
        return QueryDict()


class _Payload(OAuth2Payload):
    def __init__(self, given: QueryDict) -> None:
        self.given = given

    @cached_property
    def data(self) -> dict[str, str]:
        return {name: str(self.given.get(name, "")) for name in self.given}

    @cached_property
    def datalist(self) -> defaultdict[str, list[str]]:
        return defaultdict(list, {name: self.given.getlist(name) for name in self.given})


class ProtocolRequest(OAuth2Request):
    """Authlib refuses plain http by the address; https is the proxy's and the settings' affair, so it is told https."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(method=request.method, uri=f"https://provider.invalid{request.path}", headers={})
        self.given = parameters(request)
        self.payload = _Payload(self.given)
        self.auth_method: str | None = None
        self.authorization_code: Any = None
        self.refresh_token: Any = None

    @property
    def form(self) -> QueryDict:
        return self.given

    @property
    def args(self) -> QueryDict:
        return QueryDict()
