"""Verbs of staff codes."""

from django.db import transaction
from django_otp import verify_token

from accounts.credentials.answers import RIGHT, WRONG, Tried, locked
from accounts.credentials.models import StaffTotpDevice
from accounts.limits import STAFF_CODE_LOCK
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.limits import Refused, attempt, succeeded


def try_app_code(*, device: StaffTotpDevice, code: str, network: str) -> Tried:
    """Each step is good once; wrong codes are counted before they are compared."""
    counted = attempt(STAFF_CODE_LOCK, account=device.user_id, network=network)
    by, about = Actor.staff(device.user_id, ""), f"account:{device.user_id}"
    if isinstance(counted, Refused):
        with transaction.atomic():
            record("sign_in.locked", by=by, about=about, details={"factor": "app"})
        return locked(counted)
    if verify_token(device.user, device.persistent_id, code):
        succeeded(STAFF_CODE_LOCK, account=device.user_id, network=network)
        return RIGHT
    with transaction.atomic():
        record("sign_in.code_wrong", by=by, about=about, details={"channel": "app"})
    return WRONG
