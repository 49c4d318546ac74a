"""What every patient index must do, whichever adapter it is. An adapter joins by a row of ADAPTERS."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.errors import Misconfigured, Rejected
from nhslogin.foundation.integrations.patient_index.local import actions as local
from nhslogin.foundation.integrations.patient_index.local.adapter import LocalPatientIndex
from nhslogin.foundation.integrations.patient_index.local.models import RegisterKey, RegisterPerson
from nhslogin.foundation.integrations.patient_index.port import (
    BirthDateDiffers,
    Demographics,
    Found,
    Invalidated,
    NotFound,
    PatientIndex,
    PatientRecord,
    PersonName,
    TooMany,
)
from nhslogin.foundation.integrations.patient_index.select import check_choice, get_patient_index

pytestmark = pytest.mark.django_db

BY = Actor.system("tests")
BORN = date(1992, 2, 29)
SIAN = PatientRecord(
    nhs_number="9990000018",
    names=(PersonName(("Siân", "Mair"), "O'Connor-Hughes"), PersonName(("Siân",), "Hughes", current=False)),
    birth_date=BORN,
    postcodes=("CF10 1AA",),
    former_postcodes=("SY23 3BU",),
    mobile="07700900456",
    surgery_ods_code="W95001",
)
OTHER = replace(SIAN, nhs_number="9990000026", names=(PersonName(("Siwan",), "Hughes"),))


def filled_local() -> PatientIndex:
    local.register_people([SIAN, OTHER], BY)
    return LocalPatientIndex()


ADAPTERS: dict[str, Callable[[], PatientIndex]] = {"local": filled_local}


@pytest.fixture(params=ADAPTERS)
def index(request: pytest.FixtureRequest) -> PatientIndex:
    return ADAPTERS[request.param]()


def asked(
    given: str = "Siân", family: str = "O'Connor-Hughes", born: date = BORN, postcode: str = "CF10 1AA"
) -> Demographics:
    return Demographics(given, family, born, postcode)


def test_a_number_with_its_birth_date_finds_the_record(index: PatientIndex) -> None:
    answer = index.find_by_number(SIAN.nhs_number, BORN)
    assert answer == Found(SIAN)


def test_a_number_with_another_birth_date_says_so_and_shows_nothing(index: PatientIndex) -> None:
    assert index.find_by_number(SIAN.nhs_number, date(1992, 3, 1)) == BirthDateDiffers()


def test_an_unknown_number_is_not_found(index: PatientIndex) -> None:
    assert index.find_by_number("9000000009", BORN) == NotFound()
    assert index.read("9000000009") == NotFound()


@pytest.mark.parametrize(
    "details",
    [
        asked(),
        asked(given="SIAN", family="OCONNOR HUGHES", postcode="cf101aa"),
        asked(given="siân mair", family="o’connor‐hughes"),
        asked(family="Hughes"),
        asked(postcode="SY23 3BU"),
        asked(given="Sian", family="hughes", postcode="sy233bu"),
    ],
)
def test_names_are_found_however_they_are_written_and_also_former_ones(
    index: PatientIndex, details: Demographics
) -> None:
    assert index.find_by_demographics(details) == Found(SIAN)


@pytest.mark.parametrize(
    "details",
    [
        asked(given="Sara"),
        asked(family="Smith"),
        asked(born=date(1992, 2, 28)),
        asked(postcode="CF10 1AB"),
        asked(postcode=""),
        asked(postcode="not a postcode"),
        asked(family="%"),
        asked(family=""),
        asked(given=""),
    ],
)
def test_each_detail_must_fit(index: PatientIndex, details: Demographics) -> None:
    assert index.find_by_demographics(details) == NotFound()


def test_reading_a_proved_number_gives_the_whole_record(index: PatientIndex) -> None:
    assert index.read(SIAN.nhs_number) == Found(SIAN)


# The local register's own -----------------------------------------------------------------------


def test_two_people_alike_are_too_many() -> None:
    local.register_people([SIAN, replace(SIAN, nhs_number="9990000026")], BY)
    assert LocalPatientIndex().find_by_demographics(asked()) == TooMany()


def test_a_restricted_record_is_found_by_number_alone_and_shows_no_whereabouts() -> None:
    local.register_people([replace(SIAN, restricted=True)], BY)
    index = LocalPatientIndex()
    assert index.find_by_demographics(asked()) == NotFound()
    answer = index.find_by_number(SIAN.nhs_number, BORN)
    assert isinstance(answer, Found)
    record = answer.record
    assert (record.postcodes, record.former_postcodes, record.mobile, record.surgery_ods_code) == ((), (), "", "")


def test_a_superseded_number_leads_to_its_heir_and_an_invalidated_one_nowhere() -> None:
    local.register_people([SIAN, OTHER], BY)
    local.supersede(number=SIAN.nhs_number, heir=OTHER.nhs_number, by=BY)
    index = LocalPatientIndex()
    assert index.find_by_number(SIAN.nhs_number, BORN) == Found(OTHER)
    assert index.find_by_demographics(asked()) == NotFound()
    local.invalidate(number=OTHER.nhs_number, by=BY)
    assert index.read(OTHER.nhs_number) == Invalidated()


def test_entering_people_again_brings_them_up_to_date() -> None:
    local.register_people([SIAN], BY)
    local.register_people([replace(SIAN, postcodes=("LS1 4AP",), former_postcodes=())], BY)
    index = LocalPatientIndex()
    assert RegisterPerson.objects.count() == 1
    assert index.find_by_demographics(asked()) == NotFound()
    assert isinstance(index.find_by_demographics(asked(postcode="LS1 4AP")), Found)


@pytest.mark.parametrize("number", ["9434765919", "9990000019", "1111111111", ""])
def test_the_local_register_takes_valid_test_numbers_only(number: str) -> None:
    with pytest.raises(Rejected):
        local.register_people([replace(SIAN, nhs_number=number)], BY)


def test_a_search_reads_only_the_rows_it_returns(django_assert_num_queries) -> None:
    local.register_people([SIAN, OTHER], BY)
    with django_assert_num_queries(1):
        LocalPatientIndex().find_by_demographics(asked())
    with django_assert_num_queries(1):
        LocalPatientIndex().find_by_number(SIAN.nhs_number, BORN)


def test_nothing_readable_lies_in_the_register() -> None:
    local.register_people([SIAN], BY)
    stored = str(list(RegisterPerson.objects.values())) + str(list(RegisterKey.objects.values()))
    for word in ("9990000018", "Hughes", "1992-02-29", "CF10", "07700900456"):
        assert word not in stored


def test_another_adapter_refuses_to_start(settings) -> None:
    settings.PATIENT_INDEX = "pds"
    with pytest.raises(Misconfigured):
        check_choice()
    with pytest.raises(Misconfigured):
        get_patient_index()
