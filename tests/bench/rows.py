"""`--long`: the large tables that exist today, built on a copy: audit rows, and the local register of patients."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any

from tests.bench.copies import copied_data
from tests.bench.report import heading, say, show

BATCH, ASKED, SEALED_AT_ONCE = 5000, 200, 1000
BORN_FIRST, BIRTHDAYS = date(1925, 1, 1), 33_000


def main() -> None:
    rows = int(os.environ["BENCH_ROWS"])
    with copied_data():
        heading(f"Register of patients with {rows:,} people")
        register(rows)
        heading(f"Audit with {rows:,} rows")
        audit(rows)


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = action()
    return time.perf_counter() - began, answer


def register(rows: int) -> None:
    """Filled in bulk; then found by number and by name, birth date and postcode, people spread over the whole table."""
    from nhslogin.foundation.integrations.patient_index.port import Demographics, Found  # noqa: PLC0415
    from nhslogin.foundation.integrations.patient_index.select import get_patient_index  # noqa: PLC0415

    seconds, kept = timed(lambda: fill_register(rows))
    say(f"filled in {seconds:.1f} s, {rows / seconds:,.0f} people a second")
    index, by_number, by_details, wrong = get_patient_index(), [], [], 0
    for person in kept:
        taken, answer = timed(lambda one=person: index.find_by_number(one.nhs_number, one.birth_date))
        by_number.append(taken * 1000)
        wrong += not (isinstance(answer, Found) and answer.record.nhs_number == person.nhs_number)
        details = Demographics(person.name.all_given, person.name.family, person.birth_date, person.postcodes[0])
        taken, answer = timed(lambda asked=details: index.find_by_demographics(asked))
        by_details.append(taken * 1000)
        wrong += not (isinstance(answer, Found) and answer.record.nhs_number == person.nhs_number)
    show("trace by number and birth date", by_number, "ms")
    show("trace by name, birth date, postcode", by_details, "ms")
    say(f"wrong answers: {wrong} of {2 * len(kept)}")


def fill_register(rows: int) -> list[Any]:
    """The people that are asked for later."""
    from django.db import transaction  # noqa: PLC0415

    from nhslogin.foundation.integrations.patient_index.local.models import (  # noqa: PLC0415
        RegisterKey,
        RegisterPerson,
    )

    kept, people, every = [], invented(rows), max(1, rows // ASKED)
    for start in range(0, rows, BATCH):
        records = list(islice(people, BATCH))
        kept += records[:: min(every, BATCH)] if start % every < BATCH else []
        made = [row_of(record) for record in records]
        with transaction.atomic():
            RegisterPerson.objects.bulk_create([row for row, _ in made], batch_size=500)
            keys = [RegisterKey(person=row, value=key) for row, keys in made for key in keys]
            RegisterKey.objects.bulk_create(keys, batch_size=2000)
    return kept[:ASKED]


def row_of(record: Any) -> tuple[Any, set[str]]:
    from nhslogin.foundation.integrations.patient_index.local.keys import number_key, record_keys  # noqa: PLC0415
    from nhslogin.foundation.integrations.patient_index.local.models import RegisterPerson  # noqa: PLC0415

    name = record.name
    row = RegisterPerson(
        nhs_number=record.nhs_number,
        nhs_number_index=number_key(record.nhs_number),
        names=[{"given": list(name.given), "family": name.family, "current": True}],
        birth_date=record.birth_date,
        postcodes=list(record.postcodes),
        surgery_ods_code=record.surgery_ods_code,
    )
    return row, record_keys(record)


def invented(rows: int) -> Iterator[Any]:
    """People who differ in name, birth date and postcode together, as in a country some share two of the three."""
    from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName  # noqa: PLC0415
    from tests.bench.people import FAMILY, GIVEN, valid_numbers  # noqa: PLC0415

    # Both ranges of test numbers; the million needs a part of the second.
    numbers = valid_numbers(chain(range(900_000_000, 901_000_000), range(999_600_000, 1_000_000_000)))
    for n in range(rows):
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        postcode = f"LS{1 + n % 29} {1 + n // 29 % 9}{letters[n // 261 % 20]}{letters[n // 5220 % 20]}"
        yield PatientRecord(
            nhs_number=next(numbers),
            names=(PersonName((GIVEN[n % 12],), f"{FAMILY[n % 10]}{letters[n // 10 % 20].lower()}ton"),),
            birth_date=BORN_FIRST + timedelta(days=n * 7 % BIRTHDAYS),
            postcodes=(postcode,),
            surgery_ods_code=f"A81{n % 999:03}",
        )


def audit(rows: int) -> None:
    """Written in bulk, sealed by the product's own sealer, verified by its own walk."""
    from nhslogin.foundation.audit.api import entries_about  # noqa: PLC0415
    from nhslogin.foundation.audit.models import AuditRecord  # noqa: PLC0415
    from nhslogin.foundation.audit.sealing import seal  # noqa: PLC0415
    from nhslogin.foundation.audit.verifying import verify  # noqa: PLC0415

    seconds, _ = timed(lambda: write_audit(rows))
    say(f"written in {seconds:.1f} s, {rows / seconds:,.0f} rows a second")
    seconds, sealed = timed(seal)
    say(f"sealed {sealed:,} rows in {seconds:.1f} s, {sealed / seconds:,.0f} rows a second")
    seconds, report = timed(verify)
    say(f"verify_audit: {report.sealed:,} rows in {seconds:.1f} s; {report.problem or 'the chain is whole'}")
    taken = [timed(lambda n=n: list(entries_about(f"bench:{n * 97 % max(1, rows // 20)}")))[0] for n in range(ASKED)]
    show("all rows about one subject, of 20 each", [one * 1000 for one in taken], "ms")
    if AuditRecord.objects.unsealed().exists():
        say("rows were left unsealed")


def write_audit(rows: int) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from nhslogin.foundation.audit.models import AuditRecord  # noqa: PLC0415

    now = timezone.now()
    for start in range(0, rows, BATCH):
        made = [
            AuditRecord(at=now, event="case.submitted", actor_kind="system", actor_id="bench", about=f"bench:{n // 20}")
            for n in range(start, min(start + BATCH, rows))
        ]
        AuditRecord.objects.bulk_create(made, batch_size=1000)
