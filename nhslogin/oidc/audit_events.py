"""The names of everything the OpenID provider writes into the audit trail."""

from nhslogin.foundation.audit.api import declare

declare("service.registered", "service.changed")
declare("signing_key.made", "signing_key.rotated")
declare(
    "authorization.answered", "authorization.refused", "authorization.code_replayed", "authorization.refresh_replayed"
)
declare("sharing.agreed", "sharing.refused", "sharing.withdrawn")
