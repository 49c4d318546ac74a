"""The one server object: checks requests to sign in, answers requests for tokens."""

from collections.abc import Mapping
from typing import Any

from authlib.integrations.django_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import InvalidRequestError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from nhslogin.oidc.authorization.parameters import Registered, RequestRefused, Wanted, check
from nhslogin.oidc.protocol.client_authentication import METHOD, authenticate
from nhslogin.oidc.protocol.grants import Challenge, CodeGrant, RefreshGrant
from nhslogin.oidc.protocol.requests import ProtocolRequest
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.relying_services.queries import active_service

NOT_STORED = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class Provider(AuthorizationServer):
    """Authlib's server with our rows behind it. It keeps no state of its own."""

    def query_client(self, client_id: str) -> RelyingService | None:
        return active_service(client_id)

    def create_oauth2_request(self, request: HttpRequest) -> ProtocolRequest:
        return ProtocolRequest(request)

    def handle_response(self, status_code: int, payload: Any, _headers: object) -> HttpResponse:
        return JsonResponse(payload, status=status_code, headers=NOT_STORED)

    def send_signal(self, *_args: object, **_kwargs: object) -> None:
        """Nobody listens."""


def _build() -> Provider:
    provider = Provider(RelyingService, None)
    provider.register_client_auth_method(METHOD, authenticate)
    provider.register_grant(CodeGrant, [Challenge(required=False)])
    provider.register_grant(RefreshGrant)
    return provider


PROVIDER = _build()


def check_request(request: HttpRequest) -> tuple[RelyingService, Wanted]:
    """The service and what it asks for, or RequestRefused. Errors go to the service once its address is certain."""
    protocol_request = ProtocolRequest(request)
    given = protocol_request.payload.data
    state = _echo(given)
    service = active_service(given.get("client_id"))
    if service is None:
        raise RequestRefused("unauthorized_client", "client_id is missing or unknown", state=state)
    redirect_uri = given.get("redirect_uri", "")
    repeated = [name for name, values in protocol_request.payload.datalist.items() if len(values) > 1]
    if "redirect_uri" in repeated or not service.check_redirect_uri(redirect_uri):
        raise RequestRefused("invalid_redirect_uri", state=state)
    try:
        return service, _check_kind(given, service, repeated)
    except RequestRefused as refused:
        raise RequestRefused(
            refused.error, refused.description, redirect_uri=redirect_uri, state="" if "state" in repeated else state
        ) from None


def _check_kind(given: Mapping[str, str], service: RelyingService, repeated: list[str]) -> Wanted:
    if repeated:
        raise RequestRefused("invalid_request", "a parameter is given more than once")
    if given.get("response_type") != "code":
        raise RequestRefused("unsupported_response_type")
    registered = Registered(tuple(service.scopes), tuple(service.vectors), service.pkce_required)
    return check(given, registered)


def _echo(given: Mapping[str, str]) -> str:
    state = given.get("state", "")
    return state if len(state) <= 2_000 and "\x00" not in state else ""


@transaction.atomic
def answer_token_request(request: HttpRequest) -> HttpResponse:
    """JSON for any bytes. In one transaction with what it used up, also when the answer is an error."""
    protocol_request = ProtocolRequest(request)
    if any(len(values) > 1 for values in protocol_request.payload.datalist.values()):
        return PROVIDER.handle_error_response(protocol_request, InvalidRequestError())
    if not protocol_request.payload.grant_type:
        return PROVIDER.handle_error_response(protocol_request, InvalidRequestError("grant_type is missing"))
    return PROVIDER.create_token_response(request)
