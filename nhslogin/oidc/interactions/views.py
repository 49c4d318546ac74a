"""/resume/<id>/: ask the policy, do what it says, or send the person off with a code; and the sharing pages."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.authorization.actions import answer_with_code, answer_with_error
from nhslogin.oidc.authorization.models import AuthorizationRequest
from nhslogin.oidc.authorization.queries import find_request
from nhslogin.oidc.claims.words import items_for
from nhslogin.oidc.interactions import policy
from nhslogin.oidc.interactions.policy import GoTo, Needed, Refuse, Stop, Visit
from nhslogin.oidc.middleware import remember_origin
from nhslogin.oidc.sharing.actions import agree, refuse
from nhslogin.oidc.sharing.queries import standing
from nhslogin.oidc.tokens.actions import Answer


@login_not_required
@require_GET
def resume(request: HttpRequest, request_id: uuid.UUID) -> HttpResponseBase:
    """Asked again each time the person comes back from one of the steps."""
    found = find_request(request_id)
    if found is None or found.answered_at is not None:
        return _over(request, found)
    visit = Visit(request, found)
    needed = policy.ask(visit)
    return _answer(visit) if needed is None else _do(visit, needed)


def _do(visit: Visit, needed: Needed) -> HttpResponseBase:
    remember_origin(visit.http, visit.request.redirect_uri)
    if isinstance(needed, GoTo):
        return redirect(needed.url)
    if isinstance(needed, Stop):
        return render(visit.http, needed.template, {"sign_in": visit.request}, status=403)
    return _leave_with_error(visit, needed)


def _answer(visit: Visit) -> HttpResponseBase:
    asked, strength = visit.request, visit.strength
    if strength.auth_time is None:
        raise RuntimeError("a session without a time of sign-in came past the policy")
    answer = Answer(
        account_id=visit.signed_in.id,
        redirect_uri=asked.redirect_uri,
        scopes=tuple(asked.scopes),
        nonce=asked.nonce,
        vot=visit.verdict.vector.text,
        auth_time=strength.auth_time,
        code_challenge=asked.code_challenge,
    )
    url = answer_with_code(request=asked, answer=answer, by=Actor.citizen(answer.account_id))
    return _leave(url) if url else _over(visit.http, asked)


def _leave_with_error(visit: Visit, refusal: Refuse) -> HttpResponseBase:
    by = Actor.citizen(visit.account.id) if visit.account else Actor.anonymous()
    url = answer_with_error(request=visit.request, error=refusal.error, description=refusal.description, by=by)
    return _leave(url) if url else _over(visit.http, visit.request)


def _leave(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _over(request: HttpRequest, found: AuthorizationRequest | None) -> HttpResponse:
    """Answered before, or too old: a new start at the service is the way on."""
    return render(request, "oidc/over.html", {"sign_in": found}, status=410 if found else 404)


@method_decorator(login_not_required, name="dispatch")
class SharingStep(View):
    """A page of the sharing step: shown only while that step is the one that is due, else back to the policy."""

    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = find_request(kwargs["request_id"])
        if found is None or found.answered_at is not None:
            return _over(request, found)
        self.visit = Visit(request, found)
        if policy.ask(self.visit, policy.before(policy.share)) is not None:
            return redirect("oidc:resume", found.pk)
        remember_origin(request, found.redirect_uri)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        asked, account = self.visit.request, self.visit.signed_in
        before = standing(account.id, asked.service)
        context = {
            "sign_in": asked,
            "service": asked.service,
            "items": items_for(self.visit.person, asked.scopes),
            "is_change": before is not None,
            "level": self.visit.level,
        }
        return render(request, self.template_name, context)


class Share(SharingStep):
    """What the service would learn, and the question whether that is agreed."""

    template_name = "oidc/share.html"

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        asked, account = self.visit.request, self.visit.signed_in
        if request.POST.get("answer") == "no":
            return redirect("oidc:not_share", asked.pk)
        # Agreed to is what was shown: more was proved meanwhile, so the page is shown anew.
        shown = request.POST.get("level", self.visit.level)
        if request.POST.get("answer") != "yes" or shown != self.visit.level:
            return redirect("oidc:share", asked.pk)
        by = Actor.citizen(account.id)
        agree(account_id=account.id, service=asked.service, scopes=asked.scopes, level=self.visit.level, by=by)
        return redirect("oidc:resume", asked.pk)


class NotShare(SharingStep):
    """Whether the person is sure; then the service is told."""

    template_name = "oidc/not_share.html"

    def post(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        asked, account = self.visit.request, self.visit.signed_in
        refuse(account_id=account.id, service=asked.service, by=Actor.citizen(account.id))
        return _leave_with_error(self.visit, Refuse("access_denied", "ConsentNotGiven"))
