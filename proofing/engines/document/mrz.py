"""The two lines at the foot of a passport (TD3): cleaning, check digits, and repair of look-alikes where it is proved.

A sign is changed only where its place allows nothing else (a digit in a name) or where the check digits hold with one
reading and no other. Names have no check digit, so no letter of a name is ever added, moved or dropped.
"""

import re
from dataclasses import dataclass, replace
from itertools import product

WIDTH = 44
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FILLERS = str.maketrans({"«": "<<", "《": "<<", "‹": "<", "〈": "<", "＜": "<", "く": "<", "-": "<", "_": "<"})
TO_DIGIT = str.maketrans("OQDILZSGB", "000112568")
TO_LETTER = str.maketrans("012568", "OIZSGB")
TWINS = dict(zip("OIBSZ01852", "01852OIBSZ", strict=True))  # G and 6 weigh the same: no digit tells them apart
TWIN_DIGITS = str.maketrans("OIBSZG", "018526")
NUMBER, NATIONALITY, BORN, SEX, EXPIRES, OPTIONAL = (0, 10), (10, 13), (13, 20), 20, (21, 28), (28, 43)


@dataclass(frozen=True)
class Mrz:
    """`mended`: a sign of the number was chosen for its check digit's sake, so the print has to bear it out."""

    lines: tuple[str, str]
    mended: bool = False

    @property
    def issuing_state(self) -> str:
        return self.lines[0][2:5].rstrip("<")

    @property
    def surname(self) -> str:
        return _spaced(self.lines[0][5:].partition("<<")[0])

    @property
    def given_names(self) -> str:
        return _spaced(self.lines[0][5:].partition("<<")[2])

    @property
    def names_cut_short(self) -> bool:
        """The line was full: the last name may go on, or another follow, on the page."""
        return not self.lines[0].endswith("<<")

    @property
    def number(self) -> str:
        return self.lines[1][0:9].rstrip("<")

    @property
    def nationality(self) -> str:
        return self.lines[1][10:13].rstrip("<")

    @property
    def born(self) -> str:
        return self.lines[1][13:19]

    @property
    def sex(self) -> str:
        return self.lines[1][SEX].replace("<", "X")

    @property
    def expires(self) -> str:
        return self.lines[1][21:27]

    @property
    def checked_parts(self) -> dict[str, str]:
        """Each check digit's name with the signs it covers and itself last."""
        line = self.lines[1]
        parts = {"number": line[0:10], "birth_date": line[13:20], "expiry_date": line[21:28], "optional": line[28:43]}
        return parts | {"composite": line[0:10] + line[13:20] + line[21:43] + line[43]}

    @property
    def wrong(self) -> tuple[str, ...]:
        """The names of the check digits that do not hold; and "names" when a name holds something else than letters."""
        digits = tuple(name for name, part in self.checked_parts.items() if not holds(part))
        return digits if re.fullmatch("[A-Z<]{44}", self.lines[0]) else (*digits, "names")

    @property
    def number_has_a_twin(self) -> bool:
        """The check digits would hold as well with every look-alike letter of the number read as its digit."""
        digits = self.lines[1][:9].translate(TWIN_DIGITS)
        twin = replace(self, lines=(self.lines[0], digits + self.lines[1][9:]))
        return digits != self.lines[1][:9] and not twin.wrong

    @property
    def number_is_certain(self) -> bool:
        return not self.mended and not self.number_has_a_twin


def check_digit(text: str) -> str:
    values = (0 if sign == "<" else ALPHABET.index(sign) for sign in text)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def holds(part: str) -> bool:
    covered, digit = part[:-1], part[-1]
    if not re.fullmatch("[A-Z0-9<]+", covered):
        return False
    if digit == "<":  # allowed where nothing is covered
        return not covered.strip("<")
    return digit == check_digit(covered)


def read_mrz(first: str, second: str) -> Mrz | None:
    """None when the two texts cannot be the lines of a passport."""
    upper, lower = fit_names(clean(first)), fit_numbers(clean(second))
    if upper is None or lower is None or not upper.startswith("P"):
        return None
    upper = upper.translate(TO_LETTER)
    return _proved(Mrz((upper, by_place(lower, digits_only=upper[2:5] == "GBR"))))


def clean(text: str) -> str:
    return re.sub(r"[\s.,:;'`]", "", text.upper().translate(FILLERS))


def fit_names(line: str) -> str | None:
    """To 44 signs by fillers at the end alone."""
    if len(line) < WIDTH and line.endswith("<"):
        return line.ljust(WIDTH, "<")
    if len(line) > WIDTH and not line[WIDTH:].strip("<"):
        return line[:WIDTH]
    return line if len(line) == WIDTH else None


def fit_numbers(line: str) -> str | None:
    """To 44 signs by the run of fillers between the optional number and the last two digits."""
    if len(line) == WIDTH:
        return line
    tail = re.fullmatch(r"(.{28})([A-Z0-9]*)<+([A-Z0-9<])([A-Z0-9])", line)
    if tail is None or len(tail[2]) > 14:
        return None
    return f"{tail[1]}{tail[2]:<<14}{tail[3]}{tail[4]}"


def by_place(line: str, *, digits_only: bool) -> str:
    """Every sign as its place allows. A British passport's number is digits only."""
    number = line[0:9].translate(TO_DIGIT) if digits_only else line[0:9]
    return (
        number
        + line[9].translate(TO_DIGIT)
        + line[10:13].translate(TO_LETTER)
        + line[13:20].translate(TO_DIGIT)
        + line[20]
        + line[21:28].translate(TO_DIGIT)
        + line[28:42]
        + line[42:44].translate(TO_DIGIT)
    )


def _proved(mrz: Mrz) -> Mrz:
    """The one reading for which every check digit holds. One digit is weak proof, so it is marked as mended."""
    if not set(mrz.wrong) & {"number", "optional"}:
        return mrz
    line = mrz.lines[1]
    numbers = [number for number in _readings(line[0:9]) if holds(number + line[9])]
    optionals = [optional for optional in _readings(line[28:42]) if holds(optional + line[42])]
    tries = (
        Mrz((mrz.lines[0], number + line[9:28] + optional + line[42:]), mended=True)
        for number, optional in product(numbers, optionals)
    )
    good = [candidate for candidate in tries if not set(candidate.wrong) - {"names"}]
    return good[0] if len(good) == 1 else mrz


def _readings(text: str) -> set[str]:
    """The text itself, with one look-alike exchanged, and with every look-alike letter read as its digit."""
    one_changed = {text[:place] + TWINS[sign] + text[place + 1 :] for place, sign in enumerate(text) if sign in TWINS}
    return {text, text.translate(TWIN_DIGITS), *one_changed}


def _spaced(field: str) -> str:
    return " ".join(field.replace("<", " ").split())
