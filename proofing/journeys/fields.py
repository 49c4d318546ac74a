"""Form fields of the journeys: names, postcode and NHS number, each with a sentence for every way it can be wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.web.forms import look
from proofing.journeys import answers
from proofing.journeys.answers import NotUsable, Problem

Text = str | Promise

# Enough for the longest names on record; beyond it somebody has pasted something else.
LONGEST_NAME = 200

POSTCODE_PROBLEMS: Mapping[str, Text] = {
    Problem.EMPTY: _("Enter your postcode"),
    Problem.FORM: _("Enter a full postcode, like LS1 4AP"),
    Problem.NORTHERN_IRELAND: _(
        "This is a postcode in Northern Ireland. NHS login is for people who use health services in England, "
        "Wales or the Isle of Man"
    ),
    Problem.OUTSIDE: _(
        "This is a postcode in the Channel Islands. NHS login is for people who use health services in England, "
        "Wales or the Isle of Man"
    ),
}
NHS_NUMBER_PROBLEMS: Mapping[str, Text] = {
    Problem.LETTERS: _("NHS number must only include numbers"),
    Problem.LENGTH: _("NHS number must have 10 numbers, like 999 123 4567"),
    Problem.CHECK_DIGIT: _("This is not an NHS number. Check it and type it again"),
    Problem.NATIONAL_INSURANCE: _(
        "This looks like a National Insurance number. Enter your NHS number, which has 10 numbers and no letters"
    ),
}


class _Exact(forms.CharField):
    """Text that a function of `answers` makes exact, or refuses with a problem this field has words for."""

    read: Callable[[str], str]

    def __init__(self, *, problems: Mapping[str, Text], **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)
        self.problems = problems
        if Problem.EMPTY in problems:
            self.error_messages["required"] = problems[Problem.EMPTY]  # type: ignore[assignment]

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return type(self).read(typed)
        except NotUsable as refused:
            raise ValidationError(str(self._words(refused.problem)), code=refused.problem) from None

    def _words(self, problem: Problem) -> Text:
        return self.problems.get(problem) or next(iter(self.problems.values()))


class NameField(_Exact):
    """A given or family name. `enter` is the sentence when it is empty."""

    read = staticmethod(answers.name)

    def __init__(self, *, enter: Text, letters: Text, **kwargs: Any) -> None:
        problems: dict[str, Text] = {Problem.EMPTY: enter, Problem.NO_LETTER: letters}
        super().__init__(problems=problems, max_length=LONGEST_NAME, **kwargs)
        self.widget.attrs |= {"spellcheck": "false"}


class PostcodeField(_Exact):
    """A postcode of England, Wales, Scotland or the Isle of Man."""

    read = staticmethod(answers.postcode)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(problems=POSTCODE_PROBLEMS, **kwargs)
        self.widget.attrs |= {"autocomplete": "postal-code", "autocapitalize": "characters", "spellcheck": "false"}
        look(self, width=10)


class NhsNumberField(_Exact):
    """Ten digits with a right check digit, however they are spaced."""

    read = staticmethod(answers.nhs_number)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(problems=NHS_NUMBER_PROBLEMS, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false", "autocomplete": "off"}
        look(self, width=10, code=True)
