"""The audit events of this app."""

from nhslogin.foundation.audit.api import declare

for _event in (
    "account.created",
    "account.suspended",
    "account.resumed",
    "account.closed",
    "account.password_set",
    "account.password_changed",
    "account.password_reset",
    "account.mobile_confirmed",
    "account.unfinished_removed",
    "registration.email_confirmed",
    "recovery.started",
    "recovery.email_confirmed",
    "sign_in.password_right",
    "sign_in.password_wrong",
    "sign_in.code_sent",
    "sign_in.code_wrong",
    "sign_in.locked",
    "sign_in.done",
    "sign_in.ended",
    "staff.invited",
    "staff.set_up",
):
    declare(_event)
