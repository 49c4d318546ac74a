"""Which newcomer of the register an account of the demo is: taken once, kept for good, and by one account alone.

A claim is a file named after the person that holds the account, because the demo has no table of its own.
"""

import os
import tempfile
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
    nobody_else = {None, uuid.UUID(str(account_id))}
    for person in NEWCOMERS:
        if not _owner(person) and holder_of(person.nhs_number) in nobody_else and _take(person, str(account_id)):
            return person
    return None


def _path(person: DemoPerson) -> Path:
    return papers.folder() / "claims" / person.nhs_number


def _owner(person: DemoPerson) -> str:
    try:
        return _path(person).read_text()
    except FileNotFoundError:
        return ""


def _take(person: DemoPerson, account_id: str) -> bool:
    """A link fails where a file is: of two who take the same person one wins, and nobody reads a half-written claim."""
    path = _path(person)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as own:
        own.write(account_id)
        own.flush()
        try:
            os.link(own.name, path)
        except FileExistsError:
            return _owner(person) == account_id
    return True
