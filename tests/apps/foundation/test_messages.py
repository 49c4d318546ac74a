"""Messages: written with their cause, delivered from the outbox, shown only where nothing is really sent."""

import importlib
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.mail import get_connection, send_mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.template import engines
from django.test import Client, override_settings
from django.urls import clear_url_caches, reverse

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.errors import Misconfigured, OutsideTransaction, Rejected, Unavailable
from nhslogin.foundation.integrations.messaging import port
from nhslogin.foundation.jobs import running
from nhslogin.foundation.jobs.kinds import KINDS
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.messages import actions, urls
from nhslogin.foundation.messages.api import Message, cancel, declare, last_code, messages_about, newest, send
from nhslogin.foundation.messages.models import OutboxMessage
from nhslogin.foundation.messages.retention import erase_old_messages

pytestmark = pytest.mark.django_db
BACKEND = "nhslogin.foundation.messages.email_backend.OutboxEmailBackend"

CODE = declare(Message("test_code", "text", "", "test/code.txt", ("code", "name"), stale_after=timedelta(minutes=10)))
WELCOME = declare(Message("test_welcome", "email", "Hello {name}", "test/welcome.txt", ("name",)))
TEMPLATES = {
    "test/code.txt": "{{ code }} is the code for {{ name }}.",
    "test/welcome.txt": "Hello {{ name }},\n\nwelcome.",
}


@pytest.fixture(autouse=True)
def templates(settings: Any) -> None:
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.locmem.Loader", TEMPLATES),
                    ("django.template.loaders.filesystem.Loader", settings.TEMPLATES[0]["DIRS"]),
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": settings.TEMPLATES[0]["OPTIONS"]["context_processors"],
            },
        }
    ]
    engines.__dict__.pop("templates", None)
    engines._engines = {}


class Sender:
    def __init__(self, *outcomes: Exception) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[dict[str, str]] = []

    def deliver(self, **message: str) -> str:
        self.sent.append(message)
        if self.outcomes:
            raise self.outcomes.pop(0)
        return "receipt-1"


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> Sender:
    found = Sender()
    monkeypatch.setattr(actions, "sender_for", lambda _channel: found)
    return found


def written(code: str = "test_code", to: str = "07700 900123", **fields: str) -> OutboxMessage:
    fields = fields or (
        {"code": "135790", "name": "O'Brien & <Co>"} if code == "test_code" else {"name": "O'Brien & <Co>"}
    )
    with transaction.atomic():
        return OutboxMessage.objects.get(pk=send(code, to=to, fields=fields, about="account:1"))


def deliver(row: OutboxMessage) -> None:
    Job.objects.filter(subject_id=str(row.pk)).update(run_after=clock.now())
    running.run(Job.objects.get(subject_id=str(row.pk)).pk)
    row.refresh_from_db()


def test_a_message_is_plain_text_encrypted_and_delivered_once(sender: Sender) -> None:
    row = written()
    assert row.body == "135790 is the code for O'Brien & <Co>.\n"
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, recipient, subject, fields FROM foundation_outboxmessage")
        assert not any(b"135790" in bytes(value) or b"900123" in bytes(value) for value in cursor.fetchone())
    deliver(row)
    deliver(row)
    assert row.state == "sent"
    assert row.receipt == "receipt-1"
    assert [m["to"] for m in sender.sent] == ["07700 900123"]
    assert sender.sent[0]["reference"] == str(row.pk)


def test_subject_takes_fields_and_cannot_carry_headers(sender: Sender) -> None:
    assert (
        written("test_welcome", "a@example.test", name="Ann\r\nBcc: x@example.test").subject
        == "Hello Ann Bcc: x@example.test"
    )


def test_fields_must_be_those_declared() -> None:
    with pytest.raises(ValueError, match="takes the fields"):
        written(code="test_code", name="Ann")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    with pytest.raises(OutsideTransaction):
        send("test_welcome", to="a@example.test", fields={"name": "A"}, about="x:1")
    assert OutboxMessage.objects.count() == 0


def test_a_sender_that_is_away_is_tried_again(sender: Sender) -> None:
    sender.outcomes = [Unavailable("later"), Unavailable("later")]
    row = written()
    deliver(row)
    assert row.state == "waiting"
    deliver(row)
    deliver(row)
    assert row.state == "sent"


def test_a_rejected_message_fails_at_once_and_is_recorded(sender: Sender) -> None:
    sender.outcomes = [Rejected("no such number")]
    row = written()
    deliver(row)
    assert row.state == "failed"
    assert AuditRecord.objects.get(event="message.failed").about == f"message:{row.pk}"


