"""The boxes of setting up: a new password, a mobile number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.credentials.numbers import NotAMobile, read_mobile
from accounts.credentials.passwords import LONGEST, SHORTEST, password_problem


class NewPasswordForm(forms.Form):
    """One box with "Show", not two: whoever can see the word need not type it twice."""

    password = forms.CharField(
        label=_("Create a password"),
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = _(
            "Use %(shortest)s to %(longest)s characters. Three words that do not belong together are easy to remember."
        ) % {"shortest": SHORTEST, "longest": LONGEST}

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        problem = password_problem(password, email=self.email)
        if problem:
            raise forms.ValidationError(problem)
        return password


class MobileForm(forms.Form):
    mobile = forms.CharField(
        label=_("What is your mobile phone number?"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=_(
            "We will text you a code each time you sign in. Use the number your GP surgery has, if you can. "
            "For a number from another country, begin with + and the country code."
        ),
    )

    def clean_mobile(self) -> str:
        read = read_mobile(str(self.cleaned_data["mobile"]))
        if isinstance(read, NotAMobile):
            raise forms.ValidationError(read.message)
        return read.e164
