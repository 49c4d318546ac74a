"""What stands before the fake camera: a made clip of a face that turns in the wanted order."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from nhslogin.devkit.clips.store import ensure_clips, letters
from nhslogin.devkit.portraits import PortraitName, portrait

# The page opens the camera seconds before it records: the face looks ahead that long, and again at the end, when the
# camera begins the clip anew while the page still records.
LEAD = 5.0


def put_before(camera_file: Path, name: PortraitName, order: Sequence[str]) -> None:
    """From the next time the camera opens it shows this face making these turns."""
    made = ensure_clips(camera_file.parent, {name: portrait(name)}, [order], container="mjpeg", lead=LEAD)
    shutil.copyfile(made[name, letters(order)], camera_file)
