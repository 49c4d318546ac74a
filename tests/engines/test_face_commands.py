"""The two face commands: JSON on standard output, 0 with an answer, 2 when a file cannot be opened, no database."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from nhslogin.devkit.portraits import portrait_path
from tests.engines.selfies import Studio

pytestmark = pytest.mark.engines


def answer(*arguments: Any) -> dict[str, Any]:
    out = io.StringIO()
    call_command(*[str(argument) for argument in arguments], stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def refused(*arguments: Any) -> tuple[Any, str]:
    out, error = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command(*[str(argument) for argument in arguments], stdout=out, stderr=error)
    assert out.getvalue() == ""
    return left.value.code, error.getvalue()


def test_check_liveness_answers_in_json(studio: Studio) -> None:
    found = answer("check_liveness", studio.good("astronaut", "left", "right"), "--turns", "left,right")
    assert list(found) == ["turns_seen", "outcome", "findings"]
    assert (found["turns_seen"], found["outcome"]) == (["left", "right"], "pass")
    assert {"check", "outcome", "measure", "threshold", "reason"} == found["findings"][0].keys()


def test_compare_faces_answers_in_json(studio: Studio) -> None:
    found = answer("compare_faces", portrait_path("astronaut"), studio.good("astronaut", "left", "right"))
    assert list(found) == ["score", "threshold", "outcome", "frames_used"]
    assert (found["threshold"], found["outcome"]) == (0.45, "match")
    assert found["score"] > 0.9
    assert found["frames_used"] >= 5


def test_no_match_is_an_answer_too() -> None:
    assert answer("compare_faces", portrait_path("astronaut"), portrait_path("hopper"))["outcome"] == "no_match"


@pytest.mark.parametrize("content", [None, b"", b"hello\n" * 100, b"\x1a\x45\xdf\xa3 cut off"])
def test_a_file_that_cannot_be_opened_ends_with_two(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "selfie.mp4"
    if content is not None:
        path.write_bytes(content)
    for arguments in (
        ("check_liveness", path, "--turns", "left,right"),
        ("compare_faces", portrait_path("astronaut"), path),
        ("compare_faces", path, portrait_path("astronaut")),
    ):
        code, said = refused(*arguments)
        assert code == 2
        assert said.strip().endswith(".")
        assert "Traceback" not in said


def test_turns_that_cannot_be_asked_are_refused(tmp_path: Path) -> None:
    code, said = refused("check_liveness", tmp_path / "any.webm", "--turns", "left,up")
    assert code == 2
    assert "--turns" in said
