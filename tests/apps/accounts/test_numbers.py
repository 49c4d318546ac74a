"""Which telephone numbers may get codes."""

import pytest
from django.test import override_settings

from accounts.credentials.numbers import MobileNumber, NotAMobile, read_mobile


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("07911 123456", "+447911123456"),
        ("+44 (0)7911-123456", "+447911123456"),
        ("0044 7911 123 456", "+447911123456"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+1 202 555 0143", "+12025550143"),
        ("07700 900123", "+447700900123"),
    ],
)
def test_mobiles_as_people_write_them(typed: str, e164: str) -> None:
    assert read_mobile(typed) == MobileNumber(e164)


@pytest.mark.parametrize(
    "typed",
    ["", "07", "020 7946 0018", "0113 496 0999", "0909 879 0123", "0800 1111", "999", "letters", "+", "07911" * 20],
)
def test_what_is_no_mobile(typed: str) -> None:
    assert isinstance(read_mobile(typed), NotAMobile)


@override_settings(DEMO_NUMBERS_ALLOWED=False)
def test_numbers_of_drama_are_for_the_demonstration_only() -> None:
    assert isinstance(read_mobile("07700 900123"), NotAMobile)
