"""The pages by which staff sign in, and by which a new staff member sets a password and an authenticator app."""

import base64
from typing import Any
from urllib.parse import quote

import segno
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.credentials.actions import try_password
from accounts.credentials.answers import Tried, too_often
from accounts.credentials.models import StaffTotpDevice
from accounts.credentials.queries import app_of
from accounts.limits import STAFF_LINK_TRIES
from accounts.organisations.actions import begin_set_up, finish_set_up
from accounts.organisations.models import StaffInvitation
from accounts.organisations.queries import invitation
from accounts.people.addresses import email_index
from accounts.people.values import AccountKind
from accounts.sessions import continuation, facts
from accounts.sessions.middleware import ENDED
from accounts.sign_in.door import Door
from accounts.sign_in.pages import CodePage
from accounts.sign_in.views import SignOutView, begin
from accounts.staff_sign_in.actions import try_app_code
from accounts.staff_sign_in.forms import StaffCodeForm, StaffPasswordForm, StaffSignInForm
from accounts.staff_sign_in.stages import StaffCodeStage, pending
from nhslogin.foundation.limits import Refused, use
from nhslogin.foundation.networks import network_of
from nhslogin.foundation.web.error_pages import too_many
from nhslogin.foundation.web.views import PageFormView

CAPTION = gettext_lazy("Staff")


class StaffSignInView(Door, PageFormView):
    form_class = StaffSignInForm
    template_name = "staff/sign_in.html"
    title = gettext_lazy("Sign in for staff")
    caption = CAPTION

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if facts.staff_member(request):
            return HttpResponseRedirect(continuation.STAFF_HOME)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"session_ended": self.request.session.pop(ENDED, False)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        tried = try_password(
            kind=AccountKind.STAFF,
            email_index=email_index(form.cleaned_data["email"]),
            password=form.cleaned_data["password"],
            network=network_of(self.request),
        )
        if tried.account is not None:
            return begin(self.request, tried.account)
        wrong = _("The email address or the password is not right")
        form.add_error("password", too_often(tried.until) if tried.is_locked else wrong)
        return self.form_invalid(form)


class StaffCodeView(CodePage, Door, PageFormView):
    form_class = StaffCodeForm
    template_name = "staff/sign_in_code.html"
    title = gettext_lazy("Enter the code from your authenticator app")
    caption = CAPTION
    stage: StaffCodeStage
    device: StaffTotpDevice

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        stage = pending(request)
        device = app_of(stage.account.pk) if stage else None
        if stage is None or device is None:
            return HttpResponseRedirect(reverse("staff_sign_in"))
        self.stage, self.device = stage, device
        return super().dispatch(request, *args, **kwargs)

    dispatch.login_required = False  # type: ignore[attr-defined]

    def get_back_url(self) -> str:
        return reverse("staff_sign_in")

    def try_code(self, code: str) -> Tried:
        return try_app_code(device=self.device, code=code, network=network_of(self.request))

    def passed(self) -> HttpResponse:
        return self.stage.passed(self.device)


class StaffSignOutView(SignOutView):
    template_name = "staff/sign_in_sign_out.html"
    after = "staff_sign_in"


class SetUpPage(Door, PageFormView):
    """Opened by the link of an invitation; a link that is used, old or wrong does not exist."""

    caption = CAPTION
    invitation: StaffInvitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = invitation(str(kwargs["token"]))
        if found is None:
            allowed = use(STAFF_LINK_TRIES, network_of(request))
            if isinstance(allowed, Refused):
                return too_many(request)
            raise Http404
        self.invitation = found
        return super().dispatch(request, *args, **kwargs)

    dispatch.login_required = False  # type: ignore[attr-defined]


class SetUpPasswordView(SetUpPage):
    form_class = StaffPasswordForm
    template_name = "staff/sign_in_password.html"
    title = gettext_lazy("Create a password")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"email": self.invitation.account.email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"email": self.invitation.account.email}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        begin_set_up(account=self.invitation.account, password=form.cleaned_data["password"])
        return HttpResponseRedirect(reverse("staff_set_up_app", kwargs=self.kwargs))


class SetUpAppView(CodePage, SetUpPage):
    form_class = StaffCodeForm
    template_name = "staff/sign_in_app.html"
    title = gettext_lazy("Set up your authenticator app")
    device: StaffTotpDevice

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = invitation(str(kwargs["token"]))
        device = app_of(found.account_id, confirmed=False) if found else None
        if found is not None and device is None:
            return HttpResponseRedirect(reverse("staff_set_up", kwargs=kwargs))
        if device is not None:
            self.device = device
        return super().dispatch(request, *args, **kwargs)

    dispatch.login_required = False  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        secret = base64.b32encode(self.device.secret).decode().rstrip("=")
        return super().get_context_data(**kwargs) | {
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "picture": segno.make(_address(self.invitation.account.email, secret)).png_data_uri(scale=5),
        }

    def try_code(self, code: str) -> Tried:
        return try_app_code(device=self.device, code=code, network=network_of(self.request))

    def passed(self) -> HttpResponse:
        if not finish_set_up(invitation=self.invitation, device=self.device):
            raise Http404  # the link was used up or ran out meanwhile
        messages.success(self.request, _("You are set up. Sign in with your password and your app."))
        return HttpResponseRedirect(reverse("staff_sign_in"))


def _address(email: str, secret: str) -> str:
    """What the picture says to the app."""
    issuer = quote(_("NHS login staff"))
    return f"otpauth://totp/{issuer}:{quote(email)}?secret={secret}&issuer={issuer}&period=30&digits=6"
