"""The Django app."""

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    """See the package."""

    name = "delegation"
    label = "delegation"
