"""The two public-domain portraits that development wheels carry, used where they lie and never copied."""

import importlib.util
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

PortraitName = Literal["astronaut", "hopper"]

_PLACES: dict[PortraitName, tuple[str, str]] = {
    "astronaut": ("skimage", "data/astronaut.png"),
    "hopper": ("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"),
}


def portrait(name: PortraitName) -> NDArray[np.uint8]:
    """The picture as BGR rows, as OpenCV wants it."""
    with Image.open(portrait_path(name)) as picture:
        return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def portrait_path(name: PortraitName) -> Path:
    package, path = _PLACES[name]
    return package_file(package, path)


def package_file(package: str, path: str) -> Path:
    """A file inside an installed package, found without importing the package, which is heavy."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed: it comes with the development requirements")
    return Path(spec.submodule_search_locations[0]) / path
