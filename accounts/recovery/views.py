"""The pages of a forgotten password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.credentials.answers import Sending, Tried
from accounts.recovery import actions
from accounts.registration.forms import NewPasswordForm
from accounts.sign_in.door import remembered
from accounts.sign_in.pages import AgainButton, CodePage, EntrancePage
from nhslogin.foundation.networks import network_of

CAPTION = gettext_lazy("Choose a new password")


class StartButton(AgainButton):
    """ "I forgot my password", and the same again."""

    page = "account_reset_code"

    def send(self, request: HttpRequest) -> Sending | None:
        found = remembered(request)
        return actions.start(entrance=found) if found else None


class FirstStartButton(StartButton):
    """The page itself says that a message was sent."""

    tells = False


class ResetCodeView(CodePage, EntrancePage):  # type: ignore[misc]
    title = gettext_lazy("Check your email")
    caption = CAPTION

    def get_back_url(self) -> str:
        return reverse("account_password")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "sent_to": self.entrance.email,
            "again_url": reverse("account_reset_code_again"),
        }

    def try_code(self, code: str) -> Tried:
        return actions.confirm(entrance=self.entrance, code=code, network=network_of(self.request))

    def passed(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_reset_password"))


class ResetPasswordView(EntrancePage):
    form_class = NewPasswordForm
    template_name = "accounts/new_password.html"
    title = gettext_lazy("Choose a new password")

    def elsewhere(self) -> HttpResponseBase | None:
        return None if actions.allowed(self.entrance) else HttpResponseRedirect(reverse("account_reset_code"))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"email": self.entrance.email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"email": self.entrance.email}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        password = form.cleaned_data["password"]
        if not actions.choose_password(entrance=self.entrance, password=password, network=network_of(self.request)):
            return HttpResponseRedirect(reverse("account_reset_code"))
        messages.success(self.request, _("Your password is changed. Sign in with the new one."))
        return HttpResponseRedirect(reverse("account_password"))
