"""The services a person shares their details with, and the end of that."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.api import AccountView, CitizenRequired, current_citizen
from nhslogin.foundation.actors import Actor
from nhslogin.oidc.api import SharingView, services_shared_with, withdraw_sharing


class StopSharing(CitizenRequired, TemplateView):
    """`/account/services/<client id>/stop/`: asked once, then done."""

    template_name = "portal/stop_sharing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        service = _shared(_citizen(self.request), kwargs["client_id"])
        return super().get_context_data(**kwargs) | {"service": service, "back_url": reverse("portal:account")}

    def post(self, request: HttpRequest, client_id: str) -> HttpResponse:
        account = _citizen(request)
        service = _shared(account, client_id)
        withdraw_sharing(account_id=account.id, client_id=client_id, by=Actor.citizen(str(account.id)))
        text = _("You no longer share your details with %(name)s.") % {"name": service.service_name}
        messages.success(request, text)
        return HttpResponseRedirect(reverse("portal:account"))


def _shared(account: AccountView, client_id: str) -> SharingView:
    for one in services_shared_with(account.id):
        if one.client_id == client_id:
            return one
    raise Http404


def _citizen(request: HttpRequest) -> AccountView:
    found = current_citizen(request)
    assert found is not None  # CitizenRequired lets nobody else in
    return found
