"""Codes by e-mail: six digits, sixty minutes, five tries, a digest stored. Never a second factor."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django_otp.util import random_number_token

from accounts.credentials.answers import DEAD, RIGHT, WRONG, Sending, Tried, locked
from accounts.limits import EMAIL_CODE_LOCK
from accounts.sign_in.models import EmailCode, Entrance
from accounts.sign_in.values import CodePurpose
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.crypto.api import digest, same_digest
from nhslogin.foundation.limits import CODE_SEND_GAP, CODE_SENDS, CODE_TRIES, Refused, attempt, clear, succeeded, use
from nhslogin.foundation.messages.api import send

LIFE = timedelta(minutes=60)


def send_email_code(*, entrance: Entrance, purpose: CodePurpose, message: str, with_code: bool) -> Sending:
    """Send the message; also when it carries no code, a code nobody knows is laid down, so both cases look alike."""
    key = f"email:{purpose}:{entrance.email_index}"
    with transaction.atomic():
        for limit in (CODE_SEND_GAP, CODE_SENDS):
            allowed = use(limit, key)
            if isinstance(allowed, Refused):
                return Sending(sent=False, until=allowed.until)
        code = random_number_token(6)
        _lay_down(entrance, purpose, code)
        fields: Mapping[str, str] = {"code": code} if with_code else {}
        send(message, to=entrance.email, fields=dict(fields), about=f"entrance:{entrance.pk}")
    return Sending(sent=True)


def try_email_code(*, entrance: Entrance, purpose: CodePurpose, code: str, network: str) -> Tried:
    """Right once. The try is counted before the code is compared, by an update that five tries end."""
    alive = EmailCode.objects.filter(
        entrance=entrance, purpose=purpose, used_at=None, expires_at__gt=clock.now(), tries__lt=CODE_TRIES.count
    )
    # Where there is nothing to guess nothing is counted: else a stranger could lock anybody's address.
    if not alive.exists():
        return DEAD
    counted = attempt(EMAIL_CODE_LOCK, account=f"email:{purpose}:{entrance.email_index}", network=network)
    if isinstance(counted, Refused):
        return locked(counted, clock.now() + EMAIL_CODE_LOCK.keep)
    if not alive.update(tries=F("tries") + 1):
        return DEAD
    row = EmailCode.objects.get(entrance=entrance, purpose=purpose)
    if not same_digest("accounts.email_code", f"{row.pk}:{code}", row.code_digest):
        with transaction.atomic():
            about = f"entrance:{entrance.pk}"
            record("sign_in.code_wrong", by=Actor.anonymous(), about=about, details={"channel": "email"})
        return WRONG if row.tries < CODE_TRIES.count else DEAD
    # Of two right answers at once, one uses the code up.
    used = EmailCode.objects.filter(pk=row.pk, used_at=None, code_digest=row.code_digest).update(used_at=clock.now())
    if not used:
        return DEAD
    succeeded(EMAIL_CODE_LOCK, account=f"email:{purpose}:{entrance.email_index}", network=network)
    clear(CODE_SEND_GAP, f"email:{purpose}:{entrance.email_index}")
    return RIGHT


def end_resets(email_index: str) -> None:
    """A password was chosen: no other browser that asked for a code to choose one may still do so."""
    with transaction.atomic():
        Entrance.objects.filter(email_index=email_index, reset_allowed_at__isnull=False).update(reset_allowed_at=None)
        alive = EmailCode.objects.filter(entrance__email_index=email_index, purpose=CodePurpose.RESET, used_at=None)
        alive.update(used_at=clock.now())


def _lay_down(entrance: Entrance, purpose: CodePurpose, code: str) -> None:
    now = clock.now()
    row, _made = EmailCode.objects.get_or_create(
        entrance=entrance, purpose=purpose, defaults={"code_digest": "", "sent_at": now, "expires_at": now}
    )
    row.code_digest = digest("accounts.email_code", f"{row.pk}:{code}")
    row.tries, row.used_at = 0, None
    row.sent_at, row.expires_at = now, now + LIFE
    row.save()
