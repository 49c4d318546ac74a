"""What comes of trying a secret or asking for a code: values that the doors turn into sentences."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from nhslogin.foundation.limits import Refused


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    # Too old, used, or tried too often: only a new code helps.
    DEAD = "dead"
    LOCKED = "locked"


@dataclass(frozen=True)
class Tried:
    """A code that was tried."""

    verdict: Verdict
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.verdict is Verdict.RIGHT

    @property
    def sentence(self) -> str:
        """The error next to the box; the same for everybody."""
        if self.verdict is Verdict.LOCKED:
            return too_often(self.until)
        if self.verdict is Verdict.DEAD:
            return _("This code does not work any more. Ask for a new code")
        return _("The code is not right. Check it and try again")


RIGHT = Tried(Verdict.RIGHT)
WRONG = Tried(Verdict.WRONG)
DEAD = Tried(Verdict.DEAD)


def locked(refused: Refused, otherwise: datetime | None = None) -> Tried:
    """`otherwise` is when a lock without an end of its own is over."""
    return Tried(Verdict.LOCKED, refused.until or otherwise)


@dataclass(frozen=True)
class Sending:
    """Whether a code was sent; if not, when the next one may be."""

    sent: bool
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.sent


def too_often(until: datetime | None) -> str:
    """Why nothing can be tried now, with the time from which it can."""
    if until is None:
        return _("You have tried too many times. Choose a new password to go on")
    return _("You have tried too many times. Try again after %(time)s") % {"time": clock_time(until)}


def clock_time(when: datetime) -> str:
    """`2:05pm` in London, rounded up to the minute."""
    rounded = timezone.localtime(when).replace(second=0, microsecond=0)
    if rounded < when:
        rounded += timedelta(minutes=1)
    return time_format(rounded, "g:ia").replace(".", "")
