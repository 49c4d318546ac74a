"""Audit events of the foundation itself."""

from nhslogin.foundation.audit.events import declare

declare(
    "file.opened",
    "file.erased",
    "message.failed",
    "message.cancelled",
    "job.gave_up",
    "keys.rotated",
)
