"""Names, dates and numbers in print against the machine-readable lines; driver numbers; days."""

from datetime import date, timedelta

import pytest

from proofing.engines.document.days import birth_day, judge_birth, judge_expiry, printed_days
from proofing.engines.document.driver_number import DriverNumber, find_driver_number
from proofing.engines.document.mrz import Mrz
from proofing.engines.document.printed import Print, compare_with_print
from proofing.engines.document.text import Row, Word, rows_of
from proofing.engines.findings import Finding, Outcome, worst

TODAY = date(2026, 11, 23)
LINES = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
PAGE = ("Surname / Nom", "ERIKSSON", "ANNA MARIA", "12 AUG /AOUT 74", "15 APR /AVR 12", "L898902C3")


def printed(*texts: str) -> Print:
    return Print([Row((Word(text, 1.0, 0, 1, place, place + 1),)) for place, text in enumerate(texts)])


def outcomes(*texts: str, lines: tuple[str, str] = LINES) -> dict[str, Outcome]:
    return {finding.check: finding.outcome for finding in compare_with_print(Mrz(lines), printed(*texts))}


def test_a_page_that_says_the_same_passes() -> None:
    assert set(outcomes(*PAGE).values()) == {Outcome.PASS}


@pytest.mark.parametrize(
    ("was", "now", "check"),
    [
        ("ERIKSSON", "ERIKSEN", "page_names"),
        ("ERIKSSON", "ERIKSSONS", "page_names"),
        ("ANNA MARIA", "ANNA MARIAN", "page_names"),
        ("ANNA MARIA", "ANNE MARIA", "page_names"),
        ("12 AUG /AOUT 74", "12 AUG /AOUT 75", "page_dates"),
        ("15 APR /AVR 12", "15 APR /AVR 22", "page_dates"),
        ("L898902C3", "L898902C4", "page_number"),
    ],
)
def test_a_page_that_says_something_else_is_referred(was: str, now: str, check: str) -> None:
    found = outcomes(*[now if text == was else text for text in PAGE])
    assert [name for name, outcome in found.items() if outcome is not Outcome.PASS] == [check]
    assert found[check] is Outcome.REFER


def test_a_name_that_lost_its_last_letter_in_the_lines_is_referred() -> None:
    lines = (LINES[0].replace("MARIA<", "MARI<<"), LINES[1])
    assert outcomes(*PAGE, lines=lines)["page_names"] is Outcome.REFER


def test_a_page_of_which_nothing_agrees_is_asked_for_again() -> None:
    assert outcomes("UTOPIA", "PASSPORT") == {"page_print": Outcome.ASK_AGAIN}


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("MUELLER", "MÜLLER"),
        ("MULLER", "Müller"),
        ("OCONNOR", "O'CONNOR"),
        ("SMITH JONES", "SMITH-JONES"),
        ("ANNA MARIA", "ANNAMARIA"),
        ("ANNA EVE", "ANNA EVE"),
        ("SOERENSEN", "SØRENSEN"),
        ("DOE", "D0E"),
        ("DOE", "Surname DOE"),
    ],
)
def test_spellings_of_one_name(name: str, row: str) -> None:
    assert printed(row).says_name(name)


def test_a_name_cut_short_by_the_line_may_go_on_in_print() -> None:
    assert printed("CHAYAPA DEJTHAMRONG KRASUANG").says_name("CHAYAPA DEJTHAMRONG K", may_go_on=True)
    assert not printed("CHAYAPA DEJTHAMRONG KRASUANG").says_name("CHAYAPA DEJTHAMRONG K")


@pytest.mark.parametrize(
    ("text", "six"),
    [
        ("12 AUG /AOUT 74", "740812"),
        ("02 JUIN 1993", "930602"),
        ("2 JUL/JUIL 93", "930702"),
        ("14 MAR /MARS 32", "320314"),
        ("09.12.1966 ZENITH", "661209"),
        ("12AUG/AOUT74", "740812"),
        ("11 FEB /FEV 2030", "300211"),
    ],
)
def test_printed_days(text: str, six: str) -> None:
    assert list(printed_days(text)) == [six]


def test_a_birth_day_is_never_in_the_future() -> None:
    assert birth_day("261123", TODAY) == date(2026, 11, 23)
    assert birth_day("261124", TODAY) == date(1926, 11, 24)
    assert birth_day("261324", TODAY) is None


@pytest.mark.parametrize(
    ("days_left", "outcome"),
    [(0, Outcome.PASS), (-365, Outcome.PASS), (-366, Outcome.ASK_AGAIN), (3653, Outcome.PASS), (9999, Outcome.REFER)],
)
def test_a_document_counts_for_twelve_months_after_it_ran_out(days_left: int, outcome: Outcome) -> None:
    assert judge_expiry(TODAY + timedelta(days=days_left), TODAY).outcome is outcome


@pytest.mark.parametrize(
    ("expired", "today"), [(date(2027, 5, 1), date(2028, 5, 1)), (date(2027, 2, 28), date(2028, 2, 29))]
)
def test_grace_is_a_year_also_over_a_leap_day(expired: date, today: date) -> None:
    assert judge_expiry(expired, today).outcome is Outcome.PASS
    assert judge_expiry(expired - timedelta(days=1), today).outcome is Outcome.ASK_AGAIN


def test_nobody_is_older_than_the_oldest() -> None:
    assert judge_birth(date(1900, 1, 1), TODAY).reason == "dates_not_possible"


@pytest.mark.parametrize(
    ("number", "surname", "given_names", "born", "agree"),
    [
        ("MORGA657054SM9IJ", "MORGAN", "SARAH MEREDYTH", date(1976, 5, 4), (True, False, True)),
        ("MORGA757054SM9IJ", "MORGAN", "SARAH MEREDYTH", date(1974, 7, 5), (True, True, True)),
        ("MCDON712209J99AB", "MACDONALD", "JOHN", date(1979, 12, 20), (True, True, True)),
        ("XU999802015L99AB", "XU", "LI", date(1985, 2, 1), (True, True, True)),
        ("MORGA757054SM9IJ", "MORGEN", "ZARAH", date(1974, 7, 6), (False, False, False)),
    ],
)
def test_a_driver_number_repeats_name_and_birth(
    number: str, surname: str, given_names: str, born: date, agree: tuple[bool, ...]
) -> None:
    assert DriverNumber(number).agreeing(surname, given_names, born) == agree


def test_a_driver_number_is_found_in_its_row() -> None:
    assert find_driver_number(["1. MORGAN", "5. M0RGA 7570S4 SM9IJ 35"]) == "MORGA757054SM9IJ"
    assert find_driver_number(["5. 12345678"]) == "12345678"
    assert find_driver_number(["8. 1 SPECIMEN STREET"]) == ""


def test_words_side_by_side_make_a_row() -> None:
    words = [Word("B", 1, 50, 60, 2, 12), Word("A", 1, 0, 40, 0, 10), Word("C", 1, 0, 40, 20, 30)]
    assert [row.text for row in rows_of(words)] == ["A B", "C"]


def test_the_worst_finding_decides_and_nothing_found_is_no_pass() -> None:
    def of(*outcomes: Outcome) -> Outcome:
        return worst(Finding("x", outcome) for outcome in outcomes)

    assert of(Outcome.PASS, Outcome.ASK_AGAIN, Outcome.REFER) is Outcome.REFER
    assert of(Outcome.PASS, Outcome.ASK_AGAIN) is Outcome.ASK_AGAIN
    assert of(Outcome.PASS) is Outcome.PASS
    assert of() is Outcome.REFER
