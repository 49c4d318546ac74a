"""The driver number of Great Britain: it repeats the names, birth date and sex, so it can be held against them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from proofing.engines.document.mrz import TO_DIGIT, TO_LETTER

SIGNS = 16
WRITTEN = re.compile(r"[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z0-9]{3}")


@dataclass(frozen=True)
class DriverNumber:
    """Surname (5 letters, filled with 9), decade, month (50 more for women), day, year, two initials, three signs."""

    text: str

    @property
    def sex(self) -> str:
        return "F" if int(self.text[6:8]) > 50 else "M"

    def agreeing(self, surname: str, given_names: str, born: date) -> tuple[bool, bool, bool]:
        """Whether surname, birth date and initials agree. The last three signs follow no public rule."""
        letters = re.sub("[^A-Z]", "", surname)
        letters = "MC" + letters[3:] if letters.startswith("MAC") else letters
        first, *others = [name[0] for name in given_names.split()] or ["9"]
        return (
            self.text[:5] == f"{letters[:5]:9<5}",
            self._birth == (f"{born:%y}", born.month, born.day),
            self.text[11] == first and self.text[12] in (others or ["9"]),  # MARY-JANE counts as one name or as two
        )

    @property
    def _birth(self) -> tuple[str, int, int]:
        return self.text[5] + self.text[10], int(self.text[6:8]) % 50, int(self.text[8:10])


def find_driver_number(rows: Sequence[str]) -> str:
    """The first row that holds one; with its look-alikes resolved where the place allows only one class of sign."""
    for row in rows:
        bare = re.sub("[^A-Z0-9]", "", re.sub(r"^\s*5\s*[.,:]?\s+", "", row.upper()))
        number = _by_place(bare[:SIGNS])
        if WRITTEN.fullmatch(number):
            return number
    northern = (re.match(r"\s*5\s*[.,:]?\s+(\d{8})(?!\S)", row) for row in rows)
    return next((match[1] for match in northern if match), "")


def _by_place(text: str) -> str:
    return text[:5].translate(TO_LETTER) + text[5:11].translate(TO_DIGIT) + text[11:13].translate(TO_LETTER) + text[13:]
