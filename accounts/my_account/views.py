"""The pages on which people look after their own sign-in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from accounts.access import CitizenRequired
from accounts.credentials.actions import try_password
from accounts.credentials.answers import too_often
from accounts.credentials.queries import mobile_of
from accounts.my_account.actions import change_password
from accounts.my_account.forms import ChangePasswordForm
from accounts.people.addresses import masked_number
from accounts.people.models import User
from accounts.people.values import AccountKind
from accounts.sessions import facts
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.networks import network_of
from nhslogin.foundation.web.views import PageFormView


class SecurityView(CitizenRequired, TemplateView):
    """How you sign in: address, password, telephone."""

    template_name = "accounts/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = facts.citizen(self.request)
        assert account is not None  # CitizenRequired
        device = mobile_of(account.pk)
        shown = {"email": account.email, "mobile": masked_number(device.number) if device else ""}
        return super().get_context_data(**kwargs) | shown


class ChangePasswordView(CitizenRequired, PageFormView):
    """Asks for the password of now, counted like a sign-in."""

    form_class = ChangePasswordForm
    template_name = "accounts/change_password.html"
    title = gettext_lazy("Change your password")
    button = gettext_lazy("Change password")

    @property
    def account(self) -> User:
        account = facts.citizen(self.request)
        assert account is not None  # CitizenRequired
        return account

    def get_back_url(self) -> str:
        return reverse("account_security")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"email": self.account.email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"email": self.account.email}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        tried = try_password(
            kind=AccountKind.CITIZEN,
            email_index=self.account.email_index,
            password=form.cleaned_data["current_password"],
            network=network_of(self.request),
        )
        if tried.account is None:
            wrong = _("This is not the password you have now")
            form.add_error("current_password", too_often(tried.until) if tried.is_locked else wrong)
            return self.form_invalid(form)
        by = Actor.citizen(tried.account.pk)
        change_password(account=tried.account, password=form.cleaned_data["password"], by=by)
        # This session stays; every other one carries the mark of the old password and ends.
        update_session_auth_hash(self.request, tried.account)
        messages.success(self.request, _("Your password is changed."))
        return HttpResponseRedirect(reverse("account_security"))
