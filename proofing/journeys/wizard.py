"""The base of every journey: named steps over a draft, opened in order, each saved when it is answered."""

from collections import OrderedDict
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from formtools.wizard.views import NamedUrlWizardView

from nhslogin.foundation.actors import Actor
from proofing.cases import queries as cases
from proofing.cases.errors import CaseClosed
from proofing.cases.models import Case
from proofing.cases.values import COLLECTING_STATES, CaseState
from proofing.evidence.errors import DraftChanged
from proofing.journeys.storage import DraftStorage, account_of, actor_of


class DraftWizardView(NamedUrlWizardView):
    """A wizard whose address names the step. What is complete is asked of `is_done`; `accept` stores one step."""

    storage_name = "proofing.journeys.storage.DraftStorage"
    template_folder = ""
    storage: DraftStorage
    request: HttpRequest
    case: Case | None = None

    @classmethod
    def get_initkwargs(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("url_name", cls.url_name)
        found: dict[str, Any] = super().get_initkwargs(*args, **kwargs)
        return found

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.case = cases.open_case_of(account_of(request))
        request.journey_case = self.case  # type: ignore[attr-defined]

    @property
    def by(self) -> Actor:
        return actor_of(account_of(self.request))

    # Addresses and order -----------------------------------------------------------------------------------------
    def get(self, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        return self._turned_away(kwargs.get("step")) or self.show(kwargs["step"])

    def post(self, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        turned_away = self._turned_away(kwargs.get("step"))
        if turned_away:
            return turned_away
        step = kwargs["step"]
        self.storage.current_step = step
        # The address names the step, so formtools' management form (and its ways to go wrong) is not needed.
        form = self.get_form(data=self.request.POST, files=self.request.FILES)
        if not form.is_valid():
            return self.render(form)
        return self._accepted(step, form)

    def show(self, step: str) -> HttpResponse:
        """A step with what was answered there before."""
        self.storage.current_step = step
        return self.render(self.get_form(data=self.storage.current_step_data))

    def _turned_away(self, step: str | None) -> HttpResponse | None:
        if self.case is not None and CaseState(self.case.state) not in COLLECTING_STATES:
            return redirect("proofing:case")
        if step is not None and step not in self.form_list:
            raise Http404
        if step is None or step not in self.reachable():
            return redirect(self.get_step_url(self.next_open()))
        return None

    def reachable(self) -> list[str]:
        """Every complete step from the start, and the first incomplete one."""
        found = []
        for step in self.get_form_list():
            found.append(step)
            if not self.is_done(step):
                break
        return found

    def next_open(self) -> str:
        """The first step that is not complete; the last one never is."""
        return self.reachable()[-1]

    def is_done(self, step: str) -> bool:
        """Was this step answered, since it was last asked for?"""
        return self.storage.get_step_data(step) is not None

    # Taking an answer ---------------------------------------------------------------------------------------------
    def _accepted(self, step: str, form: forms.Form) -> HttpResponseBase:
        try:
            refused = self.accept(step, form)
        except DraftChanged:
            self.storage.load()
            self.storage.current_step = step
            form.add_error(None, _("Your answers were changed in another tab or on another device. Check them again"))
            return self.render(form)
        except CaseClosed:
            return redirect("proofing:case")
        if refused is not None:
            return refused
        return redirect(self.get_step_url(self.next_open()))

    def accept(self, step: str, form: forms.Form) -> HttpResponseBase | None:
        """Store one step; a response instead of `None` is shown in place of going on."""
        self.keep(step, {name: self.request.POST.getlist(form.add_prefix(name)) for name in self.names_of(form)})
        return None

    def keep(self, step: str, answers: dict[str, Any]) -> None:
        """Write the answers of one step into the draft."""
        self.storage.set_step_data(step, answers)
        self.storage.attempts[step] = self.case.attempt if self.case else 0
        self.storage.save()

    @staticmethod
    def names_of(form: forms.Form) -> list[str]:
        """The names in which a form posts its answers, so that nothing else of the request is stored."""
        names: list[str] = []
        for name, field in form.fields.items():
            parts = getattr(field.widget, "widgets_names", None)
            names += [f"{name}{part}" for part in parts] if parts else [name]
        return names

    # What formtools asks -----------------------------------------------------------------------------------------
    def get_form_prefix(self, step: str | None = None, form: Any = None) -> None:  # noqa: ARG002
        """Field names are part of our contract: no prefix."""
        return

    def get_form_list(self) -> OrderedDict[str, type[forms.Form]]:
        return OrderedDict((step, form) for step, form in self.form_list.items() if self.is_asked(step))

    def is_asked(self, step: str) -> bool:  # noqa: ARG002
        """Does this step belong to the walk of this person now?"""
        return True

    def get_step_url(self, step: str) -> str:
        return reverse(self.url_name, kwargs={"step": step})

    def get_template_names(self) -> list[str]:
        return [f"{self.template_folder}/{self.steps.current}.html"]

    def get_context_data(self, form: forms.Form, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=form, **kwargs)
        # No management form: the address names the step.
        context["wizard"] = {"form": form, "steps": self.steps}
        previous = self.steps.prev
        context["back_url"] = self.get_step_url(previous) if previous else reverse("proofing:start")
        return context
