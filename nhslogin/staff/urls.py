"""Addresses of the staff shell."""

from django.urls import path

from nhslogin.staff.views import HomeView

app_name = "staff"

urlpatterns = [path("staff/", HomeView.as_view(), name="home")]
