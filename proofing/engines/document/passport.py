"""Reads the data page of a passport: one pass over the photograph, a second over the levelled page only when needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from proofing.engines.document.days import birth_day, expiry_day, judge_birth, judge_expiry
from proofing.engines.document.mrz import Mrz, clean, read_mrz
from proofing.engines.document.page import find_outline, levelled_page, runs_off_the_edge, written_part
from proofing.engines.document.portrait import Portrait, Upright
from proofing.engines.document.printed import Print, compare_with_print
from proofing.engines.document.quality import judge_page
from proofing.engines.document.text import Row, read_rows
from proofing.engines.findings import Finding, Outcome
from proofing.engines.pictures import Pixels

PAGE_SHAPE = 88 / 125
STRIP = 0.68  # the lines lie below this part of the page's height
CHECK_DIGITS = 5
PORTRAIT_WIDTH = 80  # pixels of the face: less and the comparison of faces is guesswork


@dataclass(frozen=True)
class Lines:
    """What may be the two machine-readable lines, and the rows they were read from."""

    mrz: Mrz
    rows: tuple[Row, Row]

    @property
    def faults(self) -> int:
        return len(self.mrz.wrong)


@dataclass(frozen=True)
class Passport:
    findings: tuple[Finding, ...]
    mrz: Mrz | None
    fields: dict[str, str]


def read_passport(upright: Upright, today: date) -> Passport:
    rows = read_rows(upright.picture)
    lines = find_lines(rows)
    if lines is None or lines.faults:
        lines = _better(lines, _lines_of_levelled_page(upright.picture))
    quality = judge_page(written_part(upright.picture, rows, upright.portrait))
    findings = [*quality, judge_portrait(upright.portrait)]
    if lines is None:
        return Passport((*findings, _no_lines(rows, upright.picture)), None, {})
    findings += _judge_lines(lines.mrz)
    if not lines.faults:
        findings += _judge_days(lines.mrz, today)
        if all(finding.outcome is Outcome.PASS for finding in quality):  # a bad photograph disagrees with everything
            findings += compare_with_print(lines.mrz, Print([row for row in rows if row not in lines.rows]))
    return Passport(tuple(findings), lines.mrz, fields_of(lines.mrz, today))


def find_lines(rows: tuple[Row, ...]) -> Lines | None:
    best: Lines | None = None
    for upper, lower in pairwise(rows):
        if "<" in clean(upper.text):
            mrz = read_mrz(upper.text, lower.text)
            best = _better(best, Lines(mrz, (upper, lower)) if mrz else None)
    return best


def fields_of(mrz: Mrz, today: date) -> dict[str, str]:
    """Only what its own check digit bears out; names have none and are compared with the print."""
    fields = {"surname": mrz.surname, "given_names": mrz.given_names}
    fields |= {"nationality": mrz.nationality, "issuing_state": mrz.issuing_state, "sex": mrz.sex}
    born, expires = birth_day(mrz.born, today), expiry_day(mrz.expires)
    if "number" not in mrz.wrong:
        fields["document_number"] = mrz.number
    if "birth_date" not in mrz.wrong and born:
        fields["birth_date"] = born.isoformat()
    if "expiry_date" not in mrz.wrong and expires:
        fields["expiry_date"] = expires.isoformat()
    return fields


def judge_portrait(portrait: Portrait | None) -> Finding:
    if portrait is None:
        return Finding("portrait", Outcome.ASK_AGAIN, 0, PORTRAIT_WIDTH, "portrait_not_found")
    small = portrait.width < PORTRAIT_WIDTH
    outcome = Outcome.ASK_AGAIN if small else Outcome.PASS
    return Finding("portrait", outcome, round(portrait.width), PORTRAIT_WIDTH, "portrait_too_small" if small else "")


def _judge_lines(mrz: Mrz) -> Iterator[Finding]:
    right = CHECK_DIGITS - len(set(mrz.wrong) - {"names"})
    outcome, reason = Outcome.PASS, ""
    if mrz.wrong == ("composite",):  # each part holds by itself, the whole does not: a part may have been exchanged
        outcome, reason = Outcome.REFER, "composite_check_digit_wrong"
    elif mrz.wrong:
        outcome, reason = Outcome.ASK_AGAIN, "check_digits_wrong" if right < CHECK_DIGITS else "mrz_not_readable"
    yield Finding("mrz_check_digits", outcome, right, CHECK_DIGITS, reason)


def _judge_days(mrz: Mrz, today: date) -> Iterator[Finding]:
    born, expires = birth_day(mrz.born, today), expiry_day(mrz.expires)
    impossible = Finding("dates", Outcome.REFER, None, None, "dates_not_possible")
    yield judge_birth(born, today) if born else impossible
    yield judge_expiry(expires, today) if expires else impossible


def _no_lines(rows: tuple[Row, ...], picture: Pixels) -> Finding:
    alike = [row for row in rows if clean(row.text).count("<") >= 3]
    reason = "mrz_not_readable" if alike else "mrz_not_found"
    if any(runs_off_the_edge(row, picture) for row in alike):
        reason = "page_cut_off"
    return Finding("mrz_check_digits", Outcome.ASK_AGAIN, 0, CHECK_DIGITS, reason)


def _lines_of_levelled_page(picture: Pixels) -> Lines | None:
    corners = find_outline(picture)
    if corners is None:
        return None
    page = levelled_page(picture, corners, PAGE_SHAPE)
    strip = page[int(STRIP * page.shape[0]) :]
    return find_lines(read_rows(strip))


def _better(one: Lines | None, other: Lines | None) -> Lines | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda lines: lines.faults)
