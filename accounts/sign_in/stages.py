"""The stage after a citizen's password: a code by text. Until it is right the session is nobody's."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django_otp.models import Device

from accounts.credentials.queries import mobile_of
from accounts.credentials.text_codes import send_text_code
from accounts.people.models import User
from nhslogin.foundation.actors import Actor


class SecondFactorStage(LoginStage):
    """Waits for the code of a device; `method` is what the record of this sign-in calls it."""

    method = ""

    @property
    def account(self) -> User:
        user = self.login.user
        assert isinstance(user, User)
        return user

    def passed(self, device: Device) -> HttpResponse:
        """The code was right: the sign-in is complete."""
        self.account.otp_device = device  # type: ignore[attr-defined]  # django-otp reads it at login
        record_authentication(self.request, self.account, self.method)
        response: HttpResponse = self.exit()
        return response


class SmsStage(SecondFactorStage):
    """Must stay the last stage."""

    key = "text_code"
    urlname = "account_text_code"
    method = "sms"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self.account.is_citizen:
            return None, True
        device = mobile_of(self.account.pk)
        if device is None:
            # Cannot happen to an account that was set up; without a second factor nobody comes in.
            return HttpResponseRedirect(reverse("account_inactive")), False
        send_text_code(device=device, by=Actor.citizen(self.account.pk))
        return HttpResponseRedirect(reverse("account_text_code")), True


_MARK = "sign_in_begun_with"


def note_password(request: HttpRequest, account: User) -> None:
    """With which password this sign-in was begun, as a mark that tells nothing of it."""
    request.session[_MARK] = account.get_session_auth_hash()


def pending(request: HttpRequest, stage: type[LoginStage]) -> LoginStage | None:
    """The stage this browser stands at, when it is this one and the password it was begun with still stands."""
    from allauth.account.stages import LoginStageController  # noqa: PLC0415  (allauth loads its models late)

    found = LoginStageController.enter(request, stage.key)
    if not isinstance(found, stage) or not isinstance(found.login.user, User):
        return None
    mark = found.login.user.get_session_auth_hash()
    return found if constant_time_compare(request.session.get(_MARK, ""), mark) else None
