"""One form with every kind of field, and the addresses of pages that show it or fail on purpose."""

from datetime import timedelta

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from nhslogin.foundation.web import error_pages
from nhslogin.foundation.web.form_fields import DatePartsField
from nhslogin.foundation.web.forms import look
from nhslogin.foundation.web.views import PageFormView


class EveryField(forms.Form):
    email = forms.EmailField(label="Email address", help_text="We only use it to sign you in")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    code = forms.CharField(label="Security code")
    mobile = forms.CharField(label="Mobile number", widget=forms.TextInput(attrs={"type": "tel"}))
    postcode = look(forms.CharField(label="Postcode"), width=10)
    birthdate = DatePartsField(
        label="Date of birth", what="Date of birth", enter="Enter your date of birth", in_past=True, birthday=True
    )
    kind = forms.ChoiceField(
        label="Which document?", widget=forms.RadioSelect, choices=[("passport", "Passport"), ("other", "<b>Other</b>")]
    )
    needs = forms.MultipleChoiceField(
        label="Needs", widget=forms.CheckboxSelectMultiple, choices=[("a", "First"), ("b", "Second")]
    )
    agree = forms.BooleanField(label="I agree")
    country = forms.ChoiceField(label="Country", choices=[("", ""), ("gb", "United Kingdom")])
    note = forms.CharField(label="Note", widget=forms.Textarea)
    document = forms.FileField(label="Photo of your ID")
    step = forms.CharField(widget=forms.HiddenInput, initial="one")


class OneField(forms.Form):
    email = forms.EmailField(label="What is your email address?")


class EveryFieldPage(PageFormView):
    form_class = EveryField
    title = "Every field"
    caption = "Step 1 of 2"
    back_url = "/help/"


class OneFieldPage(PageFormView):
    form_class = OneField
    label_is_title = True


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret cause")


def database_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("secret cause")


def forbids(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("secret cause")


urlpatterns = [
    path("", include("nhslogin.portal.urls")),
    path("", include("nhslogin.developers.urls")),
    path("every-field/", login_not_required(EveryFieldPage.as_view())),
    path("one-field/", login_not_required(OneFieldPage.as_view())),
    path("breaks/", login_not_required(breaks)),
    path("database-away/", login_not_required(database_away)),
    path("forbids/", login_not_required(forbids)),
    path("too-many/", login_not_required(lambda r: error_pages.too_many(r, wait=timedelta(minutes=7)))),
    path("unavailable/", login_not_required(error_pages.unavailable)),
]

handler400 = "nhslogin.foundation.web.error_pages.handler400"
handler403 = "nhslogin.foundation.web.error_pages.handler403"
handler404 = "nhslogin.foundation.web.error_pages.handler404"
handler500 = "nhslogin.foundation.web.error_pages.handler500"
