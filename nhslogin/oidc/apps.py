"""The Django app."""

from django.apps import AppConfig


class OidcConfig(AppConfig):
    """See the package."""

    name = "nhslogin.oidc"
    label = "oidc"

    def ready(self) -> None:
        """The daily round of erasing takes what has ended here too."""
        from nhslogin.foundation.retention import daily  # noqa: PLC0415
        from nhslogin.oidc.authorization.erasing import erase_old_requests  # noqa: PLC0415
        from nhslogin.oidc.tokens.erasing import erase_old_tokens  # noqa: PLC0415

        daily(erase_old_requests)
        daily(erase_old_tokens)
