"""Signs of fraud. Each one sends the case to a person; none of them ends it, and none is told to the applicant."""

from collections.abc import Iterator, Mapping

from nhslogin.foundation import clock
from nhslogin.foundation.crypto.api import blind_index
from proofing.assessment.models import Fingerprint
from proofing.cases.models import Case
from proofing.engines.findings import Finding, Outcome
from proofing.evidence import queries as evidence
from proofing.identities.queries import active_identity, holder_of
from proofing.matching.queries import matched_record

VERSION = "fraud-signals-1"
DOCUMENT = "document"


def signals(case: Case, fields: Mapping[str, str]) -> tuple[Finding, ...]:
    """One finding for each sign looked for."""
    looked = (*_document_used_before(case, fields), *_files_used_before(case), *_number_taken(case))
    return tuple(
        Finding(check, Outcome.REFER if seen else Outcome.PASS, reason=reason if seen else "")
        for check, seen, reason in looked
    )


def _document_used_before(case: Case, fields: Mapping[str, str]) -> Iterator[tuple[str, bool, str]]:
    number = fields.get("document_number", "")
    value = blind_index("fraud.document", f"{fields.get('issuing_state', '')}|{number}")
    if number:
        # Written and committed before looking: of two accounts that come at once, at least one sees the other.
        Fingerprint.objects.bulk_create(
            [Fingerprint(case=case, account_id=case.account_id, kind=DOCUMENT, value=value, at=clock.now())],
            ignore_conflicts=True,
        )
    others = Fingerprint.objects.filter(kind=DOCUMENT, value=value).exclude(account_id=case.account_id)
    yield "document_reuse", not number or others.exists(), "document_used_before"


def _files_used_before(case: Case) -> Iterator[tuple[str, bool, str]]:
    for row in evidence.current(case).values():
        yield "file_reuse", evidence.seen_elsewhere(case=case, sha256=row.sha256), "file_used_before"


def _number_taken(case: Case) -> Iterator[tuple[str, bool, str]]:
    record, own = matched_record(case), active_identity(case.account_id)
    if record is None:
        return
    holder = holder_of(record.nhs_number)
    yield "number_taken", holder is not None and str(holder) != str(case.account_id), "number_already_proved"
    yield "number_before", own is not None and own.nhs_number != record.nhs_number, "other_number_before"
