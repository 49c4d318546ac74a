"""Sessions that are over do not stay in the database."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from nhslogin.foundation import clock
from nhslogin.foundation.jobs.tasks import erase_on_time
from tests.apps.accounts.walks import person, sign_in

pytestmark = pytest.mark.django_db


def test_they_go_with_the_daily_round(client: Client) -> None:
    person()
    sign_in(client)
    other = Client()
    other.post("/sign-in/", {"email": "somebody@example.test"})
    Session.objects.filter(pk=other.session.session_key).update(expire_date=clock.now() - timedelta(seconds=1))
    erase_on_time.run()
    assert [row.pk for row in Session.objects.all()] == [client.session.session_key]
