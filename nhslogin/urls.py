"""The whole address map: each app brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include(f"{app}.urls"))
    for app in (
        "nhslogin.portal",
        "nhslogin.developers",
        "nhslogin.oidc",
        "nhslogin.staff",
        "proofing",
        "accounts",
        "nhslogin.foundation.messages",
    )
]

handler400 = "nhslogin.foundation.web.error_pages.handler400"
handler403 = "nhslogin.foundation.web.error_pages.handler403"
handler404 = "nhslogin.foundation.web.error_pages.handler404"
handler500 = "nhslogin.foundation.web.error_pages.handler500"
