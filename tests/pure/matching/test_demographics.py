"""Whether a document, or a claim, speaks of the person on the record."""

from datetime import date

import pytest

from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName
from proofing.matching.demographics import Person, differences, named, on_document

BORN = date(1970, 12, 31)
RECORD = PatientRecord(
    nhs_number="9990000018",
    names=(PersonName(("Zoë", "Ann"), "Brontë-Smith"), PersonName(("Zoë",), "Brontë", current=False)),
    birth_date=BORN,
)


@pytest.mark.parametrize(
    "person",
    [
        Person("Zoe", "Bronte Smith", BORN),
        Person("ZOE ANN", "BRONTESMITH", BORN),
        Person("Zoë", "BRONTE", BORN),
    ],
)
def test_the_same_person_has_no_differences(person: Person) -> None:
    assert differences(person, RECORD) == ()


@pytest.mark.parametrize(
    ("person", "found"),
    [
        (Person("Zoe", "Smith", BORN), ("family_name_differs",)),
        (Person("Chloe", "Bronte", BORN), ("given_name_differs",)),
        (Person("Zoe", "Bronte", date(1971, 1, 1)), ("birth_date_differs",)),
        (Person("Zoe", "Bronte", None), ("birth_date_differs",)),
        (Person("", "", None), ("birth_date_differs", "family_name_differs", "given_name_differs")),
    ],
)
def test_each_difference_is_named(person: Person, found: tuple[str, ...]) -> None:
    assert differences(person, RECORD) == found


def test_codes_say_whose_they_are() -> None:
    assert named("document", ["birth_date_differs"]) == ("document_birth_date_differs",)


@pytest.mark.parametrize("fields", [{}, {"birth_date": "31/12/1970"}, {"birth_date": ""}])
def test_a_document_without_a_readable_birth_date_has_none(fields: dict[str, str]) -> None:
    assert on_document(fields).birth_date is None
