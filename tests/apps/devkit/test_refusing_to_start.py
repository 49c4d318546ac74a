"""What cannot start says so in a sentence: on the command line and in `make run`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("command", "wrong", "said"),
    [
        (["manage.py", "check"], {"PATIENT_INDEX": "pds"}, "Misconfigured: PATIENT_INDEX must be one of: local"),
        (["manage.py", "check"], {"BRAND": "blue"}, "ImproperlyConfigured: BRAND must be one of: nhs, neutral"),
        (["-m", "nhslogin.devkit.run"], {"PATIENT_INDEX": "pds"}, "Misconfigured: PATIENT_INDEX"),
        (["-m", "nhslogin.devkit.run"], {"PORT": "http"}, "PORT must be a whole number"),
    ],
)
def test_wrong_setting_is_told_in_a_sentence(
    command: list[str], wrong: dict[str, str], said: str, tmp_path: Path
) -> None:
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "nhslogin.settings.embedded"}
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment | wrong, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
