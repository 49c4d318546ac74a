"""Reads of what an account proves itself with."""

from uuid import UUID

from accounts.credentials.models import SmsDevice, StaffTotpDevice


def mobile_of(account_id: UUID | str) -> SmsDevice | None:
    """The confirmed telephone."""
    return SmsDevice.objects.filter(user_id=account_id, confirmed=True).first()


def mobile_being_set_up(account_id: UUID | str) -> SmsDevice | None:
    """The telephone that waits for its first right code; the newest, when two tabs each typed one."""
    return SmsDevice.objects.filter(user_id=account_id, confirmed=False).order_by("-created_at").first()


def app_of(account_id: UUID | str, *, confirmed: bool = True) -> StaffTotpDevice | None:
    """The authenticator app of a staff member."""
    return StaffTotpDevice.objects.filter(user_id=account_id, confirmed=confirmed).first()
