"""The stage after a citizen's password: a code by text. Until it is right the session is nobody's."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.credentials.models import SmsDevice
from accounts.credentials.queries import mobile_of
from accounts.credentials.text_codes import send_text_code
from accounts.people.models import User
from nhslogin.foundation.actors import Actor


class SmsStage(LoginStage):
    """Must stay the last stage."""

    key = "text_code"
    urlname = "account_text_code"

    @property
    def account(self) -> User:
        user = self.login.user
        assert isinstance(user, User)
        return user

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self.account.is_citizen:
            return None, True
        device = mobile_of(self.account.pk)
        if device is None:
            # Cannot happen to an account that was set up; without a second factor nobody comes in.
            return HttpResponseRedirect(reverse("account_inactive")), False
        send_text_code(device=device, by=Actor.citizen(self.account.pk))
        return HttpResponseRedirect(reverse("account_text_code")), True

    def passed(self, device: SmsDevice) -> HttpResponse:
        """The code was right: the sign-in is complete."""
        self.account.otp_device = device  # type: ignore[attr-defined]  # django-otp reads it at login
        record_authentication(self.request, self.account, "sms")
        response: HttpResponse = self.exit()
        return response


def pending(request: HttpRequest, stage: type[LoginStage]) -> LoginStage | None:
    """The stage this browser stands at, when it is this one."""
    from allauth.account.stages import LoginStageController  # noqa: PLC0415  (allauth loads its models late)

    found = LoginStageController.enter(request, stage.key)
    return found if isinstance(found, stage) else None
