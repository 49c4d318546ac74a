"""The Django app."""

from django.apps import AppConfig


class DevelopersConfig(AppConfig):
    """See the package."""

    name = "nhslogin.developers"
    label = "developers"
