"""The table of thresholds holds together, and every reason has a sentence."""

import re
from pathlib import Path

import pytest

import proofing.engines.face as face_package
from proofing.engines.face.reasons import REASONS, UNOPENED_REASONS, instruction
from proofing.engines.face.thresholds import TABLE, value
from proofing.engines.video.refusals import Refusal

SOURCES = {path.name: path.read_text() for path in Path(face_package.__path__[0]).glob("*.py")}


def test_each_name_stands_once_with_unit_and_source() -> None:
    names = [row.name for row in TABLE]
    assert len(names) == len(set(names))
    assert all(row.unit and row.source for row in TABLE)


def test_the_order_of_the_numbers_makes_sense() -> None:
    assert value("unsure") < value("match")
    assert value("frontal") < value("turned")
    assert value("jump") < value("cut")
    assert value("another_person") < value("neighbours")
    assert value("frames_least") <= value("frames_most")


def test_a_match_needs_what_the_measured_error_rate_asks() -> None:
    """0.45 gave fewer than one false match in 10,000. A lower value would be a decision, not a slip."""
    assert value("match") >= 0.45
    assert value("unsure") >= 0.36


def test_every_threshold_is_used() -> None:
    used = set(
        re.findall(r"""["'](\w+)["']""", "\n".join(text for name, text in SOURCES.items() if name != "thresholds.py"))
    )
    assert {row.name for row in TABLE} <= used


def test_every_refusal_of_a_video_has_its_sentence() -> None:
    assert {refusal.value for refusal in Refusal} <= REASONS.keys()
    assert REASONS.keys() >= UNOPENED_REASONS


@pytest.mark.parametrize("code", sorted(REASONS))
def test_sentences_are_short_and_tell_what_to_do(code: str) -> None:
    sentence = instruction(code)
    assert sentence.endswith(".")
    assert len(sentence.split()) <= 25


def test_every_reason_the_checks_give_is_in_the_table() -> None:
    code = SOURCES["liveness.py"] + SOURCES["compare.py"]
    looks_like_reason = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', code))
    names = {row.name for row in TABLE}
    checks = {
        "face_seen",
        "one_face",
        "frame_rate",
        "face_size",
        "sharp_frontal_frames",
        "frontal_start",
        "in_view",
        "one_person",
        "face_match",
        "no_match",
    }
    assert looks_like_reason - names - checks <= REASONS.keys()
