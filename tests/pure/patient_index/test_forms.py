"""NHS numbers, names and postcodes as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhslogin.foundation.integrations.patient_index import nhs_number, normal_forms


@pytest.mark.parametrize(
    "number",
    [
        "943 476 5919",
        "401-023-2137",
        "9000000009",
        "900 000 0041",
        "999 000 0018",
        " 999 000 0026 ",
        "900\u00a0000\u00a00017",
    ],
)
def test_valid_numbers_are_taken_however_they_are_spaced(number: str) -> None:
    assert nhs_number.parse(number) is not None


@pytest.mark.parametrize(
    "number",
    [
        *("485 777 3456", "852 768 5222", "9658526933", "900 000 0042", "1234567890", "9999999999", "0000000000"),
        *("", "943476591", "94347659190", "٩٤٣٤٧٦٥٩١٩", "943476591X", "QQ123456C"),
    ],
)
def test_numbers_that_cannot_exist_are_refused(number: str) -> None:
    assert nhs_number.parse(number) is None


def test_nine_figures_with_remainder_ten_have_no_number() -> None:
    assert nhs_number.check_digit("900000005") is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_of_the_ten_last_figures_at_most_one_is_right(first: str) -> None:
    assert sum(nhs_number.parse(first + str(last)) is not None for last in range(10)) <= 1


def test_numbers_are_shown_in_groups_or_masked() -> None:
    assert nhs_number.spaced("9434765919") == "943 476 5919"
    assert nhs_number.masked("9434765919") == "*** *** 5919"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Brien", "OBRIEN"),
        ("O’Brien", "o brien"),
        ("Smith-Jones", "SMITH JONES"),
        ("Smith–Jones", "SmithJones"),
        ("Müller", "MUELLER"),
        ("Müller", "Muller"),
        ("Sørensen", "SOERENSEN"),
        ("Weiß", "WEISS"),
        ("Łukasiewicz", "LUKASIEWICZ"),
        ("D’Ångström", "DAANGSTROEM"),
        ("Null", "NULL"),
        ("X", "x"),
        ("李", "李"),
    ],
)
def test_one_family_name_written_in_several_ways(one: str, other: str) -> None:
    assert normal_forms.same_family(one, other)
    assert normal_forms.same_family(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Smith", "Smyth"), ("Muller", "Mueller"), ("", ""), ("-", "'"), ("Li", "Lo")]
)
def test_different_family_names(one: str, other: str) -> None:
    assert not normal_forms.same_family(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Anna Maria"),
        ("ANNA MARIA", "anna"),
        ("Jean-Paul", "Jean Paul"),
        ("Jean", "Jean-Paul"),
        ("Mary Jane", "MaryJane"),
        ("José", "JOSE LUIS"),
    ],
)
def test_middle_names_may_be_left_out(one: str, other: str) -> None:
    assert normal_forms.same_given(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Anna", "Maria"), ("Anna Maria", "Anna Rose"), ("Ann", "Anna"), ("", "Anna"), ("", "")]
)
def test_different_first_names(one: str, other: str) -> None:
    assert not normal_forms.same_given(one, other)


@given(st.text(max_size=40))
def test_any_text_has_forms_and_is_itself(text: str) -> None:
    forms = normal_forms.forms(text)
    assert all(form.isalpha() for form in forms)
    assert len(forms) <= normal_forms.MOST_FORMS
    assert normal_forms.same_family(text, text) is bool(forms)


@pytest.mark.parametrize(
    ("text", "expected"), [("sw1a 1aa", "SW1A1AA"), ("LS1 4AP ", "LS14AP"), ("M11AE", "M11AE"), ("ZZ99 3WZ", "ZZ993WZ")]
)
def test_postcodes(text: str, expected: str) -> None:
    assert normal_forms.postcode(text) == expected


@pytest.mark.parametrize("text", ["", "SW1A", "12345", "SW1A 1A", "SW1A 1AAA", "<script>"])
def test_no_postcodes(text: str) -> None:
    assert normal_forms.postcode(text) == ""
