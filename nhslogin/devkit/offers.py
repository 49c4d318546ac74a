"""What the demo offers a signed-in person on the proofing pages: a passport, a selfie clip, and who they could be.

Named by settings of the embedded shape alone; production has neither this package nor the settings.
"""

import uuid
from collections.abc import Sequence
from pathlib import Path

from accounts import api as accounts
from nhslogin.devkit import papers
from nhslogin.devkit.people import NEWCOMERS, DemoPerson, Story, person_of
from proofing import api as proofing
from proofing.identities.queries import holder_of


def person_for(account_id: uuid.UUID | str) -> DemoPerson | None:
    """The demo person behind an account; for any other account the first newcomer nobody else has proved to be."""
    found = accounts.account(account_id)
    if found is None:
        return None
    return person_of(found.email) or next(
        (person for person in NEWCOMERS if holder_of(person.nhs_number) in {None, uuid.UUID(str(account_id))}), None
    )


def document_for(account_id: uuid.UUID | str) -> Path | None:
    """The photograph of the person's passport; the one who is asked again sends a blurred one first."""
    person = person_for(account_id)
    if person is None:
        return None
    case = proofing.case_view(account_id)
    first_time = case is None or case.attempt == 0
    path = papers.passport_path(person, spoiled=person.story is Story.AGAIN and first_time)
    return path if path.exists() else None


def clip_for(account_id: uuid.UUID | str, turns: Sequence[str]) -> Path | None:
    """The person's clip for the order just drawn."""
    person = person_for(account_id)
    return papers.own_clip(person, turns, account_id) if person else None
