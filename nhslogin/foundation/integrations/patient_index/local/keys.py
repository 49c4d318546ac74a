"""The keyed digests of the local register: what is looked up, never what is read."""

from collections.abc import Iterable
from datetime import date

from nhslogin.foundation.crypto.api import blind_index
from nhslogin.foundation.integrations.patient_index import normal_forms
from nhslogin.foundation.integrations.patient_index.port import PatientRecord

NUMBER = "register.nhs_number"
PERSON = "register.family_birth_postcode"


def number_key(nhs_number: str) -> str:
    return blind_index(NUMBER, nhs_number)


def person_keys(family_names: Iterable[str], birth_date: date, postcodes: Iterable[str]) -> set[str]:
    """One for each way the family names are written, at each postcode."""
    families = {form for name in family_names for form in normal_forms.forms(name)}
    places = {place for text in postcodes if (place := normal_forms.postcode(text))}
    return {blind_index(PERSON, f"{family}|{birth_date}|{place}") for family in families for place in places}


def record_keys(record: PatientRecord) -> set[str]:
    """Former names and addresses lead to the record too; a restricted one is never found by where somebody lives."""
    if record.restricted:
        return set()
    families = [name.family for name in record.names]
    return person_keys(families, record.birth_date, (*record.postcodes, *record.former_postcodes))
