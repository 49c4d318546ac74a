"""Which telephone numbers may get codes by text: mobiles of any country, never premium lines."""

import re
from dataclasses import dataclass

import phonenumbers
from django.conf import settings
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType

# In North America a number does not tell whether it is a mobile.
_TEXTABLE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
# Kept free by Ofcom for film and drama: nobody has them, and the library calls them not valid.
_DRAMA = re.compile(r"\+447700900\d{3}")


@dataclass(frozen=True)
class MobileNumber:
    e164: str


@dataclass(frozen=True)
class NotAMobile:
    message: str


def read_mobile(typed: str) -> MobileNumber | NotAMobile:
    """A number as people write it: spaces, brackets, hyphens, 07…, 0044…, +44…, or another country's."""
    text = re.sub(r"[\s().‑–-]+", "", typed)
    if not text:
        return NotAMobile(_("Enter a mobile phone number"))
    text = "+" + text[2:] if text.startswith("00") else text
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return _wrong()
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if _DRAMA.fullmatch(e164):
        return MobileNumber(e164) if settings.DEMO_NUMBERS_ALLOWED else _wrong()
    if not phonenumbers.is_valid_number(number):
        return _wrong()
    if phonenumbers.number_type(number) not in _TEXTABLE:
        return NotAMobile(_("Enter a mobile phone number. We cannot send codes to this kind of number"))
    return MobileNumber(e164)


def _wrong() -> NotAMobile:
    return NotAMobile(_("Enter a mobile phone number, like 07700 900 982 or +44 7700 900 982"))
