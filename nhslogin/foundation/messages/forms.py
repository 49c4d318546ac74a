"""The form of the outbox page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OutboxFilterForm(forms.Form):
    """One address or number, or nothing for all."""

    to = forms.CharField(label=_("Email address or mobile phone number"), max_length=254, required=False)
