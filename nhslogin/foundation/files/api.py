"""The way into files: accept an upload, keep it sealed, open it with a reason, erase it."""

from nhslogin.foundation.files.accepting import accept_picture, accept_video
from nhslogin.foundation.files.actions import copy_opened, erase, erase_of, open_sealed, store_sealed
from nhslogin.foundation.files.values import AcceptedFile, FileRefused
from nhslogin.foundation.files.values import StoredFileView as StoredFile

__all__ = [
    "AcceptedFile",
    "FileRefused",
    "StoredFile",
    "accept_picture",
    "accept_video",
    "copy_opened",
    "erase",
    "erase_of",
    "open_sealed",
    "store_sealed",
]
