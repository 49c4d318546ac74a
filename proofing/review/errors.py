"""What may go wrong in review; each becomes one clear sentence for the reviewer."""

from nhslogin.foundation.errors import NhsLoginError


class NotYours(NhsLoginError):
    """The case is with another reviewer, was decided meanwhile, or the time for it is over."""

    reference = "CID4201"


class OwnCase(NhsLoginError):
    """Nobody decides about themselves."""

    reference = "CID4202"
