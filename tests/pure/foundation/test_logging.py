"""No personal data in logs, whatever is handed to them."""

import json
import logging
import logging.config

import pytest

from nhslogin.foundation.logging import REMOVED, logging_config, redact, redact_text


@pytest.mark.parametrize(
    "secret",
    [
        "ann.o'brien@example.test",
        "943 476 5919",
        "9434765919",
        "+447700900123",
        "07700 900123",
        "123456",
        "eyJhbGciOiJSUzUxMiJ9.eyJzdWIiOiIxIn0.c2ln",
        "Bearer abcdefgh12345",
    ],
)
def test_patterns_are_taken_out_of_free_text(secret: str) -> None:
    assert secret not in redact_text(f"failed for {secret} at once")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<WSGIRequest: GET '/authorize?state=abc&nonce=it''s'>", "<WSGIRequest: GET '/authorize'>"),
        ("Forbidden: /staff/set-up/kX3v9Qe7mJc2Lw8TzR5yBnA1sD4fGh6U/app/", f"Forbidden: /staff/set-up/{REMOVED}/app/"),
    ],
)
def test_addresses_are_written_without_what_they_carry(written: str, left: str) -> None:
    """Django logs each request it refuses: parameters of services and the link of an invitation do not belong there."""
    assert redact_text(written) == left


@pytest.mark.parametrize(
    "harmless", ["took 12345 ms", "status 200", "3f2b6c1e-3d39-4c31-9d5e-0a6f2b1c9d10", "2026-11-23T13:45:01.123456Z"]
)
def test_what_is_not_personal_stays(harmless: str) -> None:
    assert redact_text(harmless) == harmless


def test_named_fields_go_at_any_depth() -> None:
    event = {
        "event": "x",
        "email": "a",
        "inner": {"nhs_number": 1, "rows": [{"password": "p"}]},
        "status_code": 400,
        "count": 3,
    }
    found = redact(None, "info", dict(event))
    assert found["email"] == found["inner"]["nhs_number"] == found["inner"]["rows"][0]["password"] == REMOVED
    assert found["status_code"] == 400
    assert found["count"] == 3


def test_a_library_s_log_comes_out_as_one_redacted_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        logging.config.dictConfig(logging_config())
        try:
            int("bob@example.test")
        except ValueError:
            logging.getLogger("some.library").exception("bad %s\nforged line", "bob@example.test")
        line = capsys.readouterr().err.strip()
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    assert "\n" not in line
    assert "bob@" not in line
    assert json.loads(line)["level"] == "error"
