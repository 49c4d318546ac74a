"""What reviewers leave in the audit trail besides the case's own transitions."""

from nhslogin.foundation.audit.api import declare

declare("review.taken", "review.given_back", "review.opened", "review.decided")