def test_after_all_attempts_it_is_failed(sender: Sender) -> None:
    sender.outcomes = [Unavailable("later")] * 20
    row = written()
    Job.objects.update(attempts=KINDS[actions.DELIVER].attempts - 3)
    for _ in range(4):
        deliver(row)
    assert row.state == "failed"
    assert len(sender.sent) == 3
    assert Job.objects.get().state == JobState.FAILED


def test_a_sender_may_be_away_for_a_day() -> None:
    """What a person must learn is not lost because a mail server stands still for a night."""
    tries = KINDS[actions.DELIVER].attempts
    assert sum(running._BACK_OFF[min(number, len(running._BACK_OFF)) - 1] for number in range(1, tries)) >= 23 * 3600


def test_a_code_that_no_longer_works_is_not_sent(sender: Sender) -> None:
    row = written()
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        deliver(row)
    assert row.state == "stale"
    assert sender.sent == []


def test_a_cancelled_message_does_not_leave(sender: Sender) -> None:
    row = written()
    assert cancel(message_id=row.pk, by=Actor.system("test"))
    assert not cancel(message_id=row.pk, by=Actor.system("test"))
    deliver(row)
    assert sender.sent == []


def test_reading_back_by_any_way_of_writing_the_number() -> None:
    written()
    written(code="test_welcome", to="Ann@Example.test")
    assert [m.code for m in newest(to="+44 7700 900 123")] == ["test_code"]
    assert [m.code for m in newest(to="ann@example.TEST")] == ["test_welcome"]
    assert len(newest()) == len(messages_about("account:1")) == 2


def test_the_last_code_is_the_newest_and_no_telephone_number() -> None:
    written()
    with transaction.atomic():
        send("test_code", to="07700900123", fields={"code": "246802", "name": "x"}, about="")
    assert last_code("07700 900123") == "246802"
    with get_connection(BACKEND) as mail:
        text = "Ring 07700 900123 or 0300 123 456.\n\nUse 998877 now."
        send_mail("Your code", text, None, ["b@example.test"], connection=mail)
    assert last_code("b@example.test") == "998877"
    assert last_code("nobody@example.test") is None


def test_django_s_mail_goes_through_the_outbox() -> None:
    with get_connection(BACKEND) as mail:
        send_mail("Subject", "Body", None, ["a@example.test", "b@example.test"], connection=mail)
    assert {m.to for m in newest()} == {"a@example.test", "b@example.test"}
    assert Job.objects.filter(queue="messages").count() == 2


def test_content_is_emptied_after_days_and_the_row_goes_after_a_year(sender: Sender) -> None:
    row = written()
    deliver(row)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert erase_old_messages() == 1
        row.refresh_from_db()
        assert (row.recipient, row.body, row.fields) == ("", "", {})
        assert newest() == ()
    with time_machine.travel(clock.now() + timedelta(days=366)):
        erase_old_messages()
    assert OutboxMessage.objects.count() == 0


@override_settings(OUTBOX_VISIBLE=True)
def test_the_command_shows_and_prints_the_code() -> None:
    written()
    out = StringIO()
    call_command("outbox", "--to", "07700900123", "--last-code", stdout=out)
    assert out.getvalue() == "135790\n"
    out = StringIO()
    call_command("outbox", stdout=out)
    assert "O'Brien" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("outbox", "--last-code")
    with pytest.raises(CommandError):
        call_command("outbox", "--to", "nobody@example.test", "--last-code")


@override_settings(OUTBOX_VISIBLE=False)
def test_in_production_the_command_refuses_and_the_page_does_not_exist() -> None:
    try:
        assert importlib.reload(urls).urlpatterns == []
        with pytest.raises(CommandError):
            call_command("outbox")
        with pytest.raises(Misconfigured):
            port.sender_for("email")
    finally:
        with override_settings(OUTBOX_VISIBLE=True):
            importlib.reload(urls)
            clear_url_caches()


def test_the_page_shows_newest_first_and_filters_by_post(client: Client) -> None:
    written()
    written(code="test_welcome", to="ann@example.test")
    page = client.get(reverse("outbox"))
    text = page.content.decode()
    assert page.status_code == 200
    assert text.index("Hello O&#x27;Brien") < text.index("135790")
    assert "<Co>" not in text
    text = client.post(reverse("outbox"), {"to": "07700900123"}).content.decode()
    assert "135790" in text
    assert "Hello O" not in text


def test_adapters_are_chosen_by_settings() -> None:
    with override_settings(MESSAGING_ADAPTERS={"email": "pigeon"}), pytest.raises(Misconfigured):
        port.sender_for("email")
    with override_settings(OUTBOX_VISIBLE=True, MESSAGING_ADAPTERS={}):
        assert port.sender_for("text").deliver(channel="text", to="x", subject="", body="", reference="r") == "outbox"
