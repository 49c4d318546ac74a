"""Dates on documents: two-digit years, printed forms, and whether a document is still good."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from proofing.engines.findings import Finding, Outcome

GRACE_YEARS = 1  # a document counts for twelve months after it has run out
LONGEST_VALID_DAYS = 366 * 15  # no passport or licence photograph is valid for longer
OLDEST_YEARS = 120

# English and French, as passports print them; the first three letters tell, but for JUIN and JUIL.
MONTHS = {name: month for month, names in enumerate(
    ("JAN", "FEB FEV", "MAR", "APR AVR", "MAY MAI", "JUN JUIN", "JUL JUIL", "AUG AOU", "SEP", "OCT", "NOV", "DEC"), 1
) for name in names.split()}  # fmt: skip
IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})[\s.-]*([A-Z]{3,9})\.?\s*(?:/?\s*[A-Z]{3,9}\.?)?[\s.-]*(\d{4}|\d{2})(?!\d)")
IN_FIGURES = re.compile(r"(?<!\d)(\d{2})\s?[./-]\s?(\d{2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)")


def birth_day(six: str, today: date) -> date | None:
    """The latest such day that is not in the future."""
    return next((day for century in (2000, 1900) if (day := _day(six, century)) and day <= today), None)


def expiry_day(six: str) -> date | None:
    """Documents that we take were never issued before this century."""
    return _day(six, 2000)


def printed_days(text: str) -> Iterator[str]:
    """Every date in a row of print, as the six digits of the machine-readable lines."""
    for day, month, year in IN_FIGURES.findall(text):
        yield f"{year[-2:]}{month}{day}"
    for day, word, year in IN_WORDS.findall(text.upper()):
        month_number = MONTHS.get(word[:4]) or MONTHS.get(word[:3])
        if month_number:
            yield f"{year[-2:]}{month_number:02}{int(day):02}"


def judge_expiry(expires: date, today: date) -> Finding:
    """The measure is how many days are left; below 0 it has run out."""
    left, grace = (expires - today).days, (_a_year_before(today) - today).days
    if left < grace:
        return Finding("expiry", Outcome.ASK_AGAIN, left, grace, "document_expired")
    if left > LONGEST_VALID_DAYS:
        return Finding("expiry", Outcome.REFER, left, LONGEST_VALID_DAYS, "dates_not_possible")
    return Finding("expiry", Outcome.PASS, left, grace)


def _a_year_before(today: date) -> date:
    """Months, not 365 days: a year with a leap day in it is one longer."""
    leap_day = (today.month, today.day) == (2, 29)
    return date(today.year - GRACE_YEARS, 2, 28) if leap_day else today.replace(year=today.year - GRACE_YEARS)


def judge_birth(born: date, today: date) -> Finding:
    years = round((today - born) / timedelta(days=365.25), 1)
    possible = 0 <= years <= OLDEST_YEARS
    outcome = Outcome.PASS if possible else Outcome.REFER
    return Finding("birth_date", outcome, years, OLDEST_YEARS, "" if possible else "dates_not_possible")


def _day(six: str, century: int) -> date | None:
    if not re.fullmatch(r"\d{6}", six):
        return None
    try:
        return date(century + int(six[:2]), int(six[2:4]), int(six[4:]))
    except ValueError:
        return None
