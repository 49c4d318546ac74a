"""The two lines at the foot of a passport (TD3): cleaning, check digits, and repair of look-alikes where it is proved.

A sign is changed only where its place allows nothing else (a digit in a name) or where the check digits hold with one
reading and no other. Names have no check digit, so no letter of a name is ever added, moved or dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

WIDTH = 44
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FILLERS = str.maketrans({"«": "<<", "《": "<<", "‹": "<", "〈": "<", "＜": "<", "く": "<", "-": "<", "_": "<"})
TO_DIGIT = str.maketrans("OQDILZSGB", "000112568")
TO_LETTER = str.maketrans("012568", "OIZSGB")
TWINS = {one: other for pair in ("O0", "I1", "B8", "S5", "Z2", "G6") for one, other in (pair, pair[::-1])}
MOST_TWINS = 8  # 2**8 readings at most; more look-alikes than that in one field prove nothing
NUMBER, NATIONALITY, BORN, SEX, EXPIRES, OPTIONAL = (0, 10), (10, 13), (13, 20), 20, (21, 28), (28, 43)


@dataclass(frozen=True)
class Mrz:
    lines: tuple[str, str]

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
        """The line was full: the last name may go on further on the page."""
        return not self.lines[0].endswith("<")

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
        digits = self.lines[1][:9].translate(str.maketrans("OIBSZG", "018526"))
        twin = replace(self, lines=(self.lines[0], digits + self.lines[1][9:]))
        return digits != self.lines[1][:9] and not twin.wrong


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
    """The reading with the fewest changes for which every check digit holds, if there is exactly one."""
    if not set(mrz.wrong) & {"number", "optional"}:
        return mrz
    line = mrz.lines[1]
    numbers = [reading for reading in _readings(line[0:9]) if holds(reading[1] + line[9])]
    optionals = [reading for reading in _readings(line[28:42]) if holds(reading[1] + line[42])]
    good: dict[int, list[Mrz]] = {}
    for (changes, number), (more, optional) in product(numbers, optionals):
        candidate = replace(mrz, lines=(mrz.lines[0], number + line[9:28] + optional + line[42:]))
        if not set(candidate.wrong) - {"names"}:
            good.setdefault(changes + more, []).append(candidate)
    fewest = good[min(good)] if good else []
    return fewest[0] if len(fewest) == 1 else mrz


def _readings(text: str) -> Iterator[tuple[int, str]]:
    """The text with every choice of look-alikes and how many signs were changed; only itself if there are too many."""
    places = [place for place, sign in enumerate(text) if sign in TWINS]
    if len(places) > MOST_TWINS:
        places = []
    for choice in product((False, True), repeat=len(places)):
        signs = list(text)
        for place, change in zip(places, choice, strict=True):
            if change:
                signs[place] = TWINS[signs[place]]
        yield sum(choice), "".join(signs)


def _spaced(field: str) -> str:
    return " ".join(field.replace("<", " ").split())
