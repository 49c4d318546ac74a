"""What a developer needs to connect a service."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

ENDPOINTS = (
    ("/.well-known/openid-configuration", "Discovery"),
    ("/.well-known/jwks.json", "Public keys"),
    ("/authorize", "Authorization"),
    ("/token", "Token"),
    ("/userinfo", "User information"),
)


@method_decorator(login_not_required, name="dispatch")
class Home(TemplateView):
    """Endpoints, registration, scopes, vectors, on one page."""

    template_name = "developers/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        endpoints = [(f"{settings.ISSUER}{path}", name) for path, name in ENDPOINTS]
        return super().get_context_data(**kwargs) | {"issuer": settings.ISSUER, "endpoints": endpoints}
