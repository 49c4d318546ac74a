"""Index of the app's models for Django; nothing else lives here."""

from proofing.assessment.models import Check, Fingerprint
from proofing.cases.models import Case, CaseTransition
from proofing.evidence.models import Draft, Evidence
from proofing.identities.models import Identity
from proofing.matching.models import RecordMatch
from proofing.review.models import Decision, ReviewLease

__all__ = [
    "Case",
    "CaseTransition",
    "Check",
    "Decision",
    "Draft",
    "Evidence",
    "Fingerprint",
    "Identity",
    "RecordMatch",
    "ReviewLease",
]
