"""The sign-in pages: address, password, code by text; and sign-out."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.logout import logout as allauth_logout
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from accounts.credentials.actions import try_password
from accounts.credentials.answers import Sending, Tried, too_often
from accounts.credentials.models import SmsDevice
from accounts.credentials.queries import mobile_of
from accounts.credentials.text_codes import send_text_code, try_text_code
from accounts.people.addresses import masked_number
from accounts.people.models import User
from accounts.people.values import AccountKind
from accounts.sessions import continuation, facts
from accounts.sessions.middleware import ENDED
from accounts.sign_in.actions import arrive, note_signed_out
from accounts.sign_in.door import Door, leave_session, remember, remembered
from accounts.sign_in.forms import EmailForm, PasswordForm
from accounts.sign_in.pages import AgainButton, CodePage, EntrancePage
from accounts.sign_in.stages import SmsStage, note_password, pending
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.networks import network_of
from nhslogin.foundation.web.views import PageFormView


class SignInView(Door, PageFormView):
    """One box for everybody."""

    form_class = EmailForm
    template_name = "accounts/sign_in.html"
    title = gettext_lazy("Sign in or set up NHS login")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        continuation.keep(request, request.GET.get("next", ""))
        if facts.citizen(request) and not facts.must_sign_in_again(request):
            return HttpResponseRedirect(continuation.take(request))
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        found = remembered(self.request)
        return {"email": found.email} if found else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"session_ended": self.request.session.pop(ENDED, False)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        found = arrive(email=form.cleaned_data["email"], earlier=remembered(self.request))
        remember(self.request, found)
        return HttpResponseRedirect(reverse("account_password"))


class PasswordView(EntrancePage):
    """The same page for everybody: the password, or "I am new"."""

    form_class = PasswordForm
    template_name = "accounts/password.html"
    title = gettext_lazy("Your password")

    def get_back_url(self) -> str:
        return reverse("account_login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"email": self.entrance.email}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        tried = try_password(
            kind=AccountKind.CITIZEN,
            email_index=self.entrance.email_index,
            password=form.cleaned_data["password"],
            network=network_of(self.request),
        )
        if tried.account is not None:
            return begin(self.request, tried.account)
        wrong = _("The email address or the password is not right")
        form.add_error("password", too_often(tried.until) if tried.is_locked else wrong)
        return self.form_invalid(form)


def begin(request: HttpRequest, account: User) -> HttpResponse:
    """Hand over to the login stages. Whoever was signed in here before is signed out first."""
    leave_session(request)
    note_password(request, account)
    response: HttpResponse = perform_password_login(request, {}, Login(user=account))
    return response


class TextCodeView(CodePage, Door, PageFormView):  # type: ignore[misc]
    """The code by text, the last step of a sign-in."""

    title = gettext_lazy("Check your phone")
    stage: SmsStage
    device: SmsDevice

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if facts.citizen(request):
            return HttpResponseRedirect(continuation.take(request))
        stage = pending(request, SmsStage)
        device = mobile_of(stage.account.pk) if isinstance(stage, SmsStage) else None
        if device is None or not isinstance(stage, SmsStage):
            return HttpResponseRedirect(reverse("account_login"))
        self.stage, self.device = stage, device
        return super().dispatch(request, *args, **kwargs)

    dispatch.login_required = False  # type: ignore[attr-defined]

    def get_back_url(self) -> str:
        return reverse("account_password")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent_to = masked_number(self.device.number)
        return super().get_context_data(**kwargs) | {
            "by_text": True,
            "sent_to": sent_to,
            "again_url": reverse("account_text_code_again"),
        }

    def try_code(self, code: str) -> Tried:
        by = Actor.citizen(self.stage.account.pk)
        return try_text_code(device=self.device, code=code, by=by, network=network_of(self.request))

    def passed(self) -> HttpResponse:
        return self.stage.passed(self.device)


class TextCodeAgain(AgainButton):
    page = "account_text_code"

    def send(self, request: HttpRequest) -> Sending | None:
        stage = pending(request, SmsStage)
        device = mobile_of(stage.account.pk) if isinstance(stage, SmsStage) else None
        return send_text_code(device=device, by=Actor.citizen(device.user_id)) if device else None


class SignOutView(Door, TemplateView):
    """By button only, so that no other site can sign anybody out. Opened by a link it shows that button."""

    template_name = "accounts/sign_out.html"
    after = "account_signed_out"

    def post(self, request: HttpRequest) -> HttpResponse:
        person = facts.person(request)
        if person is not None:
            by = Actor.citizen(person.pk) if person.is_citizen else Actor.staff(person.pk, "")
            note_signed_out(account_id=person.pk, by=by)
        allauth_logout(request, show_message=False)
        request.session.flush()
        return HttpResponseRedirect(reverse(self.after))


class SignedOutView(Door, TemplateView):
    template_name = "accounts/signed_out.html"


class StoppedView(Door, TemplateView):
    """Somebody with the right password whose account is stopped."""

    template_name = "accounts/stopped.html"
