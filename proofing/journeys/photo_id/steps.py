"""The steps of photo ID and video selfie in their order: address, form, and the part of the proof each one gathers."""

from dataclasses import dataclass
from enum import StrEnum

from django import forms

from proofing.cases.values import Part
from proofing.journeys.photo_id.forms import (
    AgreeForm,
    CompareForm,
    DetailsForm,
    DocumentForm,
    DocumentKindForm,
    SubmitForm,
    VideoForm,
)


class Step(StrEnum):
    NEED = "what-you-need"
    DETAILS = "details"
    KIND = "document-kind"
    DOCUMENT = "document"
    COMPARE = "compare"
    SELFIE = "selfie"
    CHECK = "check"


@dataclass(frozen=True)
class StepRow:
    """One row. When only some parts are asked for again, a step is shown if one of its parts is among them."""

    step: Step
    form: type[forms.Form]
    parts: frozenset[Part]


STEPS = (
    StepRow(Step.NEED, AgreeForm, frozenset()),
    StepRow(Step.DETAILS, DetailsForm, frozenset({Part.DETAILS})),
    StepRow(Step.KIND, DocumentKindForm, frozenset()),
    StepRow(Step.DOCUMENT, DocumentForm, frozenset({Part.DOCUMENT})),
    StepRow(Step.COMPARE, CompareForm, frozenset({Part.DETAILS, Part.DOCUMENT})),
    StepRow(Step.SELFIE, VideoForm, frozenset({Part.VIDEO})),
    StepRow(Step.CHECK, SubmitForm, frozenset(Part)),
)

STEP_OF_PART = {Part.DETAILS: Step.DETAILS, Part.DOCUMENT: Step.DOCUMENT, Part.VIDEO: Step.SELFIE}
PART_OF_STEP = {Step.DOCUMENT: Part.DOCUMENT, Step.SELFIE: Part.VIDEO}


def steps_for(parts: frozenset[str]) -> frozenset[str]:
    """The steps that must be walked again for these parts."""
    return frozenset(row.step.value for row in STEPS if row.parts & parts)
