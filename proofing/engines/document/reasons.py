"""What a person is told for each reason code of the document engine: one plain instruction. Pages translate it."""


def _(text: str) -> str:
    """Marks the sentence for the translators; the engines themselves know no language."""
    return text


REASONS: dict[str, str] = {
    "picture_cannot_be_opened": _("This file is not a picture we can open. Use a JPEG, PNG or HEIC file."),
    "picture_too_large": _("Your picture is too big. It must be smaller than 20 MB."),
    "picture_too_small": _("Your picture is too small. Take it again with the camera closer to the document."),
    "picture_blank": _("There is nothing to see in your picture. Take it again with the document in view."),
    "picture_too_dark": _("Your picture is too dark. Take it again in daylight or with a light on."),
    "picture_has_no_colour": _(
        "Your picture has no colour. Take a colour picture of the document itself, not of a copy."
    ),
    "page_blurred": _("Your picture is blurred. Hold the camera still and wait until the words are sharp."),
    "page_too_dark": _("The page is too dark. Take the picture again in daylight or with a light on."),
    "page_too_bright": _("The page is too bright. Take the picture again away from strong light."),
    "page_glare": _("Light shines back from the page. Turn off the flash or tilt the document a little."),
    "page_cut_off": _("Part of the page is missing. Take the picture again with all four corners in view."),
    "page_not_readable": _("We could not read the page. Take the picture again with the whole page in view."),
    "portrait_not_found": _("We could not find the photo on your document. Show the whole page with the photo on it."),
    "portrait_too_small": _("The photo on your document is too small. Move the camera closer to the page."),
    "mrz_not_found": _(
        "We could not find the two lines with arrows (<<<) at the bottom of the page. "
        "Show the whole photo page of your passport."
    ),
    "mrz_not_readable": _(
        "We could not read the two lines at the bottom of the page. Keep fingers off them and take a sharp picture."
    ),
    "check_digits_wrong": _(
        "We could not read every sign in the two lines at the bottom of the page. Take a sharp picture without shadows."
    ),
    "document_expired": _("Your document ran out more than 12 months ago. Use another document."),
    "licence_not_found": _(
        "We could not find a driving licence in your picture. Show the front of your photocard licence."
    ),
    "licence_not_readable": _(
        "We could not read all of your licence. Take a sharp picture of the whole front of the card."
    ),
    # Looked at by a person: no instruction would mend it.
    "composite_check_digit_wrong": _("Two parts of your document do not agree. We need to look at it."),
    "names_differ_on_page": _("Your name is not the same in two places on your document. We need to look at it."),
    "dates_differ_on_page": _("A date is not the same in two places on your document. We need to look at it."),
    "number_differs_on_page": _("The number is not the same in two places on your document. We need to look at it."),
    "dates_not_possible": _("A date on your document does not look right. We need to look at it."),
    "driver_number_disagrees": _(
        "Your driver number does not agree with your name or birth date. We need to look at it."
    ),
    "driver_number_cannot_be_checked": _("We cannot check this kind of licence by machine. We need to look at it."),
}
