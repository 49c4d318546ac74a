"""How an address or number is written the same way each time, so that it can be found again. Pure."""

import re
import unicodedata


def normal_recipient(text: str) -> str:
    """An e-mail address in lower case, or a telephone number in international form where that is plain (GB first)."""
    value = unicodedata.normalize("NFKC", text).strip()
    if "@" in value:
        return value.casefold()
    number = re.sub(r"[^\d+]", "", value)
    if number.startswith("00"):
        return f"+{number[2:]}"
    if number.startswith("0"):
        return f"+44{number[1:]}"
    return number
