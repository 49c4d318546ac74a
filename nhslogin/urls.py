"""The whole address map: each app brings its own list."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_APPS = (
    "nhslogin.portal",
    "nhslogin.developers",
    "nhslogin.oidc",
    "nhslogin.staff",
    "proofing",
    "accounts",
    "nhslogin.foundation.messages",
)


def _has_urls(app: str) -> bool:
    try:
        return find_spec(f"{app}.urls") is not None
    except ModuleNotFoundError:
        return False


urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"{app}.urls")) for app in _APPS if _has_urls(app)]

handler400 = "nhslogin.foundation.web.error_pages.handler400"
handler403 = "nhslogin.foundation.web.error_pages.handler403"
handler404 = "nhslogin.foundation.web.error_pages.handler404"
handler500 = "nhslogin.foundation.web.error_pages.handler500"
