"""Giving, replacing and revoking identities. Who wins when two accounts prove one number is decided by constraint."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from proofing.gpg45.evaluation import Evaluation
from proofing.gpg45.scores import Scores
from proofing.identities.errors import NumberAlreadyProved, OtherNumberBefore
from proofing.identities.models import Identity, IdentityStatus
from proofing.identities.queries import active_identity, nhs_number_index
from proofing.matching.values import MatchedRecord

ENDED = {IdentityStatus.SUPERSEDED: "identity.superseded", IdentityStatus.REVOKED: "identity.revoked"}


@dataclass(frozen=True)
class Award:
    """What was proved, for whom, and by which scores."""

    account_id: uuid.UUID | str
    record: MatchedRecord
    evaluation: Evaluation
    scores: Scores
    case_id: uuid.UUID | None = None


def award(*, award: Award, by: Actor) -> Identity:
    """Make it the account's active identity; the one before, of the same number, is superseded."""
    index = nhs_number_index(award.record.nhs_number)
    with transaction.atomic():
        before = active_identity(award.account_id)
        if before is not None and before.nhs_number_index != index:
            raise OtherNumberBefore
        if before is not None:
            _end(before, IdentityStatus.SUPERSEDED, by)
        try:
            with transaction.atomic():
                row = Identity.objects.create(nhs_number_index=index, **_fields(award))
        except IntegrityError:
            raise NumberAlreadyProved from None
        audit.record(
            "identity.awarded",
            by=by,
            about=f"account:{award.account_id}",
            details={"level": row.level, "profile": row.profile, "policy": row.policy_version},
        )
    return row


def revoke(*, identity: Identity, by: Actor, reason: str) -> None:
    """It no longer holds; the number is free to be proved again."""
    with transaction.atomic():
        _end(identity, IdentityStatus.REVOKED, by, reason)


def _fields(award: Award) -> dict[str, Any]:
    record, evaluation = award.record, award.evaluation
    return {
        "account_id": award.account_id,
        "case_id": award.case_id,
        "level": evaluation.level.value,
        "nhs_number": record.nhs_number,
        "given_name": record.given_name,
        "family_name": record.family_name,
        "birth_date": record.birth_date,
        "surgery_ods_code": record.surgery_ods_code,
        "profile": evaluation.profile,
        "ground": evaluation.ground,
        "scores": award.scores.to_json(),
        "policy_version": evaluation.policy_version,
        "proved_at": clock.now(),
    }


def _end(row: Identity, status: IdentityStatus, by: Actor, reason: str = "") -> None:
    changed = Identity.objects.active().filter(pk=row.pk).update(status=status.value, ended_at=clock.now())
    if changed:
        about = f"account:{row.account_id}"
        audit.record(ENDED[status], by=by, about=about, details={"reason": reason})
