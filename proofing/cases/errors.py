"""What may go wrong with a case, each with a reference a person may quote."""

from nhslogin.foundation.errors import NhsLoginError


class StaleState(NhsLoginError):
    """Somebody else moved the case meanwhile; nothing was changed. Look again."""

    reference = "CID4101"


class CaseClosed(NhsLoginError):
    """The case takes no more evidence: it is being checked or has ended."""

    reference = "CID4102"
