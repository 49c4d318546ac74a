"""/authorize: a request is checked, kept, and answered step by step from /resume/<its id>/."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nhslogin.oidc.authorization.actions import error_url, keep_request
from nhslogin.oidc.authorization.parameters import RequestRefused
from nhslogin.oidc.protocol.server import NOT_STORED, check_request


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponseBase:
    """Touches no session: a POST from another site comes without the cookie and must not replace it."""
    try:
        service, wanted = check_request(request)
    except RequestRefused as refused:
        return _refuse(request, refused)
    return redirect("oidc:resume", keep_request(service=service, wanted=wanted).pk)


def _refuse(request: HttpRequest, refused: RequestRefused) -> HttpResponse:
    """To the service when the address is its own; otherwise here, as JSON, or as a page for somebody with a browser."""
    if refused.redirect_uri:
        url = error_url(refused.redirect_uri, refused.error, refused.description, refused.state)
        return HttpResponseRedirect(url, headers=NOT_STORED)
    if "text/html" in request.headers.get("Accept", ""):
        context = {"error": refused.error, "description": refused.description}
        return render(request, "oidc/bad_request.html", context, status=400)
    members = {"error": refused.error, "error_description": refused.description, "state": refused.state}
    return JsonResponse({name: text for name, text in members.items() if text}, status=400, headers=NOT_STORED)
