"""`/account/`: what somebody's NHS login is, how far they have proved who they are, and what they can do next."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.api import CitizenRequired, current_citizen, masked_number
from nhslogin.oidc.api import services_shared_with
from proofing.api import case_view, identity

LEVELS: dict[str, str | Promise] = {
    "P0": _("You have not proved who you are yet. You can use services that do not show health records."),
    "P5": _("We found your NHS record. You can use services that show a little of it."),
    "P9": _("You have proved who you are. You can use every service that takes NHS login."),
}
# What is going on with a case that is not finished, and how the way to it is called.
CASES: dict[str, tuple[str | Promise, str | Promise]] = {
    "collecting": (_("You began to prove who you are. What you did so far is kept."), _("Go on")),
    "checking": (_("We are checking what you sent us."), _("See how far we are")),
    "action_needed": (_("We need something more from you."), _("See what to do")),
    "awaiting_review": (_("A person is looking at what you sent us."), _("See how far we are")),
    "awaiting_in_person": (_("You still have to show who you are in person."), _("See what to do")),
    "on_hold": (_("We need a little more time with what you sent us."), _("See how far we are")),
    "not_verified": (_("We could not prove who you are last time."), _("See why, and what you can do")),
}


class AccountHome(CitizenRequired, TemplateView):
    template_name = "account/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = current_citizen(self.request)
        assert account is not None  # CitizenRequired
        found = identity(account.id)
        level = found.level if found else "P0"
        case = case_view(account.id) if level != "P9" else None
        return super().get_context_data(**kwargs) | {
            "account": account,
            "mobile": masked_number(account.mobile),
            "identity": found,
            "level": level,
            "level_text": LEVELS[level],
            "case": CASES.get(case.state) if case else None,
            "services": services_shared_with(account.id),
            "case_url": "/prove/" if case and case.state == "collecting" else "/prove/case/",
        }
