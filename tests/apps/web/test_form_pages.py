"""Form fields as NHS components: labels, hints and errors tied to their inputs, the summary that leads to them."""

import pytest
from django.test import Client

from tests.apps.web.forms import EveryField
from tests.apps.web.html import Page

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.apps.web.forms")]


def refused(client: Client, address: str = "/every-field/", **data: str) -> Page:
    response = client.post(address, data)
    assert response.status_code == 200
    return Page(response.content.decode())


def test_every_input_has_a_label_and_no_id_comes_twice(client: Client) -> None:
    page = Page(client.get("/every-field/").content.decode())
    labelled = {attrs["for"] for attrs, _text in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for attrs, _text in page.all(tag):
            if attrs.get("type") != "hidden":
                assert attrs["id"] in labelled, attrs
    assert len(page.ids) == len(set(page.ids))


def test_a_hint_and_an_error_describe_their_input(client: Client) -> None:
    attrs, _text = refused(client, email="x").one("input", name="email")
    assert attrs["aria-describedby"] == "id_email-hint id_email-error"
    assert attrs["value"] == "x"


def test_each_line_of_the_summary_leads_to_an_input(client: Client) -> None:
    page = refused(client)
    (summary,) = [attrs for attrs, _text in page.all("div") if "nhsuk-error-summary" in attrs.get("class", "").split()]
    assert summary
    inputs = {attrs["id"] for tag in ("input", "select", "textarea") for attrs, _text in page.all(tag) if "id" in attrs}
    links = [attrs["href"][1:] for attrs, text in page.all("a") if attrs["href"].startswith("#id_")]
    assert len(links) == len(EveryField.base_fields)
    assert set(links) <= inputs


def test_the_title_of_a_refused_page_begins_with_error(client: Client) -> None:
    assert refused(client).one("title")[1] == "Error: Every field - NHS login"
    assert Page(client.get("/every-field/").content.decode()).one("title")[1] == "Every field - NHS login"


def test_an_empty_box_is_named_in_its_message(client: Client) -> None:
    texts = [text for _attrs, text in refused(client).all("a")]
    assert "Fill in “Email address”" in texts
    assert "Choose a file for “Photo of your ID”" in texts
    assert "This field is required." not in texts


def test_a_code_box_offers_the_code_of_the_last_message(client: Client) -> None:
    attrs, _text = Page(client.get("/every-field/").content.decode()).one("input", name="code")
    assert attrs["autocomplete"] == "one-time-code"
    assert attrs["inputmode"] == "numeric"


def test_a_password_is_never_sent_back_and_can_be_shown(client: Client) -> None:
    page = refused(client, password="correct horse battery")
    assert "value" not in page.one("input", name="password")[0]
    assert any(attrs.get("aria-controls") == "id_password" for attrs, _text in page.all("button"))


def test_what_was_typed_is_escaped_and_labels_are_too(client: Client) -> None:
    response = client.post("/every-field/", {"note": "<script>x</script>", "postcode": '"><b>'})
    content = response.content.decode()
    assert "<script>x" not in content
    assert '"><b>' not in content
    assert "&lt;b&gt;Other&lt;/b&gt;" in content


def test_chosen_answers_stay_chosen(client: Client) -> None:
    page = refused(client, kind="other", needs="b", country="gb", agree="on")
    assert "checked" in page.one("input", value="other")[0]
    assert "checked" in page.one("input", value="b")[0]
    assert "checked" in page.one("input", name="agree")[0]
    assert "selected" in page.one("option", value="gb")[0]


def test_a_form_with_a_file_can_carry_it_and_the_browser_checks_nothing(client: Client) -> None:
    attrs, _text = next(Page(client.get("/every-field/").content.decode()).all("form", method="post"))
    assert attrs["enctype"] == "multipart/form-data"
    assert "novalidate" in attrs


def test_the_only_label_can_be_the_heading(client: Client) -> None:
    page = Page(client.get("/one-field/").content.decode())
    assert page.one("h1")[1] == "What is your email address?"
    assert page.one("title")[1] == "What is your email address? - NHS login"


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "leads_to"),
    [
        ("", "", "", "Enter your date of birth", "day"),
        ("", "3", "1984", "Date of birth must include a day", "day"),
        ("1", "", "", "Date of birth must include a month and a year", "month"),
        ("31", "2", "1984", "Date of birth must be a real date", "day"),
        ("1", "13", "1984", "Date of birth must be a real date", "month"),
        ("1", "3", "84", "Year must include 4 numbers", "year"),
        ("1", "3", "2984", "Date of birth must be in the past", "day"),
        ("1", "3", "0984", "Check the year. It is too long ago", "year"),
        ("²", "3", "1984", "Date of birth must be a real date", "day"),
    ],
)
def test_a_wrong_date_says_which_part_to_mend(
    client: Client, day: str, month: str, year: str, message: str, leads_to: str
) -> None:
    page = refused(client, birthdate_day=day, birthdate_month=month, birthdate_year=year)
    links = {text: attrs["href"] for attrs, text in page.all("a") if attrs["href"].startswith("#id_birthdate")}
    assert links == {message: f"#id_birthdate_{leads_to}"}
    assert page.one("input", name="birthdate_day")[0]["value"] == day


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    data = {"birthdate_day": " 5 ", "birthdate_month": month, "birthdate_year": "1984"}
    form = EveryField(data)
    form.is_valid()
    assert form.cleaned_data["birthdate"].isoformat() == "1984-03-05"
