#!/usr/bin/env python
"""The command line of the project: `python manage.py help` lists every command."""

import os
import sys


def main() -> None:
    """Run one command with the embedded settings unless the environment chooses others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
