"""The developers' pages."""

from django.urls import path

from nhslogin.developers.views import Home

app_name = "developers"

urlpatterns = [path("developers/", Home.as_view(), name="home")]
