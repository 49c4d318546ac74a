"""The demo's own papers tell the stories they are drawn for."""

from pathlib import Path

import pytest

from nhslogin.devkit import papers
from nhslogin.devkit.people import PEOPLE, Story
from proofing.engines.document.api import read_document
from proofing.engines.findings import Outcome

pytestmark = pytest.mark.engines
JOAN = next(person for person in PEOPLE if person.story is Story.AGAIN)


def test_first_photo_is_asked_again_for_its_blur_and_second_passes(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    papers.draw_passport(JOAN, spoiled=True)
    papers.draw_passport(JOAN, spoiled=False)
    blurred = read_document(papers.passport_path(JOAN, spoiled=True), "passport")
    assert {finding.reason for finding in blurred.findings} - {""} == {"page_blurred"}
    assert read_document(papers.passport_path(JOAN), "passport").verdict is Outcome.PASS
