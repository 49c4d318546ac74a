"""How long messages are kept: their content for days, that they were sent for a year."""

from datetime import timedelta

from nhslogin.foundation import clock
from nhslogin.foundation.messages.models import MessageState, OutboxMessage

KEEP_CONTENT = timedelta(days=7)
KEEP_ROW = timedelta(days=365)
_AT_ONCE = 2000


def erase_old_messages() -> int:
    """Empty what was settled a week ago, delete what is a year old."""
    now = clock.now()
    settled = OutboxMessage.objects.exclude(state=MessageState.WAITING).filter(emptied_at__isnull=True)
    emptied = 0
    for row in settled.filter(created_at__lt=now - KEEP_CONTENT)[:_AT_ONCE]:
        row.recipient, row.subject, row.body, row.fields, row.emptied_at = "", "", "", {}, now
        row.save(update_fields=["recipient", "subject", "body", "fields", "emptied_at"])
        emptied += 1
    deleted, _ = OutboxMessage.objects.filter(created_at__lt=now - KEEP_ROW).delete()
    return emptied + deleted
