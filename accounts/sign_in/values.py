"""The words of the door."""

from enum import StrEnum


class CodePurpose(StrEnum):
    REGISTER = "register"
    RESET = "reset"
