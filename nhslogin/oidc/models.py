"""Index of the app's models for Django; nothing else lives here."""

from nhslogin.oidc.authorization.models import AuthorizationRequest
from nhslogin.oidc.claims.models import Subject
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.sharing.models import Sharing
from nhslogin.oidc.tokens.models import AccessToken, AuthorizationCode, RefreshToken, SigningKey, UsedAssertion

__all__ = [
    "AccessToken",
    "AuthorizationCode",
    "AuthorizationRequest",
    "RefreshToken",
    "RelyingService",
    "Sharing",
    "SigningKey",
    "Subject",
    "UsedAssertion",
]
