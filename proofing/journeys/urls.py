"""Addresses under `/prove/`."""

from django.urls import URLPattern, path

from proofing.journeys import demo
from proofing.journeys.demo_views import DemoClipView, DemoDocumentView
from proofing.journeys.photo_id.views import AgainView, PhotoIdView
from proofing.journeys.views import OwnPictureView, StartView, StateView, StatusView

app_name = "proofing"

_photo_id = PhotoIdView.as_view()
urlpatterns: list[URLPattern] = [
    path("", StartView.as_view(), name="start"),
    path("case/", StatusView.as_view(), name="case"),
    path("case/state/", StateView.as_view(), name="case_state"),
    path("picture/<uuid:evidence_id>/", OwnPictureView.as_view(), name="own_picture"),
    path("photo-id/", _photo_id, name="photo_id_start"),
]
if demo.on():
    urlpatterns += [
        path("photo-id/demo-clip/", DemoClipView.as_view(), name="demo_clip"),
        path("photo-id/demo-document/", DemoDocumentView.as_view(), name="demo_document"),
    ]
urlpatterns += [
    path("photo-id/<slug:step>/", _photo_id, name="photo_id"),
    path("photo-id/<slug:step>/again/", AgainView.as_view(), name="again"),
]
