"""Which part a person hands in again for a reason. Pure."""

from proofing.assessment.values import CheckName
from proofing.cases.values import Part

# Where the person can mend it. A referred reason has no part: there is nothing for the person to do.
PART_OF_CHECK = {
    CheckName.MALWARE: Part.DOCUMENT,
    CheckName.DOCUMENT: Part.DOCUMENT,
    CheckName.LIVENESS: Part.VIDEO,
    CheckName.FACE_MATCH: Part.VIDEO,
    CheckName.RECORD_FOUND: Part.DETAILS,
    CheckName.FRAUD_SIGNALS: Part.DOCUMENT,
}
PART_OF_REASON = {
    "file_harmful_video": Part.VIDEO,
    "no_portrait": Part.DOCUMENT,
    "portrait_small": Part.DOCUMENT,
    "picture_cannot_be_opened": Part.DOCUMENT,
    "picture_too_large": Part.DOCUMENT,
}


def part_of(check: CheckName, reason: str) -> Part:
    """What has to be handed in again for this reason."""
    return PART_OF_REASON.get(reason, PART_OF_CHECK[check])
