"""Who an account of the demo can be: the same person every time, and nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from nhslogin.devkit import newcomers, offers
from nhslogin.devkit.people import NEWCOMERS
from tests.apps.proofing_journeys.walk import citizen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


def test_each_account_is_a_newcomer_of_its_own_and_stays_so() -> None:
    first, second = citizen("one@example.test"), citizen("two@example.test")
    assert [offers.person_for(first.pk), offers.person_for(second.pk)] == list(NEWCOMERS[:2])
    assert offers.person_for(first.pk) == NEWCOMERS[0]


def test_demo_people_are_themselves() -> None:
    person = offers.person_for(citizen("passes@example.test").pk)
    assert person is not None
    assert person.name == "Ellen Marsh"


def test_when_all_are_taken_nobody_is_offered() -> None:
    for number in range(len(NEWCOMERS)):
        assert offers.person_for(citizen(f"{number}@example.test").pk)
    late = citizen("late@example.test").pk
    assert offers.person_for(late) is None
    assert offers.details_for(late) is None


def test_details_name_the_person() -> None:
    told = offers.details_for(citizen("one@example.test").pk)
    assert told is not None
    assert "Nora Fielding, born 28 2 1986, postcode EX4 4QJ" in told


def test_of_many_at_once_each_takes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newcomers, "holder_of", lambda _number: None)
    accounts = [uuid4() for _ in NEWCOMERS]
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(newcomers.claim, [*accounts, *accounts]))
    assert taken[: len(NEWCOMERS)] == taken[len(NEWCOMERS) :]
    assert {person.nhs_number for person in taken if person} == {person.nhs_number for person in NEWCOMERS}
