"""What was read and claimed goes in time; what was proved stays."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from proofing import api
from proofing.assessment.models import Check, Fingerprint
from proofing.assessment.retention import erase_old_checks
from proofing.matching.models import RecordMatch
from tests.apps.proofing.ground import ANNA, SetEngine, assessed, enter, ready_case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(179, True), (181, False)])
def test_findings_go_with_the_pictures_and_the_identity_stays(engine: SetEngine, days: int, left: bool) -> None:
    enter(ANNA)
    case = assessed(ready_case())
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        erase_old_checks()
        assert erase_old_checks() == 0
    case.refresh_from_db()
    assert Check.objects.filter(case=case).exists() is left
    assert RecordMatch.objects.filter(case=case).exists() is left
    assert bool(case.claimed) is left
    assert api.level(case.account_id) == "P9"
    assert Fingerprint.objects.exists()


def test_a_case_that_waits_for_a_person_keeps_everything_until_it_is_decided(engine: SetEngine) -> None:
    enter(ANNA)
    engine.reads("refer", "dates_differ_on_page")
    case = assessed(ready_case())
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert erase_old_checks() == 0
    assert Check.objects.filter(case=case).exists()
    assert not Fingerprint.objects.exists()
