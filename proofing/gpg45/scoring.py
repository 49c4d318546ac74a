"""SCORING: which checks give which score (GPG 45, parts 3 to 6). What was not checked scores nothing."""

from dataclasses import dataclass

from proofing.gpg45.scores import Score


@dataclass(frozen=True)
class Rule:
    """One row: when every named fact holds, the part scores at least this."""

    part: str
    score: int
    facts: frozenset[str]
    clause: str


# Facts, established by the checks of a case:
#   document_genuine  every check digit, the layout, the date and the picture of the document passed
#   record_agrees     name and birth date of the document are those of the one matched patient record
#   face_matches      the face on the document is the face in the recording
#   alive             the recording shows one person turning the head in the order we drew
#   fraud_clear       nothing in our fraud register speaks against document, files, account or number
RULES = (
    Rule("validity", Score.LOW, frozenset({"document_genuine"}), "GPG 45, part 3, score 1: looks genuine"),
    # The patient record confirms name and birth date; the issuer of the document is not asked, and no chip is read,
    # so a photograph alone never scores 3.
    Rule(
        "validity",
        Score.MEDIUM,
        frozenset({"document_genuine", "record_agrees"}),
        "GPG 45, part 3, score 2: details match an authoritative source",
    ),
    # The record is also a mortality check. A second, independent source would be needed for more.
    Rule(
        "fraud",
        Score.LOW,
        frozenset({"fraud_clear", "record_agrees"}),
        "GPG 45, part 5, score 1: not reported stolen, one counter-fraud source",
    ),
    # Without a benchmark of the algorithm over a large set this is never more than 2.
    Rule(
        "verification",
        Score.MEDIUM,
        frozenset({"face_matches", "alive"}),
        "GPG 45, part 6, score 2: biometric 1:1 match with basic liveness",
    ),
)
FACTS = frozenset().union(*(rule.facts for rule in RULES))


def score(part: str, facts: frozenset[str]) -> int:
    """The highest score of the part whose facts all hold."""
    return max((rule.score for rule in RULES if rule.part == part and rule.facts <= facts), default=Score.NONE)
