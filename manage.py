#!/usr/bin/env python
"""The command line of the project: `python manage.py help` lists every command."""

import os
import sys


def main() -> None:
    """Run one command with the embedded settings unless the environment chooses others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from nhslogin.foundation.errors import Misconfigured  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, Misconfigured) as wrong:
        # Whoever mends the settings needs the sentence, not the way through our code.
        sys.exit(f"{type(wrong).__name__}: {wrong}")


if __name__ == "__main__":
    main()
