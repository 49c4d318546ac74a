"""What the page says in print, compared with its machine-readable lines: a forger seldom changes both."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from proofing.engines.document.days import printed_days
from proofing.engines.document.mrz import TO_DIGIT, TO_LETTER, Mrz
from proofing.engines.document.text import Row
from proofing.engines.findings import Finding, Outcome

# As the standard writes letters that have no place in the lines.
SPELT_OUT = str.maketrans(
    {"Æ": "AE", "Œ": "OE", "Ø": "OE", "ß": "SS", "ẞ": "SS", "Þ": "TH", "Ð": "D", "Ł": "L", "Đ": "D"}
)
DIFFERS = {"names": "names_differ_on_page", "dates": "dates_differ_on_page", "number": "number_differs_on_page"}
DIGRAPHS = re.compile("(?<=[AOU])E|(?<=A)A")


@dataclass(frozen=True)
class Print:
    rows: Sequence[Row]

    @cached_property
    def words(self) -> list[list[str]]:
        return [plain_words(row.text) for row in self.rows]

    @cached_property
    def days(self) -> frozenset[str]:
        return frozenset(day for row in self.rows for day in printed_days(row.text))

    def says_name(self, name: str, *, may_go_on: bool = False) -> bool:
        """Whole words in one row, in order: JAN is not found where JANE is printed."""
        wanted = "".join(name.split())
        letters = ([word.translate(TO_LETTER) for word in row] for row in self.words)
        return any(_runs(row, wanted, may_go_on=may_go_on) for row in letters)

    def says_number(self, number: str) -> bool:
        """To the sign: this also settles which of two look-alikes it was."""
        return any(number in row or number == "".join(row) for row in self.words)

    def says_number_roughly(self, number: str) -> bool:
        alike = number.translate(TO_DIGIT)
        return any(alike == word.translate(TO_DIGIT) for row in self.words for word in (*row, "".join(row)))


def compare_with_print(mrz: Mrz, page: Print) -> tuple[Finding, ...]:
    found = {
        "names": [page.says_name(mrz.surname), _says_given_names(mrz, page)],
        "dates": [mrz.born in page.days, mrz.expires in page.days],
        "number": [page.says_number(mrz.number) or (mrz.number_is_certain and page.says_number_roughly(mrz.number))],
    }
    if not any(agree for answers in found.values() for agree in answers):
        return (Finding("page_print", Outcome.ASK_AGAIN, 0, 1, "page_not_readable"),)
    return tuple(_finding(name, answers) for name, answers in found.items())


def plain_words(text: str) -> list[str]:
    spelt = text.upper().translate(SPELT_OUT)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign))
    return re.findall("[A-Z0-9]+", re.sub("['’`´]", "", bare))


def _says_given_names(mrz: Mrz, page: Print) -> bool:
    if not mrz.given_names:  # some people have one name; but a lost filler would look the same
        return False
    return page.says_name(mrz.given_names, may_go_on=mrz.names_cut_short)


def _finding(name: str, answers: Sequence[bool]) -> Finding:
    agree = all(answers)
    outcome = Outcome.PASS if agree else Outcome.REFER
    return Finding(f"page_{name}", outcome, sum(answers), len(answers), "" if agree else DIFFERS[name])


def _runs(words: Sequence[str], wanted: str, *, may_go_on: bool) -> bool:
    """Whether some words in a row, written together, are what is wanted."""
    for start in range(len(words)):
        together = ""
        for word in words[start:]:
            together += word
            if _same(together, wanted) or (may_go_on and wanted and together.startswith(wanted)):
                return True
            if len(together) > 2 * len(wanted):
                break
    return False


def _same(one: str, other: str) -> bool:
    """The two spellings of an umlaut (MUELLER, MULLER) are one."""
    return one == other or DIGRAPHS.sub("", one) == DIGRAPHS.sub("", other)
