"""The NHS number as a value: ten figures, the last a check digit by modulus 11."""

import re

LENGTH = 10
# 999 is kept for tests; 900 is the range of the PDS sandbox. Nobody living is registered in either.
TEST_RANGES = ("999", "900")
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015]+")


def parse(text: str) -> str | None:
    """The ten figures when the number may exist, however it is spaced; otherwise nothing."""
    number = SEPARATORS.sub("", text)
    if len(number) != LENGTH or not (number.isascii() and number.isdigit()) or len(set(number)) == 1:
        return None
    return number if check_digit(number[:9]) == int(number[9]) else None


def check_digit(first_nine: str) -> int | None:
    """The tenth figure; nothing where no number with these nine can exist."""
    weighted = sum(int(figure) * (LENGTH - place) for place, figure in enumerate(first_nine))
    digit = (11 - weighted % 11) % 11
    return None if digit == 10 else digit


def is_test_number(number: str) -> bool:
    """May this number be given to an invented person?"""
    return number.startswith(TEST_RANGES)


def spaced(number: str) -> str:
    """As people read it: 3-3-4."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def masked(number: str) -> str:
    """Enough to know it again, too little to use: the last four figures."""
    return f"*** *** {number[6:]}"
