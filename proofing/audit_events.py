"""The names of everything proofing writes into the audit trail."""

from nhslogin.foundation.audit.api import declare
from proofing.cases.lifecycle import CASE
from proofing.evidence import audit_events as evidence_events  # noqa: F401 - declared by being loaded
from proofing.review import audit_events as review_events  # noqa: F401

declare(*sorted({transition.audit for transition in CASE.transitions}))
declare("case.opened", "case.details_claimed", "case.turns_drawn", "case.turns_used")
declare("case.checks_planned", "case.check_done")
declare("identity.awarded", "identity.superseded", "identity.revoked")
declare("record.looked_up")
