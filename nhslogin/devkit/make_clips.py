"""Makes the selfie clips of one portrait: `python -m nhslogin.devkit.make_clips FOLDER PORTRAIT`.

A process of its own: it takes seconds of a core, and the image libraries stay out of everything else.
"""

import sys
from pathlib import Path

from nhslogin.devkit.clips.store import ensure_clips
from nhslogin.devkit.portraits import PortraitName, portrait


def main(folder: Path, name: PortraitName) -> None:
    """One clip for each order, linked under the name by which the demo finds it."""
    for (_, order), path in ensure_clips(folder / "clips", {name: portrait(name)}).items():
        link = folder / f"{name}-{order}.webm"
        link.unlink(missing_ok=True)
        link.symlink_to(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])  # type: ignore[arg-type]
