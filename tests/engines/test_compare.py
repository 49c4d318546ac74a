"""Face comparison on the two public-domain portraits: pictures, documents and videos."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from nhslogin.devkit.clips.make import Kind
from nhslogin.devkit.portraits import portrait, portrait_path
from proofing.engines.face.api import Likeness, compare_faces, compare_portrait
from tests.engines.selfies import Picture, Studio

pytestmark = pytest.mark.engines

TURNS = ("left", "right")


def saved(picture: Picture, path: Path) -> Path:
    assert cv2.imwrite(str(path), picture)
    return path


def document(face: Picture) -> Picture:
    """A page with a portrait at its left side, wide enough that the portrait is a small part of it."""
    page = np.full((900, 1300, 3), 225, np.uint8)
    page[300:760, 60:520] = cv2.resize(face, (460, 460), interpolation=cv2.INTER_AREA)
    return page


def test_the_same_person_in_a_video_matches(studio: Studio) -> None:
    comparison = compare_faces(portrait_path("astronaut"), studio.good("astronaut", *TURNS))
    assert comparison.outcome is Likeness.MATCH
    assert comparison.score is not None
    assert comparison.score > 0.9
    assert 5 <= comparison.frames_used <= 8
    assert all(comparison.model_versions)


def test_another_person_in_a_video_does_not(studio: Studio) -> None:
    comparison = compare_faces(portrait_path("hopper"), studio.good("astronaut", *TURNS))
    assert comparison.outcome is Likeness.NO_MATCH
    assert comparison.findings[0].reason == "face_differs"


def test_two_people_one_after_the_other_never_match(studio: Studio) -> None:
    for name in ("astronaut", "hopper"):
        assert compare_faces(portrait_path(name), studio.bad("astronaut", Kind.SPLICE)).outcome is not Likeness.MATCH


def test_a_portrait_given_as_bytes_is_read_the_same(studio: Studio) -> None:
    clip = studio.good("astronaut", *TURNS)
    png = cv2.imencode(".png", portrait("astronaut"))[1].tobytes()
    assert compare_portrait(png, clip) == compare_faces(portrait_path("astronaut"), clip)
    assert compare_portrait(b"", clip).outcome is Likeness.UNSURE


@pytest.mark.parametrize("quarter_turns", range(4))
def test_a_document_is_read_whichever_way_it_lies(studio: Studio, tmp_path: Path, quarter_turns: int) -> None:
    page = saved(np.rot90(document(portrait("astronaut")), quarter_turns), tmp_path / "page.jpg")
    comparison = compare_faces(page, studio.good("astronaut", *TURNS))
    assert comparison.outcome is Likeness.MATCH


def test_a_selfie_picture_counts_as_one_frame() -> None:
    same = compare_faces(portrait_path("hopper"), portrait_path("hopper"))
    assert (same.outcome, same.frames_used) == (Likeness.MATCH, 1)
    assert compare_faces(portrait_path("hopper"), portrait_path("astronaut")).outcome is Likeness.NO_MATCH


def test_what_shows_no_face_is_unsure_with_the_reason(tmp_path: Path) -> None:
    blank = saved(np.full((600, 600, 3), 128, np.uint8), tmp_path / "blank.png")
    assert compare_faces(blank, portrait_path("hopper")).findings[0].reason == "no_portrait"
    comparison = compare_faces(portrait_path("hopper"), blank)
    assert (comparison.outcome, comparison.score, comparison.findings[0].reason) == (Likeness.UNSURE, None, "no_face")


def test_two_people_in_the_selfie_picture_are_not_compared(tmp_path: Path) -> None:
    pair = np.hstack([cv2.resize(portrait(name), (400, 400)) for name in ("astronaut", "hopper")])
    comparison = compare_faces(portrait_path("hopper"), saved(pair, tmp_path / "pair.png"))
    assert comparison.findings[0].reason == "two_faces"
