"""The stage after a staff member's password: the code of an authenticator app."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.credentials.queries import app_of
from accounts.sign_in.stages import SecondFactorStage
from accounts.sign_in.stages import pending as standing_stage


class StaffCodeStage(SecondFactorStage):
    """Citizens pass through; for staff it is in effect the last stage, as the text code is not for them."""

    key = "staff_code"
    urlname = "staff_code"
    method = "totp"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self.account.is_staff_member:
            return None, True
        # No app yet: the invitation has to be used first, nothing else lets anybody in.
        has_app = app_of(self.account.pk) is not None
        return HttpResponseRedirect(reverse("staff_code" if has_app else "staff_sign_in")), has_app


def pending(request: HttpRequest) -> StaffCodeStage | None:
    """The stage this browser stands at, when it is this one."""
    found = standing_stage(request, StaffCodeStage)
    return found if isinstance(found, StaffCodeStage) else None
