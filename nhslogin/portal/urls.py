"""The public pages' addresses."""

from django.urls import path, re_path

from nhslogin.portal import health, sharing, views
from nhslogin.portal.account_home import AccountHome
from nhslogin.portal.pages import PAGES

app_name = "portal"

urlpatterns = [
    path("", views.PublicPage.as_view(template_name="portal/home.html"), name="home"),
    path("account/", AccountHome.as_view(), name="account"),
    path("account/services/<str:client_id>/stop/", sharing.StopSharing.as_view(), name="stop_sharing"),
    path("help/", views.HelpIndex.as_view(), name="help"),
    re_path(r"^help/(?P<code>CID[0-9]{4,5})/$", views.HelpReference.as_view(), name="reference"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
urlpatterns += [
    path(
        page.path, views.PublicPage.as_view(template_name=f"portal/{page.name}.html", title=page.title), name=page.name
    )
    for page in PAGES
]
