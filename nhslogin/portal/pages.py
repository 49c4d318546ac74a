"""The public pages that are only read: address, name and title; the text is in `templates/portal/<name>.html`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Page:
    """`portal:<name>` at `/<path>`."""

    path: str
    name: str
    title: str | Promise


PAGES = (
    Page("what-is-nhs-login/", "what_is", _("What NHS login is")),
    Page("how-to-prove-who-you-are/", "how_to_prove", _("How to prove who you are")),
    Page("why-prove-who-you-are/", "why_prove", _("Why we ask you to prove who you are")),
    Page("delegated-access/", "delegated_access", _("Use a service for someone else")),
    Page("nhs-number/", "nhs_number", _("Your NHS number")),
    Page("privacy/", "privacy", _("Privacy")),
    Page("cookies/", "cookies", _("Cookies")),
    Page("accessibility/", "accessibility", _("Accessibility")),
    Page("terms/", "terms", _("Terms of use")),
    Page("help/contact/", "contact", _("Contact us")),
)
