"""The forms of photo ID and video selfie, one for each step. Nothing single-use happens in their `clean`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nhslogin.foundation import clock
from nhslogin.foundation.files import api as files
from nhslogin.foundation.web.form_fields import DatePartsField
from proofing.journeys.ages import PHOTO_ID_FROM, age_on
from proofing.journeys.fields import NameField, NhsNumberField, PostcodeField
from proofing.journeys.photo_id.documents import DOCUMENT_KINDS, OPEN


class AgreeForm(forms.Form):
    """No fields: pressing the button is the agreement, and it is written into the audit trail."""


class DetailsForm(forms.Form):
    """Who the person says they are."""

    given_name = NameField(
        label=_("First name"),
        help_text=_("As it is on your passport and at your GP surgery. Add middle names if you have them"),
        enter=_("Enter your first name"),
        letters=_("First name must include letters"),
    )
    family_name = NameField(
        label=_("Last name"), enter=_("Enter your last name"), letters=_("Last name must include letters")
    )
    birthdate = DatePartsField(
        label=_("Date of birth"),
        help_text=_("For example, 15 3 1984"),
        what=_("Date of birth"),
        enter=_("Enter your date of birth"),
        in_past=True,
        birthday=True,
    )
    postcode = PostcodeField(
        label=_("Postcode"), help_text=_("The one your GP surgery has for you. For example, LS1 4AP")
    )
    nhs_number = NhsNumberField(
        label=_("NHS number (optional)"),
        help_text=_("10 numbers, like 999 123 4567. You can find it on a letter or prescription from the NHS"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["family_name"].widget.attrs["autocomplete"] = "family-name"

    def clean_birthdate(self) -> date:
        born: date = self.cleaned_data["birthdate"]
        if age_on(clock.today(), born) < PHOTO_ID_FROM:
            raise ValidationError(
                _("You must be 16 or over to prove who you are online. Your GP surgery can help you another way"),
                code="age",
            )
        return born


class DocumentKindForm(forms.Form):
    """Which document. One kind can be used today; the table is ready for more."""

    kind = forms.ChoiceField(
        label=_("Which photo ID will you use?"),
        choices=[(kind.code, kind.name) for kind in OPEN],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose which photo ID you will use"),
            "invalid_choice": _("Choose a photo ID from the list"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choice_hints = {kind.code: kind.hint for kind in DOCUMENT_KINDS}  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    """One file, opened and checked by the rules for uploads. With `held` an earlier file may stand."""

    part = ""
    accept: Callable[[Any], Any]
    nothing_sent: Any = ""

    def __init__(self, *args: Any, held: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.accepted: files.AcceptedFile | None = None
        self.fields[self.part].required = False
        self.fields[self.part].error_messages["empty"] = self.nothing_sent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get(self.part)
        if self.part in self.errors:
            return cleaned
        if upload is None:
            if not self.held:
                self.add_error(self.part, self.nothing_sent)
            return cleaned
        found = type(self).accept(upload)
        if isinstance(found, files.FileRefused):
            self.add_error(self.part, ValidationError(str(found.message), code=found.reason))
        else:
            self.accepted = found
        return cleaned


class DocumentForm(EvidenceForm):
    """The photograph of the document."""

    part = "document"
    accept = staticmethod(files.accept_picture)
    nothing_sent = _("Choose or take a photo of your passport")
    document = forms.FileField(
        label=_("Photo of your passport"),
        help_text=_("A JPEG, PNG, WebP or HEIC picture, up to 20 MB"),
        max_length=None,
        # No `capture`: with it phones open the camera at once and offer no picture taken before.
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


class VideoForm(EvidenceForm):
    """The video selfie."""

    part = "video"
    accept = staticmethod(files.accept_video)
    nothing_sent = _("Record or choose a video of your face")
    video = forms.FileField(
        label=_("Your video"),
        help_text=_("A WebM, MP4 or MOV video, up to 60 seconds and 100 MB"),
        widget=forms.FileInput(attrs={"accept": "video/*"}),
    )


class CompareForm(forms.Form):
    """No fields: going on says that the details are those of the document."""


class SubmitForm(forms.Form):
    """Carries the version of the answers that the page showed, so that nobody confirms what they have not seen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, shown: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        self.initial["version"] = shown

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("version") not in (None, self.shown):
            # The field goes back to the newest version: the page now shows the newest answers.
            self.data = {**self.data, "version": str(self.shown)}
            raise ValidationError(
                _("Your answers were changed in another tab or on another device. Check them again"), code="changed"
            )
        return cleaned
