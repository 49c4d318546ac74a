"""Nobody can keep somebody else from choosing a new password, or from registering, by typing wrong codes."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.sign_in.email_codes import try_email_code
from accounts.sign_in.queries import entrance
from accounts.sign_in.values import CodePurpose
from nhslogin.foundation import clock
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.limits import PASSWORD_LOCK
from tests.apps.accounts.walks import EMAIL, arrive, code_to, give_password, other_code, person

pytestmark = pytest.mark.django_db


def reset(client: Client) -> str:
    arrive(client)
    client.post("/forgotten-password/")
    return code_to(EMAIL)


def test_guesses_without_a_code_to_guess_count_for_nothing(client: Client) -> None:
    person()
    stranger = Client()
    arrive(stranger)
    typed = entrance(stranger.session["entrance"])
    assert typed is not None
    for number in range(150):
        try_email_code(entrance=typed, purpose=CodePurpose.RESET, code="000000", network=f"198.51.100.{number}")
    code = reset(client)
    assert client.post("/forgotten-password/code/", {"code": code})["Location"] == "/forgotten-password/new/"


def test_after_a_hundred_real_guesses_it_is_open_again_the_next_day(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=False) as now:
        for turn in range(21):
            stranger = Client(REMOTE_ADDR=f"198.51.100.{turn}")
            wrong = other_code(reset(stranger))
            for _ in range(5):
                stranger.post("/forgotten-password/code/", {"code": wrong})
            now.shift(timedelta(minutes=4))
        page = stranger.post("/forgotten-password/code/", {"code": wrong}).content.decode()
        assert "too many times. Try again after" in page
        now.shift(timedelta(days=1))
        code = reset(client)
        assert client.post("/forgotten-password/code/", {"code": code})["Location"] == "/forgotten-password/new/"


def test_a_lock_stands_in_the_audit_trail(client: Client) -> None:
    person()
    for _ in range(PASSWORD_LOCK.tries + 1):
        give_password(client, password="not the right one")
    assert AuditRecord.objects.filter(event="sign_in.locked").count() == 1


def test_a_recovery_stands_in_the_audit_trail(client: Client) -> None:
    account = person()
    code = reset(client)
    client.post("/forgotten-password/code/", {"code": other_code(code)})
    client.post("/forgotten-password/code/", {"code": code})
    client.post("/forgotten-password/new/", {"password": "another quiet lantern"})
    events = list(AuditRecord.objects.order_by("at").values_list("event", flat=True))
    assert events[-4:] == [
        "recovery.started",
        "sign_in.code_wrong",
        "recovery.email_confirmed",
        "account.password_reset",
    ]
    assert AuditRecord.objects.get(event="recovery.started").about == f"account:{account}"
