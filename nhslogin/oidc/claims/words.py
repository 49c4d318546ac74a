"""What each claim is in plain words, for the page on which a person agrees to share and the list of what they share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _

from nhslogin.oidc.claims.table import CLAIMS, Person, release
from nhslogin.oidc.trust.vectors import rank

#: In the order in which they are shown. A claim without a word of its own goes with its neighbour.
WORDS = {
    "given_name": _("First names"),
    "family_name": _("Last name"),
    "birthdate": _("Date of birth"),
    "nhs_number": _("NHS number"),
    "identity_proofing_level": _("How far you have proved who you are"),
    "email": _("Email address"),
    "phone_number": _("Mobile phone number"),
    "landline_number": _("Landline phone number"),
    "gp_registration_details": _("The code of your GP surgery"),
    "gp_integration_credentials": _("Your registration details for GP online services"),
}

LEVELS = {
    "P0": gettext_lazy("Not proved yet"),
    "P5": gettext_lazy("Matched to your NHS record"),
    "P9": gettext_lazy("Fully proved"),
}


@dataclass(frozen=True)
class Item:
    """One line of the list: the word, and the value when it may be shown."""

    word: str
    value: str


def words_for(scopes: Collection[str], level: str) -> tuple[str, ...]:
    """What these scopes release at that level, each word once."""
    names = {claim.name for claim in CLAIMS if claim.scope in scopes and rank(claim.lowest_level) <= rank(level)}
    return tuple(gettext(word) for name, word in WORDS.items() if name in names)


def items_for(person: Person, scopes: Collection[str]) -> tuple[Item, ...]:
    """What the service would learn now, with the values the person knows themselves."""
    claims = release(person, scopes)
    return tuple(Item(gettext(word), _shown(name, claims)) for name, word in WORDS.items() if name in claims)


def _shown(name: str, claims: Mapping[str, Any]) -> str:
    value = claims[name]
    if name == "identity_proofing_level":
        return str(LEVELS[value])
    if name == "birthdate":
        return date_format(date.fromisoformat(value), "j F Y")
    if name == "nhs_number":
        # Below P9 the number is only claimed: it is not for showing.
        return f"{value[:3]} {value[3:6]} {value[6:]}" if claims.get("identity_proofing_level") == "P9" else ""
    if name == "gp_registration_details":
        return str(value["gp_ods_code"])
    return value if isinstance(value, str) else ""
