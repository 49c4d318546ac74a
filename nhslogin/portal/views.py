"""Pages anybody may read: home, about NHS login, help, and what crawlers and browsers ask for."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from nhslogin.portal.references import REFERENCES, Reference


@method_decorator(login_not_required, name="dispatch")
class PublicPage(TemplateView):
    """A page without a form; `title` names it."""

    title: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contact = {"email": getattr(settings, "SUPPORT_EMAIL", ""), "phone": getattr(settings, "SUPPORT_PHONE", "")}
        return super().get_context_data(**kwargs) | {"title": self.title, "support": contact}


class HelpIndex(PublicPage):
    """The most asked questions and every reference."""

    template_name = "portal/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"references": _listed()}


def _listed() -> list[Reference]:
    """Without those that only repeat the general one."""
    general = REFERENCES["CID0000"]
    return [entry for entry in REFERENCES.values() if entry is general or entry.title != general.title]


class HelpReference(PublicPage):
    """What one reference means; an unknown one is an ordinary "page not found"."""

    template_name = "portal/reference.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = REFERENCES.get(kwargs["code"])
        if entry is None:
            raise Http404
        return super().get_context_data(**kwargs) | {"entry": entry}


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Search engines may read what is public and nothing else."""
    closed = ("account", "prove", "sign-in", "staff", "outbox", "authorize", "resume")
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@login_not_required
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Browsers ask for it at the root whatever the page says."""
    if settings.BRAND == "nhs":
        return redirect(static("vendor/nhsuk-frontend/assets/images/favicon.ico"))
    return redirect(static("images/favicon.svg"))
