"""What the demo offers a signed-in person on the proofing pages: a passport, a selfie clip, and who they could be.

Named by settings of the embedded shape alone; production has neither this package nor the settings.
"""

import uuid
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from accounts import api as accounts
from nhslogin.devkit import newcomers, papers
from nhslogin.devkit.people import DemoPerson, Story, person_of
from proofing import api as proofing


def person_for(account_id: uuid.UUID | str) -> DemoPerson | None:
    """The demo person behind an account; any other account is one of the newcomers, always the same one."""
    known = newcomers.claimed_by(account_id)
    if known is not None:
        return known
    found = accounts.account(account_id)
    if found is None:
        return None
    return person_of(found.email) or newcomers.claim(account_id)


def details_for(account_id: uuid.UUID | str) -> str | None:
    """Who the person can be on the page that asks for their details."""
    person = person_for(account_id)
    if person is None:
        return None
    return _("This is a demonstration. You can be %(name)s, born %(born)s, postcode %(postcode)s.") % {
        "name": person.name,
        "born": f"{person.birth_date.day} {person.birth_date.month} {person.birth_date.year}",
        "postcode": person.postcode,
    }


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
