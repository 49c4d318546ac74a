"""Changing one's password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.registration.forms import NewPasswordForm


class ChangePasswordForm(NewPasswordForm):
    current_password = forms.CharField(
        label=_("Your password now"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter the password you have now")},
    )
    field_order = ("current_password", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("New password")
