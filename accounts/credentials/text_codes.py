"""Codes by text: sending one to a device and trying one."""

from django.db import transaction
from django.utils import timezone
from django_otp import verify_token

from accounts.credentials.answers import DEAD, RIGHT, WRONG, Sending, Tried, locked
from accounts.credentials.models import SmsDevice
from accounts.messages import TEXT_CODE
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.limits import CODE_LOCK, CODE_SENDS, CODE_TRIES, Refused, attempt, clear, succeeded, use
from nhslogin.foundation.messages.api import send


def send_text_code(*, device: SmsDevice, by: Actor) -> Sending:
    """A new code to this telephone, unless one left a moment ago or too many did. The one before is dead then."""
    with transaction.atomic():
        row = SmsDevice.objects.select_for_update().get(pk=device.pk)
        free, why = row.generate_is_allowed()
        if not free:
            return Sending(sent=False, until=(why or {}).get("next_generation_at"))
        allowed = use(CODE_SENDS, row.number_index)
        if isinstance(allowed, Refused):
            return Sending(sent=False, until=allowed.until)
        send(TEXT_CODE, to=row.number, fields={"code": row.new_code()}, about=f"account:{row.user_id}")
        record("sign_in.code_sent", by=by, about=f"account:{row.user_id}", details={"channel": "text"})
    return Sending(sent=True)


def try_text_code(*, device: SmsDevice, code: str, by: Actor, network: str) -> Tried:
    """Right once, within ten minutes, five tries; wrong ones lock the account for this network in the end."""
    counted = attempt(CODE_LOCK, account=device.user_id, network=network)
    if isinstance(counted, Refused):
        with transaction.atomic():
            record("sign_in.locked", by=by, about=f"account:{device.user_id}", details={"factor": "text"})
        return locked(counted)
    alive = _alive(device)
    with transaction.atomic():
        # The library takes the row, so two tries at once are one after the other.
        if verify_token(device.user, device.persistent_id, code):
            clear(CODE_SENDS, device.number_index)
            succeeded(CODE_LOCK, account=device.user_id, network=network)
            return RIGHT
        record("sign_in.code_wrong", by=by, about=f"account:{device.user_id}", details={"channel": "text"})
    return WRONG if alive and _alive(device) else DEAD


def _alive(device: SmsDevice) -> bool:
    """Whether its last code can still be right."""
    row = SmsDevice.objects.filter(pk=device.pk).first()
    return bool(
        row and row.token and row.valid_until > timezone.now() and row.throttling_failure_count < CODE_TRIES.count
    )
