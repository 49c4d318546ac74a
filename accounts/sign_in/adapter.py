"""How allauth is fitted in: which stages follow the password, and where a sign-in goes on."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.people.models import User
from accounts.sessions import continuation
from accounts.sign_in.actions import note_signed_in
from nhslogin.foundation.actors import Actor


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up through allauth's own pages; they are not routed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_login_stages(self) -> list[str]:
        """The text code is the last stage: what it leaves on the account object would not outlive another one."""
        return ["accounts.staff_sign_in.stages.StaffCodeStage", "accounts.sign_in.stages.SmsStage"]

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:  # noqa: ARG002
        return HttpResponseRedirect(reverse("account_inactive"))

    def post_login(self, request: HttpRequest, user: Any, **_rest: Any) -> HttpResponse:
        """Never to an address that the browser brought along."""
        account: User = user
        by = Actor.citizen(account.pk) if account.is_citizen else Actor.staff(account.pk, "")
        note_signed_in(account_id=account.pk, by=by, methods="password,sms" if account.is_citizen else "password,totp")
        if account.is_staff_member:
            return HttpResponseRedirect(continuation.STAFF_HOME)
        return HttpResponseRedirect(continuation.take(request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return continuation.HOME
