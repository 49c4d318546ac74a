"""Receiving uploads without letting anybody fill the disk: what is beyond the largest allowed file is not kept."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from nhslogin.foundation.files.accepting import VIDEO_BYTES


class CappedUpload(TemporaryFileUploadHandler):
    """Writes one byte more than the largest file we take and drops the rest, so that the form's own rule refuses it
    with a sentence beside the field instead of a broken connection."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.room = VIDEO_BYTES + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        if self.room > 0:
            self.file.write(raw_data[: self.room])
            self.room -= len(raw_data)
