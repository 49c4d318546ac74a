"""The senders against servers that speak the real protocols."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from nhslogin.foundation.errors import Misconfigured, Rejected, Unavailable
from nhslogin.foundation.integrations.messaging.notify import NotifySender
from nhslogin.foundation.integrations.messaging.smtp import SmtpSender
from tests.contracts.messaging.servers import notify_server, smtp_server
from tests.ports import free_ports

SERVICE, SECRET = str(uuid.uuid4()), str(uuid.uuid4())
LETTER = {
    "to": "ann@example.test",
    "subject": "Grüße",
    "body": "Hello Ann,\n.\nyour code is 123456",
    "reference": "ref-1",
}


def smtp(port: int) -> SmtpSender:
    return SmtpSender("127.0.0.1", port, "", "", tls=False, sender="NHS login <no-reply@login.example>")


def test_smtp_delivers_the_text_with_our_reference() -> None:
    with smtp_server() as box:
        receipt = smtp(box.port).deliver(channel="email", **LETTER)
    (letter,) = box.letters
    assert "ann@example.test" in letter["to"]
    assert receipt == "<ref-1@login.example>"
    assert f"Message-ID: {receipt}" in letter["text"]
    assert "your code is 123456" in letter["text"]
    assert "\n..\n" in letter["text"]  # a line with a single dot travels doubled


def test_smtp_tells_never_from_not_now() -> None:
    with smtp_server(rcpt_answer="550 no such user") as box, pytest.raises(Rejected):
        smtp(box.port).deliver(channel="email", **LETTER)
    with smtp_server(rcpt_answer="451 greylisted") as box, pytest.raises(Unavailable):
        smtp(box.port).deliver(channel="email", **LETTER)
    with pytest.raises(Unavailable):
        smtp(free_ports(1)[0]).deliver(channel="email", **LETTER)
    with pytest.raises(Misconfigured):
        smtp(1).deliver(channel="text", **LETTER)


def test_a_subject_cannot_add_a_header() -> None:
    with smtp_server() as box, pytest.raises(ValueError, match="Header values"):
        smtp(box.port).deliver(channel="email", **{**LETTER, "subject": "x\r\nBcc: b@example.test"})
    assert box.letters == []


@pytest.fixture
def notify_settings(tmp_path: Path, settings: Any) -> Any:
    (tmp_path / "key").write_text(f"team-{SERVICE}-{SECRET}\n")
    settings.NOTIFY_API_KEY_FILE = str(tmp_path / "key")
    settings.NOTIFY_TEMPLATES = {"email": "t-email", "text": "t-text"}
    return settings


def test_notify_is_asked_as_its_contract_says(notify_settings: Any) -> None:
    with notify_server() as stub:
        notify_settings.NOTIFY_BASE_URL = stub.address
        sender = NotifySender.from_settings()
        assert sender.deliver(channel="text", **{**LETTER, "to": "+447700900123"}) == "notify-id-1"
        assert sender.deliver(channel="email", **LETTER) == "notify-id-1"
    text, mail = stub.asked
    assert text["path"] == "/v2/notifications/sms"
    assert (text["phone_number"], text["template_id"], text["reference"]) == ("+447700900123", "t-text", "ref-1")
    assert text["personalisation"] == {"body": LETTER["body"]}
    assert mail["path"] == "/v2/notifications/email"
    assert mail["personalisation"] == {"subject": LETTER["subject"], "body": LETTER["body"]}
    token = jwt.decode(text["token"].removeprefix("Bearer "), OctKey.import_key(SECRET), algorithms=["HS256"])
    assert token.claims["iss"] == SERVICE


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Rejected),
        (401, Misconfigured),
        (403, Misconfigured),
        (429, Unavailable),
        (500, Unavailable),
        (503, Unavailable),
    ],
)
def test_what_notify_s_answers_mean(notify_settings: Any, status: int, error: type[Exception]) -> None:
    with notify_server() as stub:
        notify_settings.NOTIFY_BASE_URL = stub.address
        stub.status = status
        stub.answer = {"status_code": status, "errors": [{"error": "E", "message": "ann@example.test is not valid"}]}
        with pytest.raises(error) as problem:
            NotifySender.from_settings().deliver(channel="email", **LETTER)
    assert "ann@" not in str(problem.value)


def test_without_key_template_or_network_notify_says_what_is_wrong(notify_settings: Any) -> None:
    notify_settings.NOTIFY_BASE_URL = f"http://127.0.0.1:{free_ports(1)[0]}"
    with pytest.raises(Unavailable):
        NotifySender.from_settings().deliver(channel="email", **LETTER)
    notify_settings.NOTIFY_TEMPLATES = {}
    with pytest.raises(Misconfigured):
        NotifySender.from_settings().deliver(channel="email", **LETTER)
    notify_settings.NOTIFY_API_KEY_FILE = "/does/not/exist"
    with pytest.raises(Misconfigured):
        NotifySender.from_settings()
