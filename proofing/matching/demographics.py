"""Does a document, or what a person says, speak of the person on the record? Pure; every answer is a reason code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nhslogin.foundation.integrations.patient_index.normal_forms import same_family, same_given
from nhslogin.foundation.integrations.patient_index.port import PatientRecord


@dataclass(frozen=True)
class Person:
    """Name and birth date as some source has them."""

    given_name: str
    family_name: str
    birth_date: date | None


def differences(person: Person, record: PatientRecord) -> tuple[str, ...]:
    """In what this person is not the one on the record. Former names count: people marry and change their names."""
    found = []
    if person.birth_date != record.birth_date:
        found.append("birth_date_differs")
    if not any(same_family(person.family_name, name.family) for name in record.names):
        found.append("family_name_differs")
    if not any(same_given(person.given_name, name.all_given) for name in record.names):
        found.append("given_name_differs")
    return tuple(found)


def named(prefix: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes with the source they speak of."""
    return tuple(f"{prefix}_{code}" for code in codes)


def on_document(fields: Mapping[str, str]) -> Person:
    """The holder as the document engine read them; a date that is none stays unknown and so differs."""
    try:
        birth_date = date.fromisoformat(fields.get("birth_date", ""))
    except ValueError:
        birth_date = None
    return Person(fields.get("given_names", ""), fields.get("surname", ""), birth_date)
