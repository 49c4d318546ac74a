"""Addresses of proofing: the citizen's under `/prove/`, the reviewer's under `/staff/review/`."""

from django.urls import URLResolver, include, path

urlpatterns: list[URLResolver] = [
    path("prove/", include("proofing.journeys.urls")),
    path("staff/review/", include("proofing.review.urls")),
]
