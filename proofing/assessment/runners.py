"""RUNNERS: how each check is made. A runner reads and answers; it writes nothing but fingerprints.

What cannot be checked is raised: the job tries again, and in the end a person looks.
"""

from collections.abc import Callable, Mapping
from typing import Any

from nhslogin.foundation.integrations.patient_index.port import PatientRecord
from nhslogin.foundation.integrations.virus_scanner.port import Harmful
from nhslogin.foundation.integrations.virus_scanner.select import get_virus_scanner
from proofing.assessment import fraud
from proofing.assessment.models import Check
from proofing.assessment.opened import laid_open
from proofing.assessment.values import CheckName, Result
from proofing.cases.models import Case
from proofing.cases.values import ClaimedDetails, Part
from proofing.engines.findings import Finding, Outcome
from proofing.evidence.queries import current
from proofing.matching import demographics
from proofing.matching.actions import FOUND, look_up

Runner = Callable[[Case, Check], Result]
# Seconds for one call of an engine, start included. A job holds its lease meanwhile.
TIME_LIMITS = {"read_document": 60.0, "check_liveness": 90.0, "compare_faces": 90.0}


def run(check: Check) -> Result:
    """Make the check."""
    return RUNNERS[CheckName(check.check_name)](check.case, check)


def _malware(case: Case, _check: Check) -> Result:
    scanner, findings, versions = get_virus_scanner(), [], set()
    with laid_open(case, *map(Part, current(case)), purpose="malware") as files:
        for part, path in files.items():
            answer = scanner.scan(path)
            versions.add(answer.signatures)
            harmful = isinstance(answer, Harmful)
            outcome, reason = (Outcome.ASK_AGAIN, f"file_harmful_{part}") if harmful else (Outcome.PASS, "")
            findings.append(Finding("malware", outcome, reason=reason))
    return Result(tuple(findings), versions=tuple(sorted(versions)))


def _document(case: Case, _check: Check) -> Result:
    kind = current(case)[Part.DOCUMENT].kind
    with laid_open(case, Part.DOCUMENT, purpose="document") as files:
        answer = _ask("read_document", path=str(files[Part.DOCUMENT]), kind=kind)
    return _engine_result(answer, read={"kind": kind, "fields": dict(answer.get("fields", {}))})


def _liveness(case: Case, _check: Check) -> Result:
    turns = current(case)[Part.VIDEO].turns
    if not turns:
        return Result((Finding("turns", Outcome.ASK_AGAIN, reason="turn_missing"),))
    with laid_open(case, Part.VIDEO, purpose="liveness") as files:
        answer = _ask("check_liveness", video_path=str(files[Part.VIDEO]), turns=list(turns))
    return _engine_result(answer)


def _face_match(case: Case, _check: Check) -> Result:
    with laid_open(case, Part.DOCUMENT, Part.VIDEO, purpose="face_match") as files:
        answer = _ask("compare_faces", portrait_path=str(files[Part.DOCUMENT]), selfie_path=str(files[Part.VIDEO]))
    result = _engine_result(answer)
    if answer.get("outcome") != "match" and result.outcome is Outcome.PASS:
        # Never trust the sum of the parts over the answer itself.
        return Result((*result.findings, Finding("face_match", Outcome.REFER, reason="face_unsure")))
    return result


def _ask(verb: str, **arguments: Any) -> Mapping[str, Any]:
    """An answer of the engine process; a file that does not open is a finding, everything else is raised."""
    from proofing.engines.process import EngineRefused, engine  # noqa: PLC0415 - keeps the engines out of the web

    try:
        return engine().call(verb, arguments, TIME_LIMITS[verb])
    except EngineRefused as refused:
        finding = Finding(verb, Outcome.ASK_AGAIN, reason=refused.reason)
        return {"findings": [finding.to_json()], "model_versions": []}


def _engine_result(answer: Mapping[str, Any], read: Mapping[str, Any] | None = None) -> Result:
    findings = tuple(finding_from_json(row) for row in answer.get("findings", ()))
    return Result(findings, read or {}, tuple(answer.get("model_versions", ())))


def finding_from_json(row: Mapping[str, Any]) -> Finding:
    """A finding as engines and rows write it."""
    return Finding(
        row["check"], Outcome(row["outcome"]), row.get("measure"), row.get("threshold"), row.get("reason") or ""
    )


# The index's answers other than a record, and what follows from each.
RECORD_ANSWERS = {
    "not_found": (Outcome.ASK_AGAIN, "record_not_found"),
    "too_many": (Outcome.ASK_AGAIN, "record_too_many"),
    "birth_date_differs": (Outcome.ASK_AGAIN, "record_birth_date_differs"),
    "invalidated": (Outcome.REFER, "record_invalidated"),
}


def _record_found(case: Case, check: Check) -> Result:
    details = case.details
    if details is None:
        return Result((Finding("record", Outcome.ASK_AGAIN, reason="record_not_found"),))
    found = look_up(details)
    if found.outcome != FOUND or found.record is None:
        outcome, reason = RECORD_ANSWERS[found.outcome]
        return Result((Finding("record", outcome, reason=reason),), versions=(found.index,), found=found)
    findings = _agreement(found.record, details, _document_fields(check))
    return Result(findings, versions=(found.index,), found=found)


def _agreement(record: PatientRecord, details: ClaimedDetails, fields: Mapping[str, str]) -> tuple[Finding, ...]:
    if record.deceased:
        return (Finding("record", Outcome.FAIL, reason="record_closed"),)
    claimed = demographics.Person(details.given_name, details.family_name, details.birth_date)
    reasons = [
        *demographics.named("claimed", demographics.differences(claimed, record)),
        *demographics.named("document", demographics.differences(demographics.on_document(fields), record)),
    ]
    differing = tuple(Finding("agreement", Outcome.REFER, reason=reason) for reason in reasons)
    return (Finding("record", Outcome.PASS), *(differing or (Finding("agreement", Outcome.PASS),)))


def _document_fields(check: Check) -> Mapping[str, str]:
    document = check.case.checks.get(attempt=check.attempt, check_name=CheckName.DOCUMENT)
    return dict(document.read.get("fields", {}))


def _fraud_signals(case: Case, check: Check) -> Result:
    return Result(fraud.signals(case, _document_fields(check)), versions=(fraud.VERSION,))


RUNNERS: Mapping[CheckName, Runner] = {
    CheckName.MALWARE: _malware,
    CheckName.DOCUMENT: _document,
    CheckName.LIVENESS: _liveness,
    CheckName.FACE_MATCH: _face_match,
    CheckName.RECORD_FOUND: _record_found,
    CheckName.FRAUD_SIGNALS: _fraud_signals,
}
