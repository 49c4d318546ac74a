"""One-time codes as devices of django-otp: a code by text for citizens, an authenticator app for staff."""

import time
import uuid
from binascii import unhexlify
from datetime import timedelta
from secrets import compare_digest
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django_otp.models import CooldownMixin, Device, SideChannelDevice, ThrottlingMixin, TimestampMixin
from django_otp.oath import TOTP
from django_otp.util import random_hex, random_number_token

from nhslogin.foundation.crypto.api import EncryptedTextField, digest
from nhslogin.foundation.limits import CODE_SEND_GAP, CODE_TRIES

CODE_LIFE = timedelta(minutes=10)
BETWEEN_SENDS = CODE_SEND_GAP.window
STEP = 30


class _NamedByUuid(models.Model):
    """django-otp reads the number at the end of a device's name as a whole number, which a UUID also is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    @property
    def persistent_id(self) -> str:
        return f"{self._meta.app_label}.{self._meta.model_name}/{self.id.int}"


class SmsDevice(  # type: ignore[django-manager-missing]  # django-otp carries no types
    _NamedByUuid, TimestampMixin, CooldownMixin, ThrottlingMixin, SideChannelDevice
):
    """A mobile telephone. A keyed digest of the last code is kept; a code dies of age, of use or of five tries."""

    PERSONAL_FIELDS: ClassVar = frozenset({"number", "number_index"})

    number = EncryptedTextField()
    number_index = models.CharField(max_length=64, db_index=True)
    # Wider than the parent's: it holds a digest.
    token = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(confirmed=True), name="one_confirmed_mobile_per_account"
            ),
        ]

    def __str__(self) -> str:
        return f"mobile {self.pk}"

    def new_code(self) -> str:
        """A fresh code, which kills the one before; the caller sends it. Saved by the caller's transaction."""
        code: str = random_number_token(6)
        now = timezone.now()
        self.token = self._digest(code)
        self.valid_until = now + CODE_LIFE
        self.last_generated_timestamp = now
        self.throttle_reset(commit=False)
        self.save()
        return code

    def verify_is_allowed(self) -> tuple[bool, dict[str, Any] | None]:
        """No delay after a wrong code, but an end: after five the code is dead."""
        if self.throttling_failure_count >= CODE_TRIES.count:
            return False, {"failure_count": self.throttling_failure_count}
        return True, None

    def verify_token(self, token: str) -> bool:
        """Called by `django_otp.verify_token`, which holds the row. True once for each code at most."""
        allowed, _reason = self.verify_is_allowed()
        good = allowed and bool(self.token) and timezone.now() < self.valid_until
        if good and compare_digest(self.token, self._digest(token)):
            self.token = ""
            self.confirmed = True
            self.throttle_reset(commit=False)
            self.cooldown_reset(commit=False)
            self.set_last_used_timestamp(commit=False)
            self.save()
            return True
        if allowed:
            self.throttle_increment(commit=False)
            self.save()
        return False

    def get_cooldown_duration(self) -> float:
        return BETWEEN_SENDS.total_seconds()

    def get_throttle_factor(self) -> int:
        """The growing delay is off: five tries for a code, and the limits table, are the stronger rule."""
        return 0

    def _digest(self, code: str) -> str:
        return digest("accounts.text_code", f"{self.pk}:{code}")


class StaffTotpDevice(  # type: ignore[django-manager-missing]
    _NamedByUuid, TimestampMixin, ThrottlingMixin, Device
):
    """An authenticator app of a staff member. Like django-otp's own device, but the secret is encrypted."""

    PERSONAL_FIELDS: ClassVar = frozenset({"key"})

    key = EncryptedTextField(default=random_hex)
    last_step = models.BigIntegerField(default=-1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(confirmed=True), name="one_confirmed_app_per_staff_member"
            ),
        ]

    def __str__(self) -> str:
        return f"authenticator app {self.pk}"

    @property
    def secret(self) -> bytes:
        return unhexlify(self.key)

    def verify_token(self, token: str) -> bool:
        """This step, the one before or the next; never one that was used, nor an older one. A right code alone puts
        no new app in force: the invitation does, when it is used up."""
        app = TOTP(self.secret, STEP)
        app.time = time.time()
        if not (token.isdecimal() and app.verify(int(token), 1, self.last_step + 1)):
            self.throttle_increment(commit=True)
            return False
        self.last_step = app.t()
        self.throttle_reset(commit=False)
        self.set_last_used_timestamp(commit=False)
        self.save()
        return True

    def current_code(self) -> str:
        """What the app shows; when that was used already, what it shows next, which is good by then."""
        step = max(int(time.time()) // STEP, self.last_step + 1)
        app = TOTP(self.secret, STEP)
        app.time = step * STEP
        return f"{app.token():06d}"

    def get_throttle_factor(self) -> int:
        """The limits table counts wrong codes, over all devices and networks."""
        return 0
