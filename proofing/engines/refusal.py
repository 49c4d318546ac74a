"""How an engine says that it cannot even look: the file is not a picture or video it opens."""


class Refused(Exception):
    """Carries a reason code of the engine's REASONS table; never text out of the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
