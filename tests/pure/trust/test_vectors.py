"""Vectors of trust: reading what a service asks for, and deciding what is met or missing."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhslogin.oidc.trust import vectors
from nhslogin.oidc.trust.vectors import BadVector, Need, choose, evaluate, parse_request, parse_vector

TWO_FACTOR = frozenset({"Cp", "Cd"})
P5_AND_P9 = ["P5.Cp.Cd", "P5.Cp.Ck", "P5.Cm", "P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm"]


def ask(*texts: str) -> tuple[vectors.Vector, ...]:
    return parse_request(json.dumps(texts))


@pytest.mark.parametrize("text", ["P9.Cp.Cd", "Cd.P9.Cp", "P0.Cp", "P5.Cm"])
def test_a_known_vector_is_read_in_any_order(text: str) -> None:
    assert parse_vector(text).text == text


def test_order_does_not_change_the_meaning() -> None:
    assert parse_vector("Cd.P9.Cp").canonical == "P9.Cp.Cd"


@pytest.mark.parametrize(
    "text", ["", "P9", "Cp.Cd", "P3.Cp", "P9.P5.Cp", "P9.Cp.Cp", "P9.Ca.Cc", "p9.cp", "P9.Cd", "P9.Cp.Cm", "P9..Cp"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadVector):
        parse_vector(text)


def test_a_python_list_is_understood_as_some_libraries_send_it() -> None:
    assert parse_request("['P5.Cp.Cd', 'P5.Cm']") == ask("P5.Cp.Cd", "P5.Cm")


@pytest.mark.parametrize(
    "text", ["", "P9.Cp.Cd", "{}", "[]", "[1]", "null", '[["P9.Cm"]]', "[" * 400, '["P9.Cm"' + "," * 600 + "]"]
)
def test_a_malformed_request_is_refused(text: str) -> None:
    with pytest.raises(BadVector):
        parse_request(text)


@given(st.text(max_size=600))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(BadVector):
        assert parse_request(text)


def test_every_asked_vector_must_be_registered() -> None:
    assert [v.text for v in choose('["Cd.Cp.P5"]', ["P5.Cp.Cd"])] == ["Cd.Cp.P5"]
    with pytest.raises(BadVector):
        choose('["P5.Cp.Cd", "P9.Cp.Cd"]', ["P5.Cp.Cd"])


def test_the_default_is_high_with_two_factors() -> None:
    assert [v.text for v in choose(None, P5_AND_P9)] == ["P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm"]
    assert [v.text for v in choose("", ["P9.Cp.Cd"])] == ["P9.Cp.Cd"]
    with pytest.raises(BadVector):
        choose(None, ["P5.Cp.Cd"])


@pytest.mark.parametrize(
    ("asked", "level", "used", "need", "vector"),
    [
        (P5_AND_P9, "P5", {"Cp", "Cd"}, Need.NOTHING, "P5.Cp.Cd"),
        (P5_AND_P9, "P9", {"Cp", "Cd"}, Need.NOTHING, "P9.Cp.Cd"),
        (P5_AND_P9, "P0", {"Cp", "Cd"}, Need.HIGHER_LEVEL, "P5.Cp.Cd"),
        (["P5.Cp.Cd"], "P9", {"Cp", "Cd"}, Need.NOTHING, "P5.Cp.Cd"),
        (["P9.Cp.Cd", "P9.Cm"], "P9", {"Cm"}, Need.NOTHING, "P9.Cm"),
        (["P9.Cp.Cd"], "P9", {"Cp"}, Need.STRONGER_SIGN_IN, "P9.Cp.Cd"),
        (["P9.Cp.Cd", "P5.Cm"], "P5", {"Cp"}, Need.STRONGER_SIGN_IN, "P5.Cm"),
        (["P9.Cp.Cd"], "P5", {"Cp", "Cd"}, Need.HIGHER_LEVEL, "P9.Cp.Cd"),
        (["P0.Cp"], "P0", {"Cp", "Cd"}, Need.NOTHING, "P0.Cp"),
        (["P0.Cp", "P0.Cp.Cd"], "P0", {"Cp", "Cd"}, Need.NOTHING, "P0.Cp.Cd"),
        (["P9.Cp.Cd"], "P9", set(), Need.STRONGER_SIGN_IN, "P9.Cp.Cd"),
    ],
)
def test_what_is_met_or_missing(asked: list[str], level: str, used: set[str], need: Need, vector: str) -> None:
    verdict = evaluate(ask(*asked), level=level, credentials=used)
    assert (verdict.need, verdict.vector.text) == (need, vector)


@given(st.lists(st.sampled_from([*P5_AND_P9, "P0.Cp"]), min_size=1, unique=True), st.sampled_from(vectors.LEVELS))
def test_nothing_above_what_the_person_has_is_ever_met(asked: list[str], level: str) -> None:
    verdict = evaluate(ask(*asked), level=level, credentials=TWO_FACTOR)
    if verdict.need is Need.NOTHING:
        assert vectors.rank(verdict.vector.level) <= vectors.rank(level)
        assert verdict.vector.credentials <= TWO_FACTOR
        assert verdict.vector.text in asked
