"""The outbox page of the embedded installation: what would have been sent, newest first."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nhslogin.foundation.messages.forms import OutboxFilterForm
from nhslogin.foundation.messages.queries import newest


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: HttpRequest) -> HttpResponse:
    """Posted, so that no address stands in an address bar, a log or a history."""
    form = OutboxFilterForm(request.POST or None)
    to = form.cleaned_data["to"] if form.is_bound and form.is_valid() else ""
    return render(request, "foundation/outbox.html", {"form": form, "to": to, "outbox_messages": newest(to=to or None)})
