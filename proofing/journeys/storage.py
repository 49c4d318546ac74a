"""Where a wizard keeps its answers: the draft of the person's case, so that they outlive the session and the device."""

import copy
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from formtools.wizard.storage.base import BaseStorage

from nhslogin.foundation.actors import Actor
from proofing.cases.models import Case
from proofing.evidence import actions, queries

ANSWERS = "step_data"
ATTEMPTS = "attempts"


class DraftStorage(BaseStorage):
    """Answers of a case's draft. Reading writes nothing; a changed draft is written by `save`, with a version check."""

    def __init__(self, prefix: str, request: HttpRequest, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.case: Case | None = getattr(request, "journey_case", None)
        self.load()

    def load(self) -> None:
        """Take the draft as it is now. The copy is deep: comparing with it must see changes inside of lists."""
        self.version, self.stored = 0, {}
        if self.case is not None:
            draft = queries.draft_of(self.case.pk)
            self.version, self.stored = draft.version, dict(draft.answers)
        self.init_data()
        self.data[self.step_data_key] = copy.deepcopy(self.stored.get(ANSWERS, {}))
        self.attempts: dict[str, int] = dict(self.stored.get(ATTEMPTS, {}))

    def begin(self, case: Case) -> None:
        """The case was opened by this very request."""
        self.case = case
        kept = self.data[self.step_data_key]
        self.load()
        self.data[self.step_data_key] |= kept

    def save(self) -> None:
        """Write what changed; raises `DraftChanged` when another tab was quicker."""
        answers = {ANSWERS: self.data[self.step_data_key], ATTEMPTS: self.attempts}
        if self.case is None or answers == self.stored:
            return
        self.version = actions.keep_answers(case=self.case, answers=answers, version=self.version)
        self.stored = copy.deepcopy(answers)

    def update_response(self, response: HttpResponse) -> None:
        """Nothing to add to the response: answers are saved where they are accepted, before anybody is sent on."""


def account_of(request: HttpRequest) -> UUID:
    """The account that is signed in; these pages are for nobody else."""
    return UUID(str(request.user.pk))


def actor_of(account_id: UUID) -> Actor:
    """The citizen who walks the journey."""
    return Actor.citizen(str(account_id))
