"""Drawn specimens, photographed well and badly: every fault ends in its finding, never in a pass."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from nhslogin.devkit.specimens import Fault, Holder, Kind, as_jpeg, draw_licence, draw_passport, photograph
from nhslogin.devkit.specimens.licence import driver_number
from nhslogin.devkit.specimens.mrz import check_digit, write_td3
from proofing.engines.document.api import DocumentReading, read_document
from proofing.engines.document.reasons import REASONS
from proofing.engines.face.portrait import find_portrait
from proofing.engines.findings import Outcome

pytestmark = pytest.mark.engines

TODAY = date(2026, 11, 23)
ANNA = Holder("Anna Maria", "Eriksson", date(1974, 8, 12))
GRACE = Holder("Grace", "Hopper-MacDonald", date(1966, 12, 9), portrait="hopper", document_number="L898902C3")

Read = Callable[..., DocumentReading]


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return draw_passport(ANNA)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(picture: Image.Image, kind: Kind = Kind.PASSPORT) -> DocumentReading:
        (tmp_path / "document.jpg").write_bytes(as_jpeg(picture))
        return read_document(tmp_path / "document.jpg", kind.value, TODAY)

    return read


def reasons(reading: DocumentReading) -> set[str]:
    found = {finding.reason for finding in reading.findings if finding.outcome is not Outcome.PASS}
    assert found <= REASONS.keys()
    return found


def test_a_good_photograph_passes_with_every_field(page: Image.Image, read: Read) -> None:
    reading = read(photograph(page))
    assert (reading.verdict, reasons(reading)) == (Outcome.PASS, set())
    assert reading.mrz == write_td3(ANNA)
    assert reading.fields == {
        "document_number": "901234567",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "nationality": "UTO",
        "issuing_state": "UTO",
        "birth_date": "1974-08-12",
        "expiry_date": "2032-03-14",
        "sex": "F",
    }
    assert all(finding.threshold is not None for finding in reading.findings)
    assert len(reading.model_versions) == 4


def test_the_portrait_is_cut_out_upright_with_room_around(read: Read) -> None:
    reading = read(photograph(draw_passport(GRACE), Fault.QUARTER_TURN, tilt=-4))
    assert reading.verdict is Outcome.PASS
    assert reading.portrait_png is not None
    cut = cv2.imdecode(np.frombuffer(reading.portrait_png, np.uint8), cv2.IMREAD_COLOR)
    found = find_portrait(cut)  # type: ignore[arg-type]
    assert found is not None
    assert found.quarter_turns == 0
    assert 80 <= found.face.width < 0.7 * cut.shape[1]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.BLUR, "page_blurred"),
        (Fault.GLARE, "page_glare"),
        (Fault.DARK, "picture_too_dark"),
        (Fault.BLACK, "picture_blank"),
        (Fault.BLANK, "picture_blank"),
        (Fault.COPY, "picture_has_no_colour"),
        (Fault.SMALL, "picture_too_small"),
        (Fault.CROPPED, "page_cut_off"),
    ],
)
def test_a_bad_photograph_is_asked_for_again(page: Image.Image, read: Read, fault: Fault, reason: str) -> None:
    reading = read(photograph(page, fault))
    assert reading.verdict is Outcome.ASK_AGAIN
    assert reason in reasons(reading)


def test_upside_down_is_read_as_well(page: Image.Image, read: Read) -> None:
    assert read(photograph(page, Fault.UPSIDE_DOWN)).verdict is Outcome.PASS


@pytest.mark.parametrize(
    ("expires", "verdict"), [(date(2025, 12, 1), Outcome.PASS), (date(2025, 11, 1), Outcome.ASK_AGAIN)]
)
def test_twelve_months_of_grace(read: Read, expires: date, verdict: Outcome) -> None:
    reading = read(photograph(draw_passport(replace(ANNA, expires=expires))))
    assert reading.verdict is verdict
    assert reasons(reading) == (set() if verdict is Outcome.PASS else {"document_expired"})


def test_a_wrong_check_digit_is_asked_for_again(read: Read) -> None:
    first, second = write_td3(ANNA)
    reading = read(photograph(draw_passport(ANNA, (first, second[:19] + "7" + second[20:]))))
    assert reading.verdict is Outcome.ASK_AGAIN
    assert reasons(reading) == {"check_digits_wrong"}
    assert "birth_date" not in reading.fields


def test_parts_that_hold_alone_but_not_together_are_referred(read: Read) -> None:
    first, second = write_td3(ANNA)
    reading = read(photograph(draw_passport(ANNA, (first, second[:43] + str((int(second[43]) + 3) % 10)))))
    assert reading.verdict is Outcome.REFER
    assert reasons(reading) == {"composite_check_digit_wrong"}


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        (replace(ANNA, surname="Erikssen"), "names_differ_on_page"),
        (replace(ANNA, birth_date=date(1964, 8, 12)), "dates_differ_on_page"),
        (replace(ANNA, document_number="901234568"), "number_differs_on_page"),
    ],
)
def test_lines_that_disagree_with_the_print_are_referred(read: Read, printed: Holder, reason: str) -> None:
    reading = read(photograph(draw_passport(printed, write_td3(ANNA))))
    assert reading.verdict is Outcome.REFER
    assert reasons(reading) == {reason}


def test_a_picture_of_something_else_is_asked_for_again(read: Read) -> None:
    reading = read(photograph(draw_licence(GRACE)))
    assert reading.verdict is Outcome.ASK_AGAIN
    assert reasons(reading) == {"mrz_not_found"}
    assert (reading.mrz, reading.fields) == ((), {})


def test_a_licence_passes_when_its_number_agrees(read: Read) -> None:
    reading = read(photograph(draw_licence(GRACE), tilt=-3), Kind.DRIVING_LICENCE)
    assert (reading.verdict, reasons(reading)) == (Outcome.PASS, set())
    assert reading.fields == {
        "surname": "HOPPER MACDONALD",
        "given_names": "GRACE",
        "document_number": driver_number(GRACE),
        "birth_date": "1966-12-09",
        "expiry_date": "2032-03-14",
        "issuing_state": "GBR",
        "sex": "F",
    }


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("HOPPE662086G99SP", "driver_number_disagrees"),
        ("12345678", "driver_number_cannot_be_checked"),
    ],
)
def test_a_licence_whose_number_proves_nothing_is_referred(read: Read, number: str, reason: str) -> None:
    drawn = draw_licence(GRACE, number)
    reading = read(photograph(drawn), Kind.DRIVING_LICENCE)
    assert reading.verdict is Outcome.REFER
    assert reasons(reading) == {reason}


def test_a_passport_is_no_licence(page: Image.Image, read: Read) -> None:
    assert read(photograph(page), Kind.DRIVING_LICENCE).verdict is Outcome.ASK_AGAIN


def test_the_digits_of_the_drawing_are_those_of_the_standard() -> None:
    assert check_digit("L898902C3") == "6"
