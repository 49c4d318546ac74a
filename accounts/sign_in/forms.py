"""The boxes of the door: e-mail address, password, code."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        error_messages={
            "required": _("Enter your email address"),
            "invalid": _("Enter an email address in the right format, like name@example.com"),
            "max_length": _("Enter an email address with 254 characters or fewer"),
        },
    )


class PasswordForm(forms.Form):
    """Says nothing about how long a good one is: that belongs to setting one."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password"), "max_length": _("This password is too long")},
    )


class CodeField(forms.CharField):
    """Six digits; people type spaces and hyphens, and some keyboards type other digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Security code"))
        kwargs.setdefault("error_messages", {"required": _("Enter the code")})
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> str:
        typed = re.sub(r"[\s\u200b-\u200f\u2060.-]+", "", super().to_python(value) or "")
        return "".join(str(int(one)) if one.isdecimal() else one for one in typed)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not re.fullmatch("[0-9]{6}", value):
            raise forms.ValidationError(_("The code must be 6 numbers"), code="shape")


class CodeForm(forms.Form):
    code = CodeField()
