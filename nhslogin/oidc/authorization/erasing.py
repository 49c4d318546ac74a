"""What is removed when its time is over."""

from nhslogin.foundation import clock
from nhslogin.oidc.authorization.models import AuthorizationRequest


def erase_old_requests() -> None:
    """Requests that can no longer be answered."""
    AuthorizationRequest.objects.filter(expires_at__lt=clock.now()).delete()
