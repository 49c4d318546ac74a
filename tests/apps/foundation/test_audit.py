"""The audit: written with its cause, never changed, and any tampering is found."""

import uuid

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import triggers
from nhslogin.foundation.audit.api import declare, entries_about, record
from nhslogin.foundation.audit.models import AppendOnly, AuditHead, AuditRecord
from nhslogin.foundation.audit.sealing import seal
from nhslogin.foundation.audit.verifying import verify
from nhslogin.foundation.errors import OutsideTransaction, Undeclared

pytestmark = pytest.mark.django_db
declare("test.happened")
BY = Actor.staff("5", "reviewer")
TABLE = "foundation_auditrecord"


def write(count: int = 5) -> list[uuid.UUID]:
    with transaction.atomic():
        for number in range(count):
            record(
                "test.happened",
                by=BY,
                about=f"case:{number}",
                details={"number": number, "text": "é", "yes": True, "no": None},
            )
    return list(AuditRecord.objects.order_by("at", "id").values_list("pk", flat=True))


def tamper(statement: str, *values: object) -> None:
    """What somebody with the database in their hands could do."""
    with connection.cursor() as cursor:
        for undo in triggers.undo_statements(connection.vendor):
            cursor.execute(undo)
        cursor.execute(
            statement, [v.hex if isinstance(v, uuid.UUID) and connection.vendor == "sqlite" else v for v in values]
        )


def test_an_entry_reads_back() -> None:
    write(1)
    (entry,) = entries_about("case:0")
    assert entry.by == BY
    assert entry.details == {"number": 0, "text": "é", "yes": True, "no": None}


def test_undeclared_events_and_loose_details_are_errors() -> None:
    with pytest.raises(Undeclared):
        record("test.unheard_of", by=BY, about="case:1")
    with pytest.raises(TypeError):
        record("test.happened", by=BY, about="case:1", details={"x": [1]})  # type: ignore[dict-item]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(OutsideTransaction):
        record("test.happened", by=BY, about="case:1")


def test_the_model_refuses_change_and_deletion() -> None:
    write(1)
    row = AuditRecord.objects.get()
    for attempt in (
        row.save,
        row.delete,
        AuditRecord.objects.all().delete,
        lambda: AuditRecord.objects.update(event="x"),
    ):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET about = 'case:999'",
        f"UPDATE {TABLE} SET details = '{{}}'",
        f"UPDATE {TABLE} SET sealed_seq = 77",
        f"DELETE FROM {TABLE}",
    ],
)
@pytest.mark.parametrize("sealed", [True, False])
def test_the_database_refuses_it_too(statement: str, sealed: bool) -> None:
    if "sealed_seq" in statement and not sealed:
        return  # that is what the sealer does
    write(1)
    if sealed:
        seal()
    with connection.cursor() as cursor:
        for undo in triggers.undo_statements(connection.vendor):
            cursor.execute(undo)
        for put in triggers.statements(connection.vendor):
            cursor.execute(put)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_sealing_links_everything_once_and_the_chain_is_whole() -> None:
    write(3)
    assert verify().unsealed == 3
    assert seal() == 3
    assert seal() == 0
    write(2)
    assert seal() == 2
    report = verify()
    assert (report.sealed, report.unsealed, report.problem) == (5, 0, "")
    assert list(AuditRecord.objects.sealed().values_list("sealed_seq", flat=True)) == [1, 2, 3, 4, 5]


def test_an_empty_audit_is_whole() -> None:
    assert verify().problem == ""
    assert seal() == 0


@pytest.mark.parametrize("name", ["event", "about", "actor_id", "actor_role", "actor_kind"])
def test_a_changed_row_is_named(name: str) -> None:
    ids = write()
    seal()
    tamper(f"UPDATE {TABLE} SET {name} = 'x' WHERE id = %s", ids[2])
    assert verify().bad_row == ids[2]


def test_changed_details_and_times_are_found() -> None:
    ids = write()
    seal()
    tamper(f"UPDATE {TABLE} SET details = '{{\"number\": 9}}' WHERE id = %s", ids[1])
    assert verify().bad_row == ids[1]


def test_a_deleted_row_is_found_at_its_place() -> None:
    ids = write()
    seal()
    tamper(f"DELETE FROM {TABLE} WHERE id = %s", ids[2])
    assert verify().bad_row == ids[3]


def test_reordered_rows_are_found() -> None:
    ids = write()
    seal()
    tamper(f"UPDATE {TABLE} SET sealed_seq = 99 WHERE id = %s", ids[1])
    tamper(f"UPDATE {TABLE} SET sealed_seq = 2 WHERE id = %s", ids[2])
    tamper(f"UPDATE {TABLE} SET sealed_seq = 3 WHERE id = %s", ids[1])
    assert verify().bad_row == ids[2]


def test_a_cut_tail_is_found_by_the_head() -> None:
    ids = write()
    seal()
    tamper(f"DELETE FROM {TABLE} WHERE id = %s", ids[4])
    assert "row number 5" in verify().problem


def test_a_cut_tail_with_a_forged_head_is_found() -> None:
    ids = write()
    seal()
    tamper(f"DELETE FROM {TABLE} WHERE id = %s", ids[4])
    kept = AuditRecord.objects.get(pk=ids[3])
    AuditHead.objects.update(count=4, hash=kept.hash)
    assert "not written by the sealer" in verify().problem


def test_a_missing_head_and_an_inserted_row_are_found() -> None:
    write()
    seal()
    AuditHead.objects.all().delete()
    assert verify().problem == "the head is missing"


def test_a_chain_rolled_back_as_a_whole_is_found_by_a_noted_head() -> None:
    write(2)
    seal()
    early = verify()
    assert verify(noted_head=f"{early.sealed}:{early.head}").problem == ""
    assert verify(noted_head=f"7:{early.head}").problem == "the noted head is not on the chain"


def test_the_command_exits_non_zero_at_a_break(capsys: pytest.CaptureFixture[str]) -> None:
    ids = write()
    seal()
    call_command("verify_audit")
    assert "The chain is whole." in capsys.readouterr().out
    tamper(f"UPDATE {TABLE} SET about = 'x' WHERE id = %s", ids[0])
    with pytest.raises(SystemExit) as ended:
        call_command("verify_audit")
    assert ended.value.code == 1
    assert str(ids[0]) in capsys.readouterr().err
