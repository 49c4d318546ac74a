"""Plain files of a process that was killed do not stay: neither evidence laid open nor an upload half received."""

import os
import subprocess
import sys

from django.conf import settings

from proofing.assessment.opened import sweep
from proofing.evidence.uploads import CappedUpload


def test_evidence_laid_open_by_a_dead_worker_is_erased() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left = sweep() / f"{ended.pid}-abc"
    left.mkdir()
    (left / "document").write_bytes(b"a face")
    mine = sweep() / f"{os.getpid()}-abc"
    mine.mkdir()
    sweep()
    assert not left.exists()
    assert mine.exists()
    mine.rmdir()


def test_an_upload_has_no_name_on_the_disk() -> None:
    """So a killed web process leaves nothing to read."""
    before = os.listdir(settings.FILE_UPLOAD_TEMP_DIR)
    handler = CappedUpload()
    handler.new_file("video", "face.webm", "video/webm", None)
    handler.receive_data_chunk(b"a face", 0)
    assert os.listdir(settings.FILE_UPLOAD_TEMP_DIR) == before
    whole = handler.file_complete(6)
    assert whole is not None
    assert whole.read() == b"a face"
    whole.close()
