"""The reviewer's form: every question, one decision, and for a "no" its reason."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from proofing.review.actions import Judgement
from proofing.review.tables import QUESTIONS, REASON, Outcome, reasons_of

YES, NO = "yes", "no"


class DecisionForm(forms.Form):
    """Approve asks for "yes" to everything and a tick of its own; the others ask for a reason that fits a "no"."""

    outcome = forms.ChoiceField(
        label=_("Your decision"),
        choices=[
            (Outcome.APPROVED.value, _("Approve: this is the person they say they are")),
            (Outcome.ASKED_AGAIN.value, _("Ask the person for one part again")),
            (Outcome.REJECTED.value, _("Reject")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision")},
    )
    confirm = forms.BooleanField(
        label=_("I have checked everything on this page and all checks are passed"), required=False
    )
    reason = forms.ChoiceField(label=_("Reason, if you do not approve"), required=False)
    note = forms.CharField(
        label=_("What did you see?"),
        help_text=_("Which part, and what is wrong with it. The person does not see this"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.code] = forms.ChoiceField(
                label=str(question.text),
                choices=[(YES, _("Yes")), (NO, _("No"))],
                widget=forms.RadioSelect,
                required=False,
            )
        groups = [
            (question.text, [(row.code, row.label) for row in reasons_of(question.code)]) for question in QUESTIONS
        ]
        self.fields["reason"].choices = [("", _("Choose a reason")), *groups]  # type: ignore[attr-defined]
        self.order_fields([*(question.code for question in QUESTIONS), "outcome", "confirm", "reason", "note"])

    def section(self, name: str) -> Iterator[BoundField]:
        """The questions of one part of the page."""
        return (self[question.code] for question in QUESTIONS if question.section == name)

    def document_questions(self) -> Iterator[BoundField]:
        return self.section("document")

    def record_questions(self) -> Iterator[BoundField]:
        return self.section("record")

    def face_questions(self) -> Iterator[BoundField]:
        return self.section("face")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome == Outcome.APPROVED:
            self._clean_approval(cleaned)
        elif outcome:
            self._clean_refusal(cleaned, Outcome(outcome))
        return cleaned

    def _clean_approval(self, cleaned: dict[str, Any]) -> None:
        for question in QUESTIONS:
            if cleaned.get(question.code) != YES:
                self.add_error(question.code, _("To approve, answer yes: %(question)s") % {"question": question.text})
        if not cleaned.get("confirm"):
            self.add_error("confirm", _("Tick the box to say that all checks are passed"))

    def _clean_refusal(self, cleaned: dict[str, Any], outcome: Outcome) -> None:
        reason = REASON.get(cleaned.get("reason", ""))
        if reason is None:
            self.add_error("reason", _("Choose a reason"))
            return
        if cleaned.get(reason.question) != NO:
            self.add_error(reason.question, _("The reason you chose says no to this question. Answer no, or change it"))
        if reason.note_needed and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say what you saw"))
        if outcome is Outcome.ASKED_AGAIN and reason.part is None:
            self.add_error("outcome", _("The person cannot mend this. Choose reject, or another reason"))

    def judgement(self) -> Judgement:
        """The valid form as a value."""
        cleaned = self.cleaned_data
        outcome = Outcome(cleaned["outcome"])
        approved = outcome is Outcome.APPROVED
        return Judgement(
            outcome=outcome,
            answers={question.code: cleaned.get(question.code, "") for question in QUESTIONS},
            reason="" if approved else cleaned["reason"],
            note=cleaned.get("note", ""),
        )
