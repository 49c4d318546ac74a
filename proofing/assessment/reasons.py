"""REASONS: what a person is told for each reason code. The engines bring tables of their own."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from proofing.engines.document.reasons import REASONS as DOCUMENT_REASONS
from proofing.engines.face.reasons import REASONS as FACE_REASONS

OWN_REASONS: dict[str, str] = {
    "could_not_check": _("We could not check everything by computer. A member of staff will look at it."),
    "profile_not_met": _("We need a member of staff to look at your photo ID."),
    "tries_used_up": _("You have used all your tries for now. Start again later, or prove who you are in another way."),
    "file_harmful_document": _("We cannot use your picture file because it may be harmful. Take a new photo."),
    "file_harmful_video": _("We cannot use your video file because it may be harmful. Record a new video."),
    "record_not_found": _("We could not find your NHS record with these details. Check that your name, date of birth "
                          "and postcode are the ones your GP surgery has."),
    "record_too_many": _("We could not find your NHS record with these details alone. Add your NHS number."),
    "record_birth_date_differs": _("The NHS number and the date of birth do not belong together. Check both."),
    "record_invalidated": _("There may be a problem with this NHS number. A member of staff will look at it."),
    "record_closed": _("We cannot give you access with these details. Contact us and quote CID2012."),
    "claimed_family_name_differs": _("The last name you gave is not the one on the NHS record."),
    "claimed_given_name_differs": _("The first name you gave is not the one on the NHS record."),
    "claimed_birth_date_differs": _("The date of birth you gave is not the one on the NHS record."),
    "document_family_name_differs": _("The last name on your photo ID is not the one on your NHS record."),
    "document_given_name_differs": _("The first name on your photo ID is not the one on your NHS record."),
    "document_birth_date_differs": _("The date of birth on your photo ID is not the one on your NHS record."),
    "document_used_before": _("We need a member of staff to look at your photo ID."),
    "file_used_before": _("We need a member of staff to look at your pictures."),
    "number_already_proved": _("You may already have an NHS login with another email address."),
    "other_number_before": _("There may be a problem with your NHS record. A member of staff will look at it."),
}  # fmt: skip


def known(reason: str) -> bool:
    """Is it one of ours? Reviewers' reasons have a table and advice of their own."""
    return any(reason in table for table in (OWN_REASONS, DOCUMENT_REASONS, FACE_REASONS))


def text_of(reason: str) -> str:
    """The sentence for a person; an unknown code is a mistake of ours and says nothing wrong."""
    for table in (OWN_REASONS, DOCUMENT_REASONS, FACE_REASONS):
        if reason in table:
            return gettext(table[reason])
    return gettext(OWN_REASONS["could_not_check"])
