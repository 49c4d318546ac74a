"""E-mail addresses as people type them, and the index by which one is found without being stored in clear."""

import unicodedata

from nhslogin.foundation.crypto.api import blind_index


def tidy(email: str) -> str:
    """One spelling for each box: no blanks around it, one Unicode form, small letters."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def email_index(email: str) -> str:
    """What is looked up instead of the address."""
    return blind_index("accounts.email", tidy(email))


def masked_number(number: str) -> str:
    """The last three digits, enough to tell one's own telephone: `*******123`."""
    return "*" * max(len(number) - 4, 0) + number[-3:] if number else ""
