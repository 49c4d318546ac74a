"""What may go wrong with evidence, each with a reference a person may quote."""

from nhslogin.foundation.errors import NhsLoginError


class EvidenceGone(NhsLoginError):
    """There is no such picture or video, or its time was over and it was erased."""

    reference = "CID4103"


class NoTurnsDrawn(NhsLoginError):
    """A video came for which no order of head turns is in force: it is used up, or too old."""

    reference = "CID4104"


class DraftChanged(NhsLoginError):
    """The draft was changed meanwhile in another tab or on another device; nothing was written."""

    reference = "CID4105"
