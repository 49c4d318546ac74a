"""What a person is told for each reason code: one plain instruction. Pages translate it with gettext."""

from proofing.engines.video.refusals import UNOPENED


def _(text: str) -> str:
    """Marks the sentence for the translators; the engines themselves know no language."""
    return text


REASONS: dict[str, str] = {
    "video_not_found": _("We did not get your video. Record it again."),
    "not_a_video": _("This file is not a video we can open. Record a new video, or choose an MP4, MOV or WebM file."),
    "video_no_frames": _("There is no picture in this video. Record it again."),
    "video_damaged": _("Part of your video is missing. Record it again and wait until it has been sent."),
    "video_too_big": _("Your video file is too big. It must be smaller than 100 MB."),
    "video_too_large_picture": _("Your video has too many pixels. Record it at 1080p (Full HD) or lower."),
    "video_too_long": _("Your video is too long. It must be 60 seconds or shorter."),
    "video_too_short": _("Your video is too short. Take your time with each turn of your head."),
    "no_face": _("We could not see your face. Hold the camera level with your eyes and look at it."),
    "face_lost": _("Your face left the picture. Keep your whole face in view until the end."),
    "two_faces": _("We saw more than one face. Make sure you are alone in the picture."),
    "too_dark": _("Your video is too dark. Face a window or turn on a light."),
    "face_small": _("Your face is too far away. Move closer to the camera."),
    "few_sharp_frames": _(
        "Your face is not clear enough. Hold the camera still and look straight at it between turns."
    ),
    "too_few_pictures": _("Your video is jerky. Close other apps and record it again in good light."),
    "frozen": _("The picture in your video did not move. Record it again with your camera."),
    "not_frontal_at_start": _("Look straight at the camera when you start."),
    "turned_too_far": _("You turned your head too far. Turn it halfway to your shoulder, then back."),
    "no_turn": _("We did not see you turn your head. Turn it to each side, further than before."),
    "turn_missing": _("We did not see every turn. Turn your head to each side that we ask for, one after the other."),
    "wrong_order": _("You turned your head in a different order. Follow the order on the screen."),
    "not_back_to_front": _("Look straight at the camera again after each turn."),
    "turn_too_fast": _("You turned your head too fast. Turn it slowly."),
    "picture_jumps": _("Your video jumps from one picture to another. We need to look at it."),
    "several_people": _("We are not sure that one person is in the whole video. We need to look at it."),
    "face_changes": _(
        "Your face was not clear all the time. Turn slowly and keep your hair and hands away from your face."
    ),
    "face_differs": _(
        "Your video does not look like the photo on your document. Record it again in good light, without a hat."
    ),
    "face_unsure": _("We are not sure that the photo on your document shows you. We need to look at it."),
    "frames_differ": _("Parts of your video do not look like the photo on your document. We need to look at it."),
    "no_portrait": _(
        "We could not find the photo on your document. Take the picture again with the whole page in view."
    ),
    "portrait_small": _("The photo on your document is too small. Move the camera closer to the page."),
    "picture_cannot_be_opened": _("This file is not a picture we can open. Use a JPEG, PNG or HEIC file."),
    "picture_too_large": _("Your picture is too big. It must be smaller than 20 MB."),
}

# The file itself could not be opened: there was nothing to check.
UNOPENED_REASONS = frozenset({reason.value for reason in UNOPENED} | {"picture_cannot_be_opened"})


def instruction(code: str) -> str:
    """The English sentence for a code; an unknown one is a mistake of ours and says nothing wrong."""
    return REASONS.get(code, REASONS["no_face"])
