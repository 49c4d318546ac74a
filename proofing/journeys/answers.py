"""Typed answers made exact, without Django: NHS numbers, postcodes and names, each a value or a named problem."""

import re
import unicodedata
from enum import StrEnum


class Problem(StrEnum):
    """Why an answer cannot be used; the forms hold the sentence for each."""

    EMPTY = "empty"
    LETTERS = "letters"
    LENGTH = "length"
    CHECK_DIGIT = "check_digit"
    NATIONAL_INSURANCE = "national_insurance"
    FORM = "form"
    NORTHERN_IRELAND = "northern_ireland"
    OUTSIDE = "outside"
    NO_LETTER = "no_letter"


class NotUsable(ValueError):
    """An answer that cannot be used, with the problem named."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


_NATIONAL_INSURANCE = re.compile(r"[A-Z]{2}\d{6}[A-D]?")
_POSTCODE = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015.]+")
# Records of these islands are not on the index of patients in England, Wales and the Isle of Man.
_OUTSIDE = frozenset({"JE", "GY"})


def plain(text: str) -> str:
    """Full-width digits and other look-alikes folded to the plain ones, separators gone, capitals."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def nhs_number(text: str) -> str:
    """Ten digits with a right check digit (modulus 11)."""
    typed = plain(text)
    if not typed:
        raise NotUsable(Problem.EMPTY)
    if _NATIONAL_INSURANCE.fullmatch(typed):
        raise NotUsable(Problem.NATIONAL_INSURANCE)
    if not (typed.isascii() and typed.isdigit()):
        raise NotUsable(Problem.LETTERS)
    if len(typed) != 10:
        raise NotUsable(Problem.LENGTH)
    if not _check_digit_is_right(typed):
        raise NotUsable(Problem.CHECK_DIGIT)
    return typed


def _check_digit_is_right(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    # A remainder of 1 would need the check digit 10: such numbers are never given out.
    return (11 - total % 11) % 11 == int(digits[9]) and total % 11 != 1


def postcode(text: str) -> str:
    """A postcode in capitals with one space before its last three characters."""
    typed = plain(text)
    if not typed:
        raise NotUsable(Problem.EMPTY)
    found = _POSTCODE.fullmatch(typed)
    if not found:
        raise NotUsable(Problem.FORM)
    area, district, inward = found.groups()
    if area == "BT":
        raise NotUsable(Problem.NORTHERN_IRELAND)
    if area in _OUTSIDE:
        raise NotUsable(Problem.OUTSIDE)
    return f"{area}{district} {inward}"


def name(text: str) -> str:
    """A name as its owner writes it: any script, one letter or a hundred; only spaces are tidied."""
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    if not tidy:
        raise NotUsable(Problem.EMPTY)
    if not any(letter.isalpha() for letter in tidy) or any(unicodedata.category(c) in {"Cc", "Cs"} for c in tidy):
        raise NotUsable(Problem.NO_LETTER)
    return tidy


def spaced(number: str) -> str:
    """An NHS number as it is printed: 3, 3 and 4 digits."""
    return f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""
