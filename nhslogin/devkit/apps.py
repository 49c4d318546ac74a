"""The Django app."""

from django.apps import AppConfig


class DevkitConfig(AppConfig):
    """See the package."""

    name = "nhslogin.devkit"
    label = "devkit"
