"""What may be done to the local register: enter people, take a number out of use."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.errors import Rejected
from nhslogin.foundation.integrations.patient_index import nhs_number
from nhslogin.foundation.integrations.patient_index.local.keys import number_key, record_keys
from nhslogin.foundation.integrations.patient_index.local.models import RegisterKey, RegisterPerson
from nhslogin.foundation.integrations.patient_index.port import PatientRecord

audit.declare("register.people_entered", "register.number_superseded", "register.number_invalidated")
ABOUT = "register:local"


def register_people(people: Iterable[PatientRecord], by: Actor) -> int:
    """Enter invented people; who is there already is brought up to date. Only test numbers are taken."""
    count = 0
    with transaction.atomic():
        for record in people:
            _enter(record)
            count += 1
        audit.record("register.people_entered", by=by, about=ABOUT, details={"people": count})
    return count


def _enter(record: PatientRecord) -> None:
    number = nhs_number.parse(record.nhs_number)
    if number is None or not nhs_number.is_test_number(number):
        raise Rejected("the local register takes valid test NHS numbers only")
    index = number_key(number)
    row = RegisterPerson.objects.select_for_update().filter(nhs_number_index=index).first()
    row = row or RegisterPerson(nhs_number_index=index)
    row.nhs_number = number
    row.names = [asdict(name) for name in record.names]
    row.postcodes, row.former_postcodes = list(record.postcodes), list(record.former_postcodes)
    for field in ("birth_date", "mobile", "email", "surgery_ods_code", "deceased", "restricted"):
        setattr(row, field, getattr(record, field))
    row.save()
    _write_keys(row, record)


def _write_keys(row: RegisterPerson, record: PatientRecord) -> None:
    wanted = record_keys(record)
    held = set(row.keys.values_list("value", flat=True))
    row.keys.filter(value__in=held - wanted).delete()
    RegisterKey.objects.bulk_create(RegisterKey(person=row, value=value) for value in sorted(wanted - held))


def supersede(*, number: str, heir: str, by: Actor) -> None:
    """Two records were one person: the first number leads to the second from now on."""
    with transaction.atomic():
        to = RegisterPerson.objects.get(nhs_number_index=number_key(heir))
        RegisterPerson.objects.filter(nhs_number_index=number_key(number)).update(superseded_by=to)
        audit.record("register.number_superseded", by=by, about=ABOUT)


def invalidate(*, number: str, by: Actor) -> None:
    """The number was given out in error and leads nowhere."""
    with transaction.atomic():
        RegisterPerson.objects.filter(nhs_number_index=number_key(number)).update(invalidated=True)
        audit.record("register.number_invalidated", by=by, about=ABOUT)
