"""What evidence writes into the audit trail."""

from nhslogin.foundation.audit.api import declare

declare("evidence.attached", "evidence.erased", "journey.agreed")
