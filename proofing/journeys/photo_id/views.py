"""The wizard of photo ID and video selfie, and the pictures it shows back to their owner."""

import json
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views import View

from accounts.api import CitizenRequired
from nhslogin.foundation.limits import POSTS, Refused, use
from nhslogin.foundation.networks import network_of
from nhslogin.foundation.web.error_pages import too_many
from proofing.assessment import actions as assessment
from proofing.cases import actions as case_actions
from proofing.cases import queries as cases
from proofing.cases.values import CaseState, ClaimedDetails, Part
from proofing.evidence import actions as evidence
from proofing.evidence import queries
from proofing.evidence.errors import NoTurnsDrawn
from proofing.evidence.values import EvidenceView
from proofing.journeys import continuation, demo
from proofing.journeys.actions import agree
from proofing.journeys.answers import spaced
from proofing.journeys.photo_id.documents import COMING, kind_of
from proofing.journeys.photo_id.forms import DetailsForm, EvidenceForm
from proofing.journeys.photo_id.steps import PART_OF_STEP, STEPS, Step, steps_for
from proofing.journeys.photo_id.turns import instructions
from proofing.journeys.storage import account_of, actor_of
from proofing.journeys.wizard import DraftWizardView


class PhotoIdView(CitizenRequired, DraftWizardView):
    """Each step at its own address, `/prove/photo-id/<step>/`."""

    form_list = [(row.step.value, row.form) for row in STEPS]
    url_name = "proofing:photo_id"
    template_folder = "proofing/photo_id"
    # Asked for by formtools because a form has a file; no file ever reaches it, see `accept`.
    file_storage = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self._held: dict[str, EvidenceView] | None = None

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Details are what somebody could guess with: counted per network, as sign-in is."""
        if kwargs.get("step") == Step.DETAILS:
            allowed = use(POSTS, network_of(self.request))
            if isinstance(allowed, Refused):
                return too_many(self.request, wait=timedelta(seconds=allowed.retry_after))
        return super().post(*args, **kwargs)

    # What is there ------------------------------------------------------------------------------------------------
    @property
    def held(self) -> dict[str, EvidenceView]:
        """The current evidence by part, asked for once in each request."""
        if self._held is None:
            self._held = queries.current(self.case) if self.case else {}
        return self._held

    @property
    def asked_again(self) -> bool:
        return self.case is not None and CaseState(self.case.state) is CaseState.ACTION_NEEDED

    def is_asked(self, step: str) -> bool:
        """All steps at first; later those of the parts that failed."""
        if self.case is None or not self.asked_again:
            return True
        return step in steps_for(frozenset({*self.case.parts_needed, *queries.needed_parts(self.case)}))

    def is_done(self, step: str) -> bool:
        if self.case is None or step == Step.CHECK:
            return False
        if step in (Step.DOCUMENT, Step.SELFIE):
            return self._has(PART_OF_STEP[Step(step)])
        if step == Step.COMPARE:
            return self.storage.get_step_data(step) is not None and self._compared() == dict(
                self.storage.data["step_data"][step]
            )
        return super().is_done(step) and (
            not self.asked_again or self.storage.attempts.get(step, 0) >= self.case.attempt
        )

    def _has(self, part: Part) -> bool:
        """Is there a file of this part that was handed in since it was last asked for?"""
        held = self.held.get(part)
        if held is None or self.case is None or held.attempt < self.case.attempt:
            return False
        return part is not Part.DOCUMENT or held.kind == self.kind

    def _compared(self) -> dict[str, Any]:
        """What somebody has seen who says that the details are those of the document."""
        held = self.held.get(Part.DOCUMENT)
        return {"document": [str(held.id) if held else ""], "details": [self._details_as_typed()]}

    def _details_as_typed(self) -> str:
        return json.dumps(self.storage.data["step_data"].get(Step.DETAILS, {}), sort_keys=True)

    @property
    def kind(self) -> str:
        return (self.storage.get_step_data(Step.KIND) or {}).get("kind", "")

    # Taking an answer ---------------------------------------------------------------------------------------------
    def accept(self, step: str, form: Form) -> HttpResponseBase | None:
        if step == Step.NEED:
            return self._begin(form)
        if step == Step.CHECK:
            return self._submit(form)
        if isinstance(form, EvidenceForm):
            return self._attach(form)
        if step == Step.COMPARE:
            self.keep(step, self._compared())
            return None
        return super().accept(step, form)

    def _begin(self, form: Form) -> HttpResponseBase | None:
        self.case = agree(
            account_id=account_of(self.request), continuation=continuation.waiting(self.request), by=self.by
        )
        self.storage.begin(self.case)
        return super().accept(Step.NEED, form)

    def _attach(self, form: EvidenceForm) -> HttpResponseBase | None:
        if form.accepted is None or self.case is None:
            return None
        kind = self.kind if form.part == Part.DOCUMENT else ""
        try:
            with transaction.atomic():
                evidence.attach(case=self.case, part=form.part, kind=kind, accepted=form.accepted, by=self.by)
                evidence.touch(case=self.case)
        except NoTurnsDrawn:
            self._held = None
            form.add_error(form.part, _("That took too long. Record your video again in the order shown now"))
            return self.render(form)
        self._held = None
        return None

    def _submit(self, form: Form) -> HttpResponseBase | None:
        details = self._details()
        if self.case is None or details is None:
            return redirect(self.get_step_url(Step.DETAILS))
        with transaction.atomic():
            case_actions.claim_details(case=self.case, details=_claimed(details), by=self.by)
            refused = assessment.submit(case=self.case, by=self.by)
        if isinstance(refused, assessment.NotSubmitted):
            form.add_error(None, _with_time(refused))
            return self.render(form)
        return redirect("proofing:case")

    def _details(self) -> dict[str, Any] | None:
        """What was typed, checked once more. Also when this step is not asked again and so not in the walk."""
        form = DetailsForm(data=self.storage.get_step_data(Step.DETAILS))
        return form.cleaned_data if form.is_valid() else None

    # Forms and pages ----------------------------------------------------------------------------------------------
    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        if step is None or step == self.steps.current:
            step = self.steps.current
        if step in (Step.DOCUMENT, Step.SELFIE):
            return {"held": self._has(PART_OF_STEP[Step(step)])}
        if step == Step.CHECK:
            return {"shown": self.storage.version}
        return {}

    def show(self, step: str) -> HttpResponse:
        self.storage.current_step = step
        data = None if step in (Step.DOCUMENT, Step.SELFIE, Step.CHECK) else self.storage.current_step_data
        return self.render(self.get_form(data=data))

    def get_context_data(self, form: Form, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=form, **kwargs)
        step = self.steps.current
        context |= {"case": self.case, "asked_again": self.asked_again, "kind": kind_of(self.kind)}
        if step == Step.DETAILS:
            context["demo_details"] = demo.details(account_of(self.request))
        elif step == Step.KIND:
            context["coming"] = COMING
        elif step == Step.DOCUMENT:
            context |= {
                "held": self._has(Part.DOCUMENT),
                "demo_document_url": demo.document_url(),
            }
        elif step == Step.SELFIE:
            context |= self._selfie()
        elif step in (Step.COMPARE, Step.CHECK):
            context |= self._answers()
        return context

    def _selfie(self) -> dict[str, Any]:
        """An order is drawn for one recording: while a video is held none is drawn."""
        if self.case is None or self._has(Part.VIDEO):
            return {"held": True}
        drawn = tuple(self.case.turns.split(",")) if case_actions.turns_stand(self.case) else ()
        turns = drawn or case_actions.draw_turns(case=self.case, by=self.by)
        return {
            "held": False,
            "turns": turns,
            "instructions": instructions(turns),
            "demo_clip_url": demo.clip_url(account_of(self.request), turns),
        }

    def _answers(self) -> dict[str, Any]:
        details = self._details() or {}
        return {
            "details": details | {"nhs_number": spaced(details.get("nhs_number", ""))},
            "asked_steps": list(self.get_form_list()),
            "document_id": getattr(self.held.get(Part.DOCUMENT), "id", ""),
        }


def _claimed(details: dict[str, Any]) -> ClaimedDetails:
    return ClaimedDetails(
        given_name=details["given_name"],
        family_name=details["family_name"],
        birth_date=details["birthdate"],
        postcode=details["postcode"],
        nhs_number=details["nhs_number"],
    )


def _with_time(refused: assessment.NotSubmitted) -> str:
    """The refusal, and from when on it is worth trying again."""
    if refused.until is None:
        return refused.message
    moment = date_format(localtime(refused.until), "H:i")
    return _("%(message)s You can try again after %(time)s.") % {"message": refused.message, "time": moment}


class AgainView(CitizenRequired, View):
    """Erase the file of one part, so that another can be handed in; a video gets a new order of turns."""

    def post(self, request: HttpRequest, step: str) -> HttpResponseBase:
        case = cases.open_case_of(account_of(request))
        if step not in (Step.DOCUMENT, Step.SELFIE):
            raise Http404
        if case is None or CaseState(case.state) not in (CaseState.COLLECTING, CaseState.ACTION_NEEDED):
            return redirect("proofing:case")
        part = PART_OF_STEP[Step(step)]
        if part in queries.needed_parts(case):
            evidence.discard(case=case, part=part, by=actor_of(account_of(request)))
        return redirect("proofing:photo_id", step=step)
