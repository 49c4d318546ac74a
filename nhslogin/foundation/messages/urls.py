"""The outbox page; no address at all where OUTBOX_VISIBLE is off."""

from django.conf import settings
from django.urls import URLPattern, path

from nhslogin.foundation.messages.views import outbox

urlpatterns: list[URLPattern] = [path("outbox/", outbox, name="outbox")] if settings.OUTBOX_VISIBLE else []
