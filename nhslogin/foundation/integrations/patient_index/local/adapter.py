"""The patient index on the local register: real matching on local data."""

from datetime import date

from nhslogin.foundation.integrations.patient_index import normal_forms
from nhslogin.foundation.integrations.patient_index.local.keys import number_key, person_keys
from nhslogin.foundation.integrations.patient_index.local.models import RegisterPerson
from nhslogin.foundation.integrations.patient_index.port import (
    BirthDateDiffers,
    Demographics,
    Found,
    Invalidated,
    NotFound,
    NumberAnswer,
    PatientRecord,
    PersonName,
    ReadAnswer,
    SearchAnswer,
    TooMany,
)


class LocalPatientIndex:
    """Answers as the national index would, from the register of synthetic people."""

    name = "local"

    def find_by_number(self, nhs_number: str, birth_date: date) -> NumberAnswer:
        answer = self.read(nhs_number)
        if isinstance(answer, Found) and answer.record.birth_date != birth_date:
            return BirthDateDiffers()
        return answer

    def find_by_demographics(self, details: Demographics) -> SearchAnswer:
        keys = person_keys([details.family_name], details.birth_date, [details.postcode])
        rows = RegisterPerson.objects.filter(
            keys__value__in=keys, invalidated=False, superseded_by__isnull=True
        ).distinct()
        records = [record for row in rows if _given_name_fits(record := _record(row), details)]
        if len(records) > 1:
            return TooMany()
        return Found(records[0]) if records else NotFound()

    def read(self, nhs_number: str) -> ReadAnswer:
        row = (
            RegisterPerson.objects.select_related("superseded_by")
            .filter(nhs_number_index=number_key(nhs_number))
            .first()
        )
        if row is None:
            return NotFound()
        if row.superseded_by is not None:
            return self.read(row.superseded_by.nhs_number)
        return Invalidated() if row.invalidated else Found(_record(row))


def _given_name_fits(record: PatientRecord, details: Demographics) -> bool:
    """A first name counts together with its family name or alone: people change either."""
    return any(normal_forms.same_given(name.all_given, details.given_name) for name in record.names)


def _record(row: RegisterPerson) -> PatientRecord:
    hidden = row.restricted
    return PatientRecord(
        nhs_number=row.nhs_number,
        names=tuple(PersonName(tuple(name["given"]), name["family"], name["current"]) for name in row.names),
        birth_date=row.birth_date,
        postcodes=() if hidden else tuple(row.postcodes),
        former_postcodes=() if hidden else tuple(row.former_postcodes),
        mobile="" if hidden else row.mobile,
        email="" if hidden else row.email,
        surgery_ods_code="" if hidden else row.surgery_ods_code,
        deceased=row.deceased,
        restricted=row.restricted,
    )
