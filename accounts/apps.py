"""The Django app."""

from importlib import import_module

from django.apps import AppConfig

# Read at start: limits and daily tasks register themselves, signals connect. The foundation itself finds
# audit events and messages.
_TABLES = ("limits", "registration.tasks", "sessions.retention", "sessions.signals")


class AccountsConfig(AppConfig):
    """See the package."""

    name = "accounts"
    label = "accounts"

    def ready(self) -> None:
        for table in _TABLES:
            import_module(f"accounts.{table}")
