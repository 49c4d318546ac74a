"""Names and postcodes in the form in which they are compared: no case, accents, hyphens, apostrophes or blanks."""

import re
import unicodedata
from itertools import product

# Letters that do not fall apart into a letter and an accent.
PLAIN = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
# How the machine-readable zone of passports may write them instead (ICAO 9303-3, section 6).
EXPANDED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
BREAKS = re.compile(r"[\s\-\u2010-\u2015./]+")
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}|GIR0AA|ZZ99[0-9][A-Z]{2}")
MOST_FORMS = 8


def fold(text: str) -> str:
    """Letters alone, small, without accents."""
    folded = "".join(PLAIN.get(letter, letter) for letter in unicodedata.normalize("NFC", text).casefold())
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if letter.isalpha())


def forms(name: str) -> frozenset[str]:
    """Every form under which a name may be written: plain (Muller) and as passports write it (Mueller)."""
    small = unicodedata.normalize("NFC", name).casefold()
    choices = [(letter, EXPANDED[letter]) if letter in EXPANDED else (letter,) for letter in small]
    if sum(len(choice) > 1 for choice in choices) > 3:
        every = [small, "".join(choice[-1] for choice in choices)]
    else:
        every = ["".join(letters) for letters in product(*choices)]
    return frozenset(form for form in map(fold, every[:MOST_FORMS]) if form)


def words(name: str) -> tuple[frozenset[str], ...]:
    """The single names of a name, each in all its forms; a hyphen parts as a blank does."""
    return tuple(found for part in BREAKS.split(name.strip()) if (found := forms(part)))


def same_family(one: str, other: str) -> bool:
    """Smith-Jones, Smith Jones and SMITHJONES are one name."""
    return bool(forms(one) & forms(other))


def same_given(one: str, other: str) -> bool:
    """The same first name, whatever middle names one of them leaves out."""
    if forms(one) & forms(other):
        return True
    first, second = sorted((words(one), words(other)), key=len)
    return bool(first) and all(mine & theirs for mine, theirs in zip(first, second, strict=False))


def postcode(text: str) -> str:
    """The postcode in capitals without blanks; empty when it is none."""
    joined = re.sub(r"[\s\-]+", "", text).upper()
    return joined if POSTCODE.fullmatch(joined) else ""
