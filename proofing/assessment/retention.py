"""What assessments keep no longer than they may: what was read and claimed goes with the pictures, digests later."""

from datetime import timedelta

from django.db import transaction

from nhslogin.foundation import clock
from proofing.assessment.models import Check, Fingerprint
from proofing.cases.models import Case
from proofing.cases.values import FINAL_STATES
from proofing.matching.models import RecordMatch

# The findings end with the evidence they speak of; the audit trail and the identity's scores stay.
CHECKS_KEPT = timedelta(days=180)
FINGERPRINTS_KEPT = timedelta(days=365)


def erase_old_checks(*, limit: int = 500) -> int:
    """Ended cases lose what was claimed, read and matched. Returns how many."""
    ended = [state.value for state in FINAL_STATES]
    before = clock.now() - CHECKS_KEPT
    cases = Case.objects.filter(state__in=ended, checks__isnull=False, decided_at__lt=before).distinct()
    count = 0
    for case in cases[:limit]:
        with transaction.atomic():
            case.claimed = {}
            case.save(update_fields=["claimed"])
            Check.objects.filter(case=case).delete()
            RecordMatch.objects.filter(case=case).delete()
        count += 1
    Fingerprint.objects.filter(at__lt=clock.now() - FINGERPRINTS_KEPT).delete()
    return count
