"""From results of checks to scores of GPG 45. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from proofing.assessment.values import CheckName, Done
from proofing.gpg45.evidence_kinds import strength
from proofing.gpg45.scores import EvidenceScore, Scores
from proofing.gpg45.scoring import FACTS, score

# Which check establishes which fact.
FACT_OF = {
    CheckName.DOCUMENT: "document_genuine",
    CheckName.RECORD_FOUND: "record_agrees",
    CheckName.FACE_MATCH: "face_matches",
    CheckName.LIVENESS: "alive",
    CheckName.FRAUD_SIGNALS: "fraud_clear",
}


@dataclass(frozen=True)
class DocumentFacts:
    """What the strength of a document depends on."""

    kind: str = ""
    issuing_state: str = ""
    expiry: date | None = None

    @classmethod
    def read(cls, kind: str, fields: Mapping[str, str]) -> "DocumentFacts":
        """From the engine's fields; a date that is none counts as unknown."""
        try:
            expiry = date.fromisoformat(fields.get("expiry_date", ""))
        except ValueError:
            expiry = None
        return cls(kind, fields.get("issuing_state", ""), expiry)


def scores_of(results: Mapping[CheckName, Done], document: DocumentFacts, also_chip: Collection[str] = ()) -> Scores:
    """What the machine's checks are worth."""
    facts = frozenset(fact for check, fact in FACT_OF.items() if check in results and results[check].passed)
    return _scores(facts, document, also_chip, record_matched="record_agrees" in facts)


def reviewed_scores(document: DocumentFacts, also_chip: Collection[str] = (), *, record_matched: bool) -> Scores:
    """What a reviewer's answers are worth: every fact was answered for, except that a record must have been found."""
    facts = FACTS if record_matched else FACTS - {"record_agrees"}
    return _scores(facts, document, also_chip, record_matched=record_matched)


def _scores(
    facts: frozenset[str], document: DocumentFacts, also_chip: Collection[str], *, record_matched: bool
) -> Scores:
    piece = EvidenceScore(
        strength(document.kind, document.issuing_state, document.expiry, also_chip), score("validity", facts)
    )
    return Scores(
        evidence=(piece,) if document.kind else (),
        fraud=score("fraud", facts),
        verification=score("verification", facts),
        record_matched=record_matched,
    )
