"""What is removed when its time is over."""

from nhslogin.foundation import clock
from nhslogin.oidc.tokens.models import AccessToken, AuthorizationCode, UsedAssertion


def erase_old_tokens() -> None:
    """Assertions and access tokens at once, families when their last refresh token has ended."""
    now = clock.now()
    UsedAssertion.objects.filter(expires_at__lt=now).delete()
    AccessToken.objects.filter(expires_at__lt=now).delete()
    AuthorizationCode.objects.filter(family_expires_at__lt=now).delete()
