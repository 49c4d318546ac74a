"""What every template may ask about the site: its brand and name, the menu, whether somebody is signed in."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhslogin.foundation.web.components import component


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    staff = signed_in and getattr(user, "kind", "") == "staff"
    return {
        "brand": settings.BRAND,
        "service_name": _("NHS login"),
        "signed_in": signed_in,
        "sign_out_url": "/staff/sign-out/" if staff else "/sign-out/",
        "menu": [item | {"current": item["href"] == request.path} for item in _menu(signed_in=signed_in, staff=staff)],
        "footer": footer(get_language() or "en-gb", outbox=getattr(settings, "OUTBOX_VISIBLE", False)),
    }


# Paths are part of the contract with the public, so they are written here and not looked up.
def _menu(*, signed_in: bool, staff: bool) -> list[dict[str, Any]]:
    if staff:
        return [{"href": "/staff/", "text": _("Staff home")}]
    home = {"href": "/account/", "text": _("Your account")} if signed_in else {"href": "/", "text": _("Home")}
    proof = {"href": "/how-to-prove-who-you-are/", "text": _("Prove who you are")}
    return [home, proof, {"href": "/help/", "text": _("Help")}]


@cache
def footer(_language: str, *, outbox: bool) -> SafeString:
    """The same on every page, so rendered once for each language."""
    groups: list[dict[str, Any]] = [
        {
            "heading": _("About NHS login"),
            "items": [
                {"href": "/what-is-nhs-login/", "text": _("What NHS login is")},
                {"href": "/how-to-prove-who-you-are/", "text": _("How to prove who you are")},
                {"href": "/why-prove-who-you-are/", "text": _("Why we ask")},
                {"href": "/delegated-access/", "text": _("Access for someone else")},
                {"href": "/nhs-number/", "text": _("Your NHS number")},
            ],
        },
        {
            "heading": _("Help"),
            "items": [
                {"href": "/help/", "text": _("Get help")},
                {"href": "/help/contact/", "text": _("Contact us")},
            ],
        },
        {
            "heading": _("For organisations"),
            "items": [
                {"href": "/developers/", "text": _("Developers")},
                {"href": "/staff/", "text": _("Staff")},
            ],
        },
        {
            "heading": _("Legal"),
            "items": [
                {"href": "/privacy/", "text": _("Privacy")},
                {"href": "/cookies/", "text": _("Cookies")},
                {"href": "/accessibility/", "text": _("Accessibility")},
                {"href": "/terms/", "text": _("Terms of use")},
            ],
        },
    ]
    if outbox:
        groups[2]["items"].append({"href": "/outbox/", "text": _("Outbox (demonstration)")})
    return component("footer", {"navigation": groups, "copyright": {"text": ""}})
