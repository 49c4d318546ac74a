"""The boxes of staff sign-in and set-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.registration.forms import NewPasswordForm
from accounts.sign_in.forms import CodeField, EmailForm, PasswordForm


class StaffSignInForm(EmailForm, PasswordForm):
    """Both on one page: staff addresses are known to their organisation anyway, and nobody registers here."""

    field_order = ("email", "password")


class StaffCodeForm(forms.Form):
    code = CodeField(label=_("Code from your authenticator app"))


class StaffPasswordForm(NewPasswordForm):
    """The first page of set-up."""
