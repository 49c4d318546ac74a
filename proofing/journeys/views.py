"""The start page, the status page of a case, and the pictures of one's own that the pages show back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from accounts.api import CitizenRequired
from proofing.assessment.queries import CaseView, view_of
from proofing.cases import queries as cases
from proofing.cases.models import Case
from proofing.cases.values import COLLECTING_STATES, CaseState, Part
from proofing.evidence import queries as evidence
from proofing.evidence.errors import EvidenceGone
from proofing.evidence.media import private_media
from proofing.identities.queries import active_identity
from proofing.journeys import continuation
from proofing.journeys.photo_id.steps import STEP_OF_PART
from proofing.journeys.registry import WAYS
from proofing.journeys.storage import account_of, actor_of
from proofing.review.queries import decided_advice


class StartView(CitizenRequired, TemplateView):
    """What proving who you are needs, which ways there are, how long each takes."""

    template_name = "proofing/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        continuation.notice(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account_id = account_of(self.request)
        case = cases.open_case_of(account_id)
        proved = active_identity(account_id)
        waiting = continuation.waiting(self.request) or (case.continuation if case else None)
        collecting = case is not None and CaseState(case.state) in COLLECTING_STATES
        return super().get_context_data(**kwargs) | {
            "ways": WAYS,
            "case": case,
            "collecting": collecting,
            # A service's request opens a case before its person has answered anything.
            "begun": collecting and evidence.draft_of(_case(case).pk).version > 0,
            "proved": proved is not None and proved.level == "P9",
            "continue_url": continuation.path(waiting),
        }


class StatusView(CitizenRequired, TemplateView):
    """What is happening to the case now, and what the person can do."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.case = cases.latest_case_of(account_of(request))
        if self.case is None:
            return redirect("proofing:start")
        return super().get(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return [f"proofing/status/{_case(self.case).state}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case = _case(self.case)
        waiting = continuation.waiting(self.request) or case.continuation
        view = view_of(case)
        return super().get_context_data(**kwargs) | {
            "case": case,
            "view": view,
            "again": again(view),
            "advice": sentences(view),
            "continue_url": continuation.path(waiting),
        }


def sentences(view: CaseView, part: str = "") -> list[str]:
    """What the person is told, about one part or at the end: a reviewer's advice, else the machine's instructions."""
    advice = decided_advice(view.id, view.attempt)
    return [advice] if advice else [one.text for one in view.reasons if not part or one.part == part]


def again(view: CaseView) -> list[dict[str, Any]]:
    """The parts that are asked for again, each with what to do better and the address that opens just that step."""
    if view.state != CaseState.ACTION_NEEDED:
        return []
    return [
        {
            "part": part,
            "sentences": sentences(view, part),
            "url": reverse("proofing:photo_id", kwargs={"step": STEP_OF_PART[Part(part)]}),
        }
        for part in view.parts_needed
    ]


class StateView(CitizenRequired, View):
    """The state alone, for the script that waits: no words, no personal data."""

    def get(self, request: HttpRequest) -> HttpResponse:
        case = cases.latest_case_of(account_of(request))
        return JsonResponse({"state": case.state if case else None})


class OwnPictureView(CitizenRequired, View):
    """One's own current picture or video, shown back on the pages of the journey. Other people's ids are not found."""

    def get(self, request: HttpRequest, evidence_id: UUID) -> HttpResponse:
        case = cases.open_case_of(account_of(request))
        if case is None or CaseState(case.state) not in COLLECTING_STATES:
            raise Http404
        held = {view.id: view for view in evidence.current(case).values()}.get(evidence_id)
        if held is None:
            raise Http404
        by = actor_of(account_of(request))
        try:
            content = evidence.open_part(case=case, part=held.part, by=by, purpose="shown to its owner")
        except EvidenceGone:
            raise Http404 from None
        return private_media(content, held.media_type, name=held.part, asked=request.headers.get("Range", ""))


def _case(case: Case | None) -> Case:
    if case is None:
        raise Http404
    return case
