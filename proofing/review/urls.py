"""Addresses under `/staff/review/`."""

from django.urls import path

from proofing.review.views import CaseView, GiveBackView, NextView, PictureView, QueueView

app_name = "review"

urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("next/", NextView.as_view(), name="next"),
    path("give-back/", GiveBackView.as_view(), name="give_back"),
    path("<uuid:case_id>/", CaseView.as_view(), name="case"),
    path("<uuid:case_id>/<slug:part>/", PictureView.as_view(), name="picture"),
]
