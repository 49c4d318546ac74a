"""Receiving uploads without letting anybody fill the disk, and without leaving them readable on it."""

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from nhslogin.foundation.files.accepting import VIDEO_BYTES


class CappedUpload(TemporaryFileUploadHandler):
    """Writes one byte more than the largest file we take and drops the rest, so that the form's own rule refuses it
    with a sentence beside the field instead of a broken connection. The file has no name: when this process dies,
    however it dies, the system takes the file away with it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super(TemporaryFileUploadHandler, self).new_file(*args, **kwargs)
        nameless = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115  (the request closes it)
        self.file: Any = UploadedFile(
            nameless, self.file_name, self.content_type, 0, self.charset, self.content_type_extra
        )
        self.room = VIDEO_BYTES + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        if self.room > 0:
            self.file.write(raw_data[: self.room])
            self.room -= len(raw_data)

    def upload_interrupted(self) -> None:
        """The browser went away in the middle."""
        if hasattr(self, "file"):
            self.file.close()
