"""Form fields of our own: a date in three boxes, and choices with an "or" before the last ones."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nhslogin.foundation.clock import today

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Text = str | Promise


class OtherWidget(forms.RadioSelect):
    """Radios with the word "or" before each value in `divided`."""

    def __init__(self, *args: Any, divided: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.divided = frozenset(divided)


class DatePartsWidget(forms.MultiWidget):
    """Three boxes: `<name>_day`, `<name>_month`, `<name>_year`. With `birthday` the browser may fill them in."""

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, birthday: bool = False) -> None:
        self.birthday = birthday
        super().__init__({part: forms.TextInput() for part in PARTS}, dict(attrs or {}))

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
        return [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]


class DatePartsField(forms.Field):
    """A date typed as day, month and year. `what` begins the messages: "Date of birth must include a month"."""

    widget: Any = DatePartsWidget

    def __init__(
        self, *, what: Text, enter: Text, in_past: bool = False, birthday: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", DatePartsWidget(birthday=birthday))
        super().__init__(**kwargs)
        self.what, self.enter, self.in_past = what, enter, in_past

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.decompress(initial) != [str(part or "").strip() for part in data or ["", "", ""]]

    def clean(self, value: Any) -> date | None:
        typed = dict(zip(PARTS, (str(part or "").strip() for part in value or ("", "", "")), strict=True))
        missing = [part for part in PARTS if not typed[part]]
        if len(missing) == len(PARTS):
            if self.required:
                raise self._wrong(str(self.enter), PARTS)
            return None
        if missing:
            raise self._wrong(_missing(str(self.what), missing), missing)
        return self._real(typed)

    def _real(self, typed: Mapping[str, str]) -> date:
        what = str(self.what)
        month = _month(typed["month"])
        bad = [] if re.fullmatch("[0-9]{1,2}", typed["day"]) and 1 <= int(typed["day"]) <= 31 else ["day"]
        bad += [] if month else ["month"]
        if not re.fullmatch("[0-9]+", typed["year"]):
            bad.append("year")
        elif len(typed["year"]) != 4:
            raise self._wrong(_("Year must include 4 numbers"), ["year"])
        if bad or month is None:
            raise self._wrong(_("%(what)s must be a real date") % {"what": what}, bad)
        try:
            found = date(int(typed["year"]), month, int(typed["day"]))
        except ValueError:
            raise self._wrong(_("%(what)s must be a real date") % {"what": what}, ["day"]) from None
        if self.in_past and found > today():
            raise self._wrong(_("%(what)s must be in the past") % {"what": what}, PARTS)
        if self.in_past and found.year < today().year - 130:
            raise self._wrong(_("Check the year. It is too long ago"), ["year"])
        return found

    @staticmethod
    def _wrong(message: str, parts: Sequence[str]) -> ValidationError:
        return ValidationError(message, code="date", params={"parts": tuple(parts)})


def _month(typed: str) -> int | None:
    """A number, or the month's name: people type both."""
    if re.fullmatch("[0-9]{1,2}", typed):
        return int(typed) if 1 <= int(typed) <= 12 else None
    return MONTHS.index(typed[:3].lower()) + 1 if typed[:3].lower() in MONTHS else None


def _missing(what: str, missing: Sequence[str]) -> str:
    words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
    parts = _(" and ").join(words[part] for part in missing)
    return _("%(what)s must include %(parts)s") % {"what": what, "parts": parts}
