"""Verifying the chain: finds a row changed, deleted, reordered, put in or cut off."""

import hmac
import uuid
from dataclasses import dataclass

from nhslogin.foundation.audit.models import AuditHead, AuditRecord
from nhslogin.foundation.audit.sealing import CHAIN, head_mac, row_hash


@dataclass(frozen=True)
class ChainReport:
    """What the verification found. `problem` is empty for a whole chain."""

    sealed: int
    unsealed: int
    head: str
    problem: str = ""
    bad_row: uuid.UUID | None = None


def verify(*, noted_head: str = "") -> ChainReport:
    """Walk the chain from its start to the keyed head; `noted_head` (COUNT:HASH) must lie on it."""
    unsealed = AuditRecord.objects.unsealed().count()
    head = AuditHead.objects.filter(pk=CHAIN).first()
    walked = _walk(noted_head)
    if walked.problem:
        return ChainReport(walked.sealed, unsealed, walked.head, walked.problem, walked.bad_row)
    return ChainReport(walked.sealed, unsealed, walked.head, _compare(walked, head))


def _walk(noted_head: str) -> ChainReport:
    seq, last = 0, ""
    noted = not noted_head or noted_head == "0:"
    for row in AuditRecord.objects.sealed().iterator(chunk_size=2000):
        problem = _broken(row, seq + 1, last)
        if problem:
            return ChainReport(seq, 0, last, f"row {row.pk} (number {seq + 1}): {problem}", row.pk)
        seq, last = seq + 1, row.hash
        noted = noted or noted_head == f"{seq}:{last}"
    return ChainReport(seq, 0, last, "" if noted else "the noted head is not on the chain")


def _broken(row: AuditRecord, seq: int, last: str) -> str:
    if row.sealed_seq != seq:
        return "a row before it is missing" if (row.sealed_seq or 0) > seq else "its number was used before"
    if row.prev_hash != last:
        return "it does not follow the row before it"
    return "" if row.hash == row_hash(row, seq, last) else "its content was changed"


def _compare(walked: ChainReport, head: AuditHead | None) -> str:
    if head is None:
        return "the head is missing" if walked.sealed else ""
    if not hmac.compare_digest(head.mac, head_mac(head.count, head.hash)):
        return "the head was not written by the sealer"
    if head.count != walked.sealed:
        first = min(head.count, walked.sealed) + 1
        return f"row number {first}: the chain has {walked.sealed} rows, the head says {head.count}"
    return "" if head.hash == walked.head else "the last row is not the one the head names"
