"""Drafts under two tabs at once, and pictures that are erased on time."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.people.models import User
from nhslogin.foundation import clock
from proofing.cases.actions import advance
from proofing.cases.values import CaseEvent, CaseState
from proofing.evidence import queries
from proofing.evidence.actions import KEPT, erase_old, keep_answers
from proofing.evidence.errors import DraftChanged
from proofing.evidence.models import Draft, Evidence
from proofing.evidence.tasks import erase_old as daily_erasure
from tests.apps.proofing.ground import SYSTEM
from tests.apps.proofing_journeys.walk import DETAILS, case_of, take, url, walk_to

pytestmark = pytest.mark.django_db


def test_only_the_first_of_two_writers_of_a_version_writes(browser: Client, ada: User) -> None:
    walk_to(browser, "document-kind")
    case = case_of(ada)
    seen = queries.draft_of(case.pk)
    keep_answers(case=case, answers={"a": 1}, version=seen.version)
    with pytest.raises(DraftChanged):
        keep_answers(case=case, answers={"b": 2}, version=seen.version)
    with pytest.raises(DraftChanged):
        keep_answers(case=case, answers={"c": 3}, version=0)
    assert queries.draft_of(case.pk).answers == {"a": 1}


def test_page_that_was_overtaken_says_so_and_keeps_what_was_typed(
    browser: Client, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk_to(browser, "document-kind")
    real = queries.draft_of
    behind = iter([1])

    def late(case_id: object) -> object:
        found = real(case_id)  # type: ignore[arg-type]
        return replace(found, version=found.version - 1) if next(behind, 0) else found

    monkeypatch.setattr("proofing.evidence.queries.draft_of", late)
    answer = browser.post(url("details"), DETAILS | {"given_name": "Grace"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "another tab" in page
    assert "Grace" in page


def test_pictures_are_erased_after_six_months_at_most(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    take(browser, "check")
    case = case_of(ada)
    later = clock.now() + KEPT + timedelta(days=1)
    with time_machine.travel(later):
        assert erase_old(by=SYSTEM) == 0, "not while it is being decided"
        advance(case=case, event=CaseEvent.FAIL, by=SYSTEM)
        assert daily_erasure() == 2
        assert daily_erasure() == 0
    assert case_of(ada).state == CaseState.NOT_VERIFIED
    assert queries.current(case) == {}
    assert not Draft.objects.exists()
    assert all(row.erased_at for row in Evidence.objects.all())
