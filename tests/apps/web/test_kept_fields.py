"""Blank fields are made once; what somebody typed is never kept."""

from django import forms

from nhslogin.foundation.web.components import _kept
from nhslogin.foundation.web.forms import render_field


class Name(forms.Form):
    full_name = forms.CharField(label="Your full name")


def test_a_blank_field_is_made_once() -> None:
    first = render_field(Name()["full_name"])
    before = _kept.cache_info()
    assert render_field(Name()["full_name"]) == first
    assert _kept.cache_info().currsize == before.currsize
    assert _kept.cache_info().hits == before.hits + 1


def test_what_was_typed_is_not_kept() -> None:
    before = _kept.cache_info()
    assert "Ada Byron" in render_field(Name({"full_name": "Ada Byron"})["full_name"])
    assert "Ada Byron" in render_field(Name(initial={"full_name": "Ada Byron"})["full_name"])
    assert _kept.cache_info() == before
