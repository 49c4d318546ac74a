"""The exceptions of the product; each class carries the reference a person may quote."""

from typing import ClassVar


class NhsLoginError(Exception):
    """Base of all our exceptions."""

    reference: ClassVar[str] = "CID0000"


class Unavailable(NhsLoginError):
    """An outside service did not answer, or asked us to wait: try again later."""

    reference = "CID0001"


class Rejected(NhsLoginError):
    """An outside service understood the request and will never accept it: trying again is of no use."""

    reference = "CID0002"


class Misconfigured(NhsLoginError):
    """The installation lacks something it needs; a person has to mend the settings."""

    reference = "CID0003"


class TransitionNotAllowed(NhsLoginError):
    """The lifecycle table has no row for this event in this state by this kind of actor."""

    reference = "CID0004"


class CannotOpen(NhsLoginError):
    """Sealed content that does not open: wrong key, wrong place, or altered."""

    reference = "CID0005"


class OutsideTransaction(NhsLoginError):
    """A row that must commit together with its cause was written outside a transaction."""

    reference = "CID0006"


class Undeclared(NhsLoginError):
    """An audit event, message or job kind that no app declared."""

    reference = "CID0007"
