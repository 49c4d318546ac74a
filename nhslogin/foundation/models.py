"""Index of the foundation's models, for Django."""

from nhslogin.foundation.audit.models import AuditHead, AuditRecord
from nhslogin.foundation.files.models import StoredFile
from nhslogin.foundation.integrations.patient_index.local.models import RegisterKey, RegisterPerson
from nhslogin.foundation.jobs.models import Job
from nhslogin.foundation.limit_counts import LimitCount
from nhslogin.foundation.messages.models import OutboxMessage

__all__ = [
    "AuditHead",
    "AuditRecord",
    "Job",
    "LimitCount",
    "OutboxMessage",
    "RegisterKey",
    "RegisterPerson",
    "StoredFile",
]
