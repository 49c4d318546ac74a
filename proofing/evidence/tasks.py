"""The daily erasure of pictures, videos and drafts whose time is over; importing this makes it known."""

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.retention import daily
from proofing.evidence import actions


@daily
def erase_old() -> int:
    """One pass over what is too old."""
    return actions.erase_old(by=Actor.system("retention"))
