"""`manage.py read_document`: JSON and 0 for an answer, a sentence and 2 for a file that does not open."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from nhslogin.devkit.specimens import Fault, Holder, Kind, photographed
from proofing.engines.process import ROOT

pytestmark = pytest.mark.engines

ANNA = Holder("Anna Maria", "Eriksson", date(1974, 8, 12))


def test_an_answer_is_json(tmp_path: Path) -> None:
    """As a newcomer runs it: no database, nothing running."""
    (tmp_path / "licence.jpg").write_bytes(photographed(ANNA, Kind.DRIVING_LICENCE))
    told = subprocess.run(
        [sys.executable, "manage.py", "read_document", tmp_path / "licence.jpg", "--kind", "driving_licence"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert list(answer) == ["kind", "mrz", "fields", "findings", "verdict"]
    assert (answer["kind"], answer["mrz"], answer["fields"]["surname"]) == ("driving_licence", [], "ERIKSSON")
    assert all(list(f) == ["check", "outcome", "measure", "threshold", "reason"] for f in answer["findings"])


def test_a_black_picture_is_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "black.jpg").write_bytes(photographed(ANNA, Kind.PASSPORT, Fault.BLACK))
    call_command("read_document", str(tmp_path / "black.jpg"))
    assert json.loads(capsys.readouterr().out)["verdict"] == "ask_again"


@pytest.mark.parametrize("content", [None, b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_what_does_not_open_ends_with_2(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("read_document", str(path))
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "not a picture we can open" in told.err
