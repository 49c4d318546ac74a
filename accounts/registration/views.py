"""The pages of setting up an NHS login: e-mail code, password, mobile number, text code."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.credentials.answers import Sending, Tried
from accounts.credentials.models import SmsDevice
from accounts.credentials.queries import mobile_being_set_up
from accounts.credentials.text_codes import send_text_code
from accounts.people.addresses import masked_number
from accounts.people.models import User
from accounts.registration import actions, steps
from accounts.registration.forms import MobileForm, NewPasswordForm
from accounts.sessions import continuation, facts
from accounts.sign_in.door import forget, leave_session, remembered
from accounts.sign_in.pages import AgainButton, CodePage, EntrancePage
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.networks import network_of

CAPTION = gettext_lazy("Set up NHS login")


class RegistrationPage(EntrancePage):
    """A page of this journey; each leads to where the person stands when it is not its turn."""

    caption = CAPTION
    step = ""

    def elsewhere(self) -> HttpResponseBase | None:
        if facts.citizen(self.request):
            return HttpResponseRedirect(continuation.take(self.request))
        if not steps.may_open(self.step, self.entrance):
            return HttpResponseRedirect(reverse(steps.furthest(self.entrance)))
        return None


class StartButton(AgainButton):
    """ "I am new: send me a code", and the same again."""

    page = "account_register_code"

    def send(self, request: HttpRequest) -> Sending | None:
        found = remembered(request)
        return actions.start(entrance=found) if found else None


class FirstStartButton(StartButton):
    """The first time there is nothing to say: the page itself says that a code was sent."""

    tells = False


class EmailCodeView(CodePage, RegistrationPage):  # type: ignore[misc]
    title = gettext_lazy("Check your email")
    step = steps.CODE

    def get_back_url(self) -> str:
        return reverse("account_password")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "sent_to": self.entrance.email,
            "again_url": reverse("account_register_code_again"),
        }

    def try_code(self, code: str) -> Tried:
        return actions.confirm_email(entrance=self.entrance, code=code, network=network_of(self.request))

    def passed(self) -> HttpResponse:
        return HttpResponseRedirect(reverse(steps.PASSWORD))


class NewPasswordView(RegistrationPage):
    form_class = NewPasswordForm
    template_name = "accounts/new_password.html"
    title = gettext_lazy("Create a password")
    step = steps.PASSWORD

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"email": self.entrance.email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"email": self.entrance.email, "with_terms": True}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.choose_password(entrance=self.entrance, password=form.cleaned_data["password"])
        except actions.AlreadyRegistered:
            # Finished in another browser meanwhile, by somebody who reads the same mailbox.
            return HttpResponseRedirect(reverse("account_password"))
        return HttpResponseRedirect(reverse(steps.MOBILE))


class MobileView(RegistrationPage):
    form_class = MobileForm
    title = gettext_lazy("What is your mobile phone number?")
    label_is_title = True
    step = steps.MOBILE

    def get_back_url(self) -> str:
        return reverse(steps.PASSWORD)

    def get_initial(self) -> dict[str, Any]:
        device = mobile_being_set_up(self.account.pk)
        return {"mobile": device.number} if device else {}

    @property
    def account(self) -> User:
        account = self.entrance.account
        assert account is not None  # `elsewhere` saw to it
        return account

    def form_valid(self, form: forms.Form) -> HttpResponse:
        actions.give_mobile(account=self.account, number=form.cleaned_data["mobile"])
        return HttpResponseRedirect(reverse("account_register_mobile_code"))


class MobileCodeView(CodePage, MobileView):  # type: ignore[misc]
    """The last page: when the code is right the person has an NHS login and is signed in."""

    title = gettext_lazy("Check your phone")
    label_is_title = False
    device: SmsDevice

    def elsewhere(self) -> HttpResponseBase | None:
        found = super().elsewhere()
        if found is not None:
            return found
        device = mobile_being_set_up(self.account.pk)
        if device is None:
            return HttpResponseRedirect(reverse(steps.MOBILE))
        self.device = device
        return None

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_back_url(self) -> str:
        return reverse(steps.MOBILE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "by_text": True,
            "sent_to": masked_number(self.device.number),
            "again_url": reverse("account_register_mobile_code_again"),
        }

    def try_code(self, code: str) -> Tried:
        self.finished = actions.finish(account=self.account, code=code, network=network_of(self.request))
        return self.finished.tried

    def passed(self) -> HttpResponse:
        account, device = self.finished.account, self.finished.device
        assert account is not None
        assert device is not None
        leave_session(self.request)
        account.otp_device = device  # type: ignore[attr-defined]  # django-otp reads it at login
        record_authentication(self.request, account, "password")
        record_authentication(self.request, account, "sms")
        get_adapter(self.request).login(self.request, account)
        forget(self.request)
        return HttpResponseRedirect(continuation.take(self.request))


class MobileCodeAgain(AgainButton):
    page = "account_register_mobile_code"

    def send(self, request: HttpRequest) -> Sending | None:
        found = remembered(request)
        if found is None or found.account is None:
            return None
        device = mobile_being_set_up(found.account.pk)
        return send_text_code(device=device, by=Actor.citizen(found.account.pk)) if device else None
