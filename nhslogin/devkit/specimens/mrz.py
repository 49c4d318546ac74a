"""Writes the two lines at the foot of a passport (TD3), apart from the engine that reads them: one proves the other."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from nhslogin.devkit.specimens.holder import Holder

WIDTH = 44
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_digit(text: str) -> str:
    total = sum((0 if sign == "<" else ALPHABET.index(sign)) * (7, 3, 1)[place % 3] for place, sign in enumerate(text))
    return str(total % 10)


def names_field(surname: str, given_names: str) -> str:
    return f"{_filled(surname)}<<{_filled(given_names)}"


def write_td3(holder: Holder) -> tuple[str, str]:
    names = names_field(holder.surname, holder.given_names)
    first = f"P<{holder.issuing_state}{names}"[:WIDTH].ljust(WIDTH, "<")
    return first, _Second(holder).line


@dataclass(frozen=True)
class _Second:
    holder: Holder

    @property
    def line(self) -> str:
        holder = self.holder
        number = _checked(holder.document_number.ljust(9, "<"))
        born, expires = _checked(_six(holder.birth_date)), _checked(_six(holder.expires))
        optional = "<" * 14 + "0"
        composite = check_digit(number + born + expires + optional)
        return f"{number}{holder.nationality}{born}{holder.sex}{expires}{optional}{composite}"


def _checked(text: str) -> str:
    return text + check_digit(text)


def _six(day: date) -> str:
    return day.strftime("%y%m%d")


def _filled(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.upper()).encode("ascii", "ignore").decode()
    return "<".join(plain.replace("'", "").replace("-", " ").split())
