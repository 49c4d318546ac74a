"""The buttons "use the demo passport" and "use the demo clip"; routed only where the settings name such files."""

from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from accounts.api import CitizenRequired
from proofing.cases import queries as cases
from proofing.cases.actions import turns_stand
from proofing.journeys import demo
from proofing.journeys.photo_id.steps import Step
from proofing.journeys.photo_id.views import PhotoIdView
from proofing.journeys.storage import account_of


class DemoDocumentView(CitizenRequired, View):
    """Posts the demo person's passport as if it had been chosen on the page."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        return _post_as_if_chosen(request, Step.DOCUMENT, "document", demo.document(account_of(request)))


class DemoClipView(CitizenRequired, View):
    """Posts the demo person's clip for the order that was drawn."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        case = cases.open_case_of(account_of(request))
        turns = case.turns.split(",") if case is not None and turns_stand(case) else []
        return _post_as_if_chosen(request, Step.SELFIE, "video", demo.clip(account_of(request), turns))


def _post_as_if_chosen(request: HttpRequest, step: Step, field: str, path: Path | None) -> HttpResponseBase:
    if path is None:
        messages.warning(request, _("There is no demo file for you here. Choose a file of your own."))
        return redirect("proofing:photo_id", step=step.value)
    chosen = request.FILES.copy()  # reads the request first: files cannot be put in before
    chosen[field] = SimpleUploadedFile(f"demo{path.suffix}", path.read_bytes())
    # The very same way as a chosen file: rules for uploads, order of steps, limits.
    request._files = chosen  # type: ignore[attr-defined]  # noqa: SLF001
    return PhotoIdView.as_view()(request, step=step.value)
