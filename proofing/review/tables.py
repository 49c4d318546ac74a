"""QUESTIONS and REASONS: what a reviewer answers, and for each "no" why, with the advice the person gets."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proofing.cases.values import Part

Text = str | Promise


class Outcome(StrEnum):
    APPROVED = "approved"
    REJECTED = "rejected"
    ASKED_AGAIN = "asked_again"


@dataclass(frozen=True)
class Question:
    """One row: answered yes or no; a no opens the reasons of this question."""

    code: str
    section: str
    text: Text


@dataclass(frozen=True)
class Reason:
    """One row: which question it answers, whether the reviewer must say more, what the person is told."""

    code: str
    question: str
    label: Text
    advice: Text
    note_needed: bool = False
    # What the person may hand in again instead of being refused; none when another picture would mend nothing.
    part: Part | None = None


QUESTIONS = (
    Question("document_clear", "document", _("Can you see everything you need on the document?")),
    Question("document_genuine", "document", _("Does the document look genuine?")),
    Question(
        "document_valid", "document", _("Is it a document we accept, and in date or less than 12 months out of date?")
    ),
    Question("record_found", "record", _("Is there one NHS record for this person?")),
    Question(
        "birth_dates", "record", _("Are the dates of birth the same on the document, in the answers and on the record?")
    ),
    Question("given_names", "record", _("Do the first names agree? A name used earlier counts.")),
    Question("family_names", "record", _("Do the last names agree? A name used earlier counts.")),
    Question("face_clear", "face", _("Is the face in the video clear?")),
    Question("same_face", "face", _("Is it the same face in the video and on the document?")),
    Question("turns_seen", "face", _("Does the person turn their head in the order that was asked for?")),
)

_NEW_PHOTO = _("Take a new photo of the whole page in good light, with nothing covering it.")
_NEW_VIDEO = _("Record a new video in good light, with your whole face in view.")
_SURGERY = _("Ask your GP surgery to check the details it holds about you.")
_OTHER_WAY = _("Your GP surgery can help you to prove who you are in another way.")

REASONS = (
    Reason(
        "IDC-026",
        "document_clear",
        _("Cannot see everything clearly"),
        _NEW_PHOTO,
        note_needed=True,
        part=Part.DOCUMENT,
    ),
    Reason("IDC-031", "document_genuine", _("The whole document looks fake"), _OTHER_WAY, note_needed=True),
    Reason("IDC-032", "document_genuine", _("The photo or the details look changed"), _OTHER_WAY, note_needed=True),
    Reason(
        "IDC-041",
        "document_valid",
        _("The passport is too long out of date"),
        _("Use a passport that is in date or less than 12 months out of date."),
        part=Part.DOCUMENT,
    ),
    Reason(
        "IDC-044",
        "document_valid",
        _("UK document that we do not accept"),
        _("Use your passport."),
        note_needed=True,
        part=Part.DOCUMENT,
    ),
    Reason(
        "IDC-046",
        "document_valid",
        _("Document from another country that we do not accept"),
        _("Use your passport."),
        note_needed=True,
        part=Part.DOCUMENT,
    ),
    Reason("IDC-011", "record_found", _("No record found"), _SURGERY, part=Part.DETAILS),
    Reason("IDC-012", "record_found", _("More than one live record"), _SURGERY, note_needed=True),
    Reason("IDC-013", "record_found", _("Records of two people seem mixed up"), _SURGERY, note_needed=True),
    Reason("IDC-014", "record_found", _("Something is wrong with the record"), _SURGERY),
    Reason("IDC-016", "record_found", _("The postcodes do not match"), _SURGERY, part=Part.DETAILS),
    Reason("IDC-051", "birth_dates", _("Dates of birth do not match"), _SURGERY, note_needed=True),
    Reason("IDC-054", "given_names", _("First names do not match"), _SURGERY, note_needed=True),
    Reason("IDC-057", "family_names", _("Last names do not match"), _SURGERY, note_needed=True),
    Reason(
        "IDC-081",
        "face_clear",
        _("There is a face, but it is not clear"),
        _NEW_VIDEO,
        note_needed=True,
        part=Part.VIDEO,
    ),
    Reason(
        "IDC-082", "face_clear", _("A person without a visible face"), _NEW_VIDEO, note_needed=True, part=Part.VIDEO
    ),
    Reason("IDC-083", "face_clear", _("Nobody in the video"), _NEW_VIDEO, part=Part.VIDEO),
    Reason("IDC-091", "same_face", _("The faces do not match"), _OTHER_WAY),
    Reason(
        "IDC-102", "turns_seen", _("The turns cannot be seen clearly"), _NEW_VIDEO, note_needed=True, part=Part.VIDEO
    ),
    Reason("IDC-104", "turns_seen", _("The turns are missing or in another order"), _NEW_VIDEO, part=Part.VIDEO),
    Reason(
        "IDC-105", "turns_seen", _("Somebody else is in the video, or it is not live"), _OTHER_WAY, note_needed=True
    ),
)

REASON = {reason.code: reason for reason in REASONS}


def reasons_of(question: str) -> tuple[Reason, ...]:
    """The reasons that a "no" to this question may have."""
    return tuple(reason for reason in REASONS if reason.question == question)


def advice_of(code: str) -> Text:
    """What the person is told for a reviewer's reason; empty for a code that is not a reviewer's."""
    return REASON[code].advice if code in REASON else ""
