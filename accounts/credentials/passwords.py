"""What a good password is: long, and not one that everybody tries. No rule about what it is made of."""

import re
from functools import cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 12, 128
# Words that stand for this service: a password made of little else is the first thing to try.
CONTEXT_WORDS = ("nhslogin", "nhsapp", "nhs", "login", "health", "doctor", "surgery", "hospital", "patient", "passport")
_SEQUENCES = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
_REMAINDER = 4


def password_problem(password: str, *, email: str = "") -> str:
    """The first thing to mend, as a sentence; empty when the password is good."""
    if not password:
        return _("Enter a password")
    if len(password) < SHORTEST:
        return _("Password must be at least %(count)s characters") % {"count": SHORTEST}
    if len(password) > LONGEST:
        return _("Password must be %(count)s characters or fewer") % {"count": LONGEST}
    if "\x00" in password:
        return _("Password must not include a null character")
    if _guessable(password.casefold(), email.casefold()):
        return _("Choose a password that is harder to guess. Do not use common passwords, your email address or NHS")
    return ""


def waste_time(password: str) -> None:
    """For an address nobody has: as long as checking a real password takes."""
    make_password(password)


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _guessable(password: str, email: str) -> bool:
    letters = re.sub(r"[\W\d_]+", "", password)
    return (
        password in _common()
        or _repeats(password)
        or any(password in run or password in run[::-1] for run in _SEQUENCES)
        or (bool(letters) and letters in _common() and len(password) - len(letters) <= _REMAINDER)
        or (bool(email) and _without(password, (email, email.split("@", maxsplit=1)[0])))
        or _without(password, CONTEXT_WORDS)
    )


def _repeats(password: str) -> bool:
    """One short piece again and again: `aaaaaaaaaaaa`, `passwordpassword`."""
    return re.fullmatch(r"(.{1,8}?)\1+", password) is not None


def _without(password: str, words: tuple[str, ...]) -> bool:
    """Whether next to nothing is left when these words, digits and signs are taken out, and a word was there at all."""
    rest = password
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= 3:
            rest = rest.replace(word, "")
    return rest != password and len(re.sub(r"[\W\d_]+", "", rest)) < _REMAINDER
