"""Why a reviewer's approval cannot stand, with references a person may quote."""

from nhslogin.foundation.errors import NhsLoginError


class NotProvable(NhsLoginError):
    """The evidence does not reach the level, or no record was found; `missing` says what. Nothing was changed."""

    reference = "CID4106"

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing
