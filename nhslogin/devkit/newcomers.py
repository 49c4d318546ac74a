"""Which newcomer of the register an account of the demo is: taken once, kept for good, and by one account alone.

A claim is a file named after the person that holds the account, because the demo has no table of its own. A lock on the
folder lets one claim be made at a time, also by one account in two tabs.
"""

import fcntl
import uuid
from pathlib import Path

from nhslogin.devkit import papers
from nhslogin.devkit.people import NEWCOMERS, DemoPerson
from proofing.identities.queries import holder_of


def claimed_by(account_id: uuid.UUID | str) -> DemoPerson | None:
    """The newcomer this account has taken, if any."""
    return next((person for person in NEWCOMERS if _owner(person) == str(account_id)), None)


def claim(account_id: uuid.UUID | str) -> DemoPerson | None:
    """The account's newcomer; the first whom nobody has taken or proved to be when it has none yet."""
    known = claimed_by(account_id)
    if known is not None:
        return known
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return claimed_by(account_id) or _take_first(str(account_id))


def _take_first(account_id: str) -> DemoPerson | None:
    nobody_else = {None, uuid.UUID(account_id)}
    for person in NEWCOMERS:
        if not _owner(person) and holder_of(person.nhs_number) in nobody_else:
            (_folder() / person.nhs_number).write_text(account_id)
            return person
    return None


def _folder() -> Path:
    return papers.folder() / "claims"


def _owner(person: DemoPerson) -> str:
    try:
        return (_folder() / person.nhs_number).read_text()
    except FileNotFoundError:
        return ""
