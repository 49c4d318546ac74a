"""The Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See the package."""

    name = "nhslogin.portal"
    label = "portal"
