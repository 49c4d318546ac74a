"""The review pages for staff: the queue, one case side by side, and its pictures."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from accounts.api import StaffRequired, StaffRole, current_staff
from nhslogin.foundation.actors import Actor
from proofing.assessment.errors import NotProvable
from proofing.cases.models import Case
from proofing.evidence import queries as evidence
from proofing.evidence.errors import EvidenceGone
from proofing.evidence.media import private_media
from proofing.identities.errors import NumberAlreadyProved, OtherNumberBefore
from proofing.review import actions, queries
from proofing.review.errors import NotYours, OwnCase
from proofing.review.file import case_file
from proofing.review.forms import DecisionForm

REVIEWERS = frozenset({StaffRole.REVIEWER})


def _actor(request: HttpRequest) -> Actor:
    return Actor.staff(str(request.user.pk), StaffRole.REVIEWER.value)


class QueueView(StaffRequired, View):
    """How many wait; the button that hands out the next one. An administrator sees the figures only."""

    staff_roles = REVIEWERS | {StaffRole.ADMIN}

    def get(self, request: HttpRequest) -> HttpResponse:
        held = queries.held_by(UUID(str(request.user.pk)))
        member = current_staff(request)
        may_review = member is not None and bool(member.roles & REVIEWERS)
        context = {"queue": queries.queue(), "held": held, "may_review": may_review}
        return render(request, "review/queue.html", context)


class NextView(StaffRequired, View):
    """Take the next case, or go on with the one that is held."""

    staff_roles = REVIEWERS

    def post(self, request: HttpRequest) -> HttpResponseBase:
        case = actions.take_next(by=_actor(request))
        if case is None:
            messages.info(request, _("Nothing waits for a review at the moment."))
            return redirect("review:queue")
        return redirect("review:case", case_id=case.pk)


class GiveBackView(StaffRequired, View):
    """Put the held case back into the queue."""

    staff_roles = REVIEWERS

    def post(self, request: HttpRequest) -> HttpResponseBase:
        actions.give_back(by=_actor(request))
        messages.info(request, _("The case is back in the queue."))
        return redirect("review:queue")


class CaseView(StaffRequired, View):
    """One case, side by side, with the questions and the decision."""

    staff_roles = REVIEWERS

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponseBase:
        try:
            case = self._held(request, case_id)
        except NotYours:
            return self._lost(request)
        return self._page(request, case, DecisionForm())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponseBase:
        form = DecisionForm(request.POST)
        try:
            case = self._held(request, case_id)
            if not form.is_valid():
                return self._page(request, case, form)
            actions.decide(case=case, judgement=form.judgement(), by=_actor(request))
        except NotYours:
            return self._lost(request)
        except OwnCase:
            form.add_error(None, _("You cannot decide about yourself. Give the case back"))
        except NotProvable:
            form.add_error(None, _("What we have does not prove this person, so you cannot approve it"))
        except NumberAlreadyProved:
            form.add_error(None, _("Another login has already proved this NHS number, so this case cannot be approved"))
        except OtherNumberBefore:
            form.add_error(None, _("This login was proved with another NHS number before, so it cannot be approved"))
        else:
            messages.success(request, _("Your decision is saved and the person is told."))
            return redirect("review:queue")
        return self._page(request, case, form)

    def _held(self, request: HttpRequest, case_id: UUID) -> Case:
        lease = queries.lease_on(case_id, UUID(str(request.user.pk)))
        if lease is None:
            raise NotYours
        # A page opened before the person handed something in anew speaks of what is no longer there.
        if request.method == "POST" and request.POST.get("attempt") != str(lease.case.attempt):
            raise NotYours
        actions.keep_looking(lease=lease, by=_actor(request))
        return lease.case

    @staticmethod
    def _lost(request: HttpRequest) -> HttpResponseBase:
        messages.warning(
            request,
            _("This case is not with you: another reviewer has it or has decided it. Nothing you did was saved."),
        )
        return redirect("review:queue")

    @staticmethod
    def _page(request: HttpRequest, case: Case, form: DecisionForm) -> HttpResponse:
        return render(request, "review/case.html", {"case": case, "form": form, "file": case_file(case)})


class PictureView(StaffRequired, View):
    """The document's picture or the video of the case one holds; each opening is in the audit trail."""

    staff_roles = REVIEWERS

    def get(self, request: HttpRequest, case_id: UUID, part: str) -> HttpResponse:
        lease = queries.lease_on(case_id, UUID(str(request.user.pk)))
        held: Any = evidence.current(lease.case).get(part) if lease else None
        if lease is None or held is None:
            raise Http404
        try:
            content = evidence.open_part(case=lease.case, part=part, by=_actor(request), purpose="review")
        except EvidenceGone:
            raise Http404 from None
        return private_media(content, held.media_type, name=part, asked=request.headers.get("Range", ""))
