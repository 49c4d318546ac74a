"""Why an identity cannot be given, each with a reference a person may quote."""

from nhslogin.foundation.errors import NhsLoginError


class NumberAlreadyProved(NhsLoginError):
    """Another account has proved this NHS number; one login per number."""

    reference = "CID1006"


class OtherNumberBefore(NhsLoginError):
    """This account was proved to have another NHS number before; a person has to look at both records."""

    reference = "CID2013"
