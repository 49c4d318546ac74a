"""The Django app."""

from importlib import import_module

from django.apps import AppConfig

# Read at start: the limits register themselves, the signals connect. (Audit events and messages the foundation finds.)
_TABLES = ("limits", "sessions.signals")


class AccountsConfig(AppConfig):
    """See the package."""

    name = "accounts"
    label = "accounts"

    def ready(self) -> None:
        for table in _TABLES:
            import_module(f"accounts.{table}")
