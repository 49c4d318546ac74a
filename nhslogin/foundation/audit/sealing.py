"""The one sealer: links new audit rows into the hash chain and moves the keyed head. Writers never wait for it."""

import hashlib
import hmac
import json
import logging
from datetime import UTC

from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.audit.models import AuditHead, AuditRecord
from nhslogin.foundation.crypto.installed import purpose_key

log = logging.getLogger(__name__)

CHAIN = "chain"
_AT_ONCE = 1000


def row_hash(row: AuditRecord, seq: int, prev_hash: str) -> str:
    """What stands in the chain for the row: every column, its place, and all that came before."""
    content = {
        "id": str(row.pk),
        "seq": seq,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "event": row.event,
        "by": [row.actor_kind, row.actor_id, row.actor_role],
        "about": row.about,
        "details": row.details,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{prev_hash}\n{canonical}".encode()).hexdigest()


def head_mac(count: int, head_hash: str) -> str:
    """The keyed mark of the head: who can write to the database still cannot make one."""
    return hmac.new(purpose_key("audit-head"), f"{count}:{head_hash}".encode(), hashlib.sha256).hexdigest()


def seal() -> int:
    """Link everything unsealed; how many rows that were. Two sealers at once wait for each other."""
    sealed = 0
    while AuditRecord.objects.unsealed().exists():
        linked = _seal_some()
        sealed += linked
        if linked < _AT_ONCE:
            break
    return sealed


def note_head() -> None:
    """Daily, into the logs, which lie elsewhere: `verify_audit --head` then finds a chain rolled back as a whole."""
    head = AuditHead.objects.filter(pk=CHAIN).first()
    if head is not None:
        log.info("audit head %s:%s", head.count, head.hash)


def _seal_some() -> int:
    now = clock.now()
    with transaction.atomic():
        AuditHead.objects.bulk_create(
            [AuditHead(name=CHAIN, mac=head_mac(0, ""), sealed_at=now)], ignore_conflicts=True
        )
        head = AuditHead.objects.select_for_update().get(pk=CHAIN)
        rows = list(AuditRecord.objects.unsealed()[:_AT_ONCE])
        seq, last = head.count, head.hash
        for row in rows:
            seq, prev = seq + 1, last
            last = row_hash(row, seq, prev)
            AuditRecord.objects.link(row.pk, seq=seq, prev_hash=prev, row_hash=last)
        AuditHead.objects.filter(pk=CHAIN).update(count=seq, hash=last, mac=head_mac(seq, last), sealed_at=now)
    return len(rows)
