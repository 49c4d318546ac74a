"""Every way to prove who one is, one row per route, as the start page lists them; a row without address is to come."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Way:
    """One row: what it is called, for whom it is, how long it takes, where it begins."""

    route: str
    name: Text
    text: Text
    takes: Text
    url_name: str = ""


WAYS = (
    Way(
        "photo_id",
        _("Photo ID and a video of your face"),
        _("Take a photo of your passport and a short video of your face. You must be 16 or over"),
        _("About 5 minutes. Most people get an answer at once, some within 24 hours"),
        "proofing:photo_id_start",
    ),
    Way(
        "surgery",
        _("With the help of your GP surgery"),
        _("Staff at your surgery confirm that it is you"),
        _("Depends on your surgery"),
    ),
)
