"""The whole address map: each app brings its own list."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_APPS = ("nhslogin.portal", "nhslogin.developers", "nhslogin.oidc", "nhslogin.staff", "proofing", "accounts", "nhslogin.foundation.messages")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{app}.urls")) for app in _APPS if find_spec(f"{app}.urls")
]
