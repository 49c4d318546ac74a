"""What a journey does besides gathering answers: open the case when the person agrees to be checked."""

from uuid import UUID

from django.db import transaction

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from proofing.cases.actions import open_case
from proofing.cases.models import Case


def agree(*, account_id: UUID | str, continuation: UUID | None, by: Actor) -> Case:
    """The person agrees that their picture and video are checked: the case opens and the trail says so."""
    with transaction.atomic():
        case = open_case(account_id=account_id, level="P9", by=by, continuation=continuation)
        audit.record("journey.agreed", by=by, about=case.about, details={"to": "document and face check"})
    return case
