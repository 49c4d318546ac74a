"""The documents a person may prove themselves with: one row per kind; a row that is not open yet is shown as coming."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DocumentKind:
    """One row of the table: what it is called, what to photograph, whether it can be used today."""

    code: str
    name: str | Promise
    hint: str | Promise
    page: str | Promise
    open: bool


DOCUMENT_KINDS = (
    DocumentKind(
        "passport",
        _("Passport"),
        _(
            "From the UK, another European country, the USA, Canada, Australia or New Zealand, with the gold chip sign "
            "on its cover. It can be up to 12 months out of date"
        ),
        _("the page with your photo and the 2 lines of letters and numbers at the bottom"),
        open=True,
    ),
    DocumentKind("driving_licence", _("UK driving licence"), _("Full or provisional"), _("the front"), open=False),
    DocumentKind("residence_permit", _("UK residence permit or card"), "", _("the front and the back"), open=False),
    DocumentKind("identity_card", _("European identity card"), "", _("the front and the back"), open=False),
)

OPEN = tuple(kind for kind in DOCUMENT_KINDS if kind.open)
COMING = tuple(kind for kind in DOCUMENT_KINDS if not kind.open)


def kind_of(code: str) -> DocumentKind:
    """The row for a code; an unknown code is the first open kind."""
    return next((kind for kind in DOCUMENT_KINDS if kind.code == code), OPEN[0])
