"""The Django app."""

from django.apps import AppConfig


class OidcConfig(AppConfig):
    """See the package."""

    name = "nhslogin.oidc"
    label = "oidc"
