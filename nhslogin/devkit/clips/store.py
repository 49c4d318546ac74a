"""Clips kept in a folder: one for each portrait and each order the server may draw, made when missing."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nhslogin.devkit.clips.make import actor, make_clip
from nhslogin.devkit.clips.plan import FRONT
from nhslogin.devkit.clips.write import Container
from proofing.engines.face.api import Picture

# Made anew when the recipe changes.
RECIPE = "1"
ORDERS: tuple[tuple[str, ...], ...] = (
    ("left", "right"),
    ("right", "left"),
    ("left", "right", "left"),
    ("right", "left", "right"),
)


def letters(turns: Sequence[str]) -> str:
    """left, right -> LR."""
    return "".join(turn[0].upper() for turn in turns)


def clip_path(
    folder: Path, name: str, turns: Sequence[str], container: Container = "webm", lead: float = FRONT
) -> Path:
    return folder / f"{name}-{letters(turns)}-{lead:g}s-{RECIPE}.{container}"


def ensure_clips(
    folder: Path,
    portraits: Mapping[str, Picture],
    orders: Iterable[Sequence[str]] = ORDERS,
    container: Container = "webm",
    lead: float = FRONT,
) -> dict[tuple[str, str], Path]:
    """Every portrait in every order; what is there already is left alone. Keys are name and letters, as LR."""
    wanted = [tuple(turns) for turns in orders]
    made: dict[tuple[str, str], Path] = {}
    for name, still in portraits.items():
        paths = {turns: clip_path(folder, name, turns, container, lead) for turns in wanted}
        missing = [turns for turns in wanted if not paths[turns].exists()]
        one = actor(still) if missing else None
        for turns in missing:
            make_clip(one or still, turns, paths[turns], container, lead=lead)
        made.update({(name, letters(turns)): path for turns, path in paths.items()})
    return made
