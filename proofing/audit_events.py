"""The names of everything proofing writes into the audit trail."""

from nhslogin.foundation.audit.api import declare
from proofing.cases.lifecycle import CASE

declare(*sorted({transition.audit for transition in CASE.transitions}))
declare("case.opened", "case.details_claimed", "case.turns_drawn", "case.turns_used")
declare("case.checks_planned", "case.check_done", "case.check_gave_up")
declare("identity.awarded", "identity.superseded", "identity.refused_duplicate", "identity.revoked")
declare("record.matched", "record.not_matched", "register.people_added")
