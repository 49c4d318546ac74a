"""Base views of the door: a page after the e-mail box, a page that asks for a code, a button that sends another."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from accounts.credentials.answers import Sending, Tried, clock_time
from accounts.sign_in.door import Door, remembered
from accounts.sign_in.forms import CodeForm
from accounts.sign_in.models import Entrance
from nhslogin.foundation.web.views import PageFormView


class EntrancePage(Door, PageFormView):
    """A page after the e-mail box; opened without an address it leads back there."""

    entrance: Entrance

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = remembered(request)
        if found is None:
            return HttpResponseRedirect(reverse("account_login"))
        self.entrance = found
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

    def elsewhere(self) -> HttpResponseBase | None:
        """Where to go instead, when this step is not the one to take now."""
        return None

    dispatch.login_required = False  # type: ignore[attr-defined]


def say_sent(request: HttpRequest, sending: Sending) -> None:
    """After "Send the code again"."""
    if sending:
        messages.success(request, _("We have sent a new code. The one before does not work any more."))
    elif sending.until is not None:
        when = clock_time(sending.until)
        messages.info(request, _("We sent you a code a moment ago. You can ask again after %(time)s.") % {"time": when})


class CodePage:
    """The part of a view that tries a code: say what is wrong, or go on."""

    form_class: type[forms.Form] = CodeForm
    template_name = "accounts/code.html"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        tried = self.try_code(form.cleaned_data["code"])
        if not tried:
            form.add_error("code", tried.sentence)
            return self.form_invalid(form)  # type: ignore[attr-defined]
        return self.passed()

    def try_code(self, code: str) -> Tried:
        raise NotImplementedError

    def passed(self) -> HttpResponse:
        raise NotImplementedError


class AgainButton(Door, View):
    """A button, not a page: opened by a link it leads to the page it belongs to."""

    http_method_names = ("get", "post", "head")
    page: str = ""
    # Off where the page it leads to says itself that a message was sent.
    tells = True

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        return HttpResponseRedirect(reverse(self.page))

    def post(self, request: HttpRequest) -> HttpResponse:
        sending = self.send(request)
        if sending is not None and self.tells:
            say_sent(request, sending)
        return HttpResponseRedirect(reverse(self.page))

    def send(self, request: HttpRequest) -> Sending | None:
        raise NotImplementedError
