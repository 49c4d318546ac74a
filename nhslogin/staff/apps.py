"""The Django app."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """See the package."""

    name = "nhslogin.staff"
    label = "staff"
