"""Reads the front of a photocard driving licence of Great Britain by its numbered fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from proofing.engines.document.days import birth_day, expiry_day, judge_birth, judge_expiry, printed_days
from proofing.engines.document.driver_number import DriverNumber, find_driver_number
from proofing.engines.document.page import find_outline, levelled_page, written_part
from proofing.engines.document.passport import judge_portrait
from proofing.engines.document.portrait import Upright
from proofing.engines.document.printed import plain_words
from proofing.engines.document.quality import judge_page
from proofing.engines.document.text import Row, read_rows
from proofing.engines.findings import Finding, Outcome

CARD_SHAPE = 54 / 85.6
TITLES = frozenset({"MR", "MRS", "MISS", "MS", "MX", "DR", "REV", "SIR", "LADY", "LORD", "DAME", "PROF"})
LABEL = re.compile(r"^\s*(4\s*[ab]|[1-9])\s*[.,:]?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Licence:
    findings: tuple[Finding, ...]
    fields: dict[str, str]


@dataclass(frozen=True)
class Card:
    """What the numbered fields say; empty where a field was not found."""

    surname: str = ""
    given_names: str = ""
    born: str = ""
    expires: str = ""
    number: str = ""

    @property
    def found(self) -> int:
        return sum(bool(value) for value in (self.surname, self.given_names, self.born, self.expires, self.number))


def read_licence(upright: Upright, today: date) -> Licence:
    rows = read_rows(upright.picture)
    card = card_of(rows)
    if card.found < 5:
        card = max(card, _levelled(upright), key=lambda card: card.found)
    quality = judge_page(written_part(upright.picture, rows, upright.portrait))
    findings = (*quality, judge_portrait(upright.portrait), *_judge_card(card, today))
    return Licence(findings, _fields(card, today))


def card_of(rows: tuple[Row, ...]) -> Card:
    """By label; the two names, whose labels are small, also by their place above the birth date."""
    labelled = {label: text for label, text in map(_labelled, reversed(rows)) if label}  # the upper of two wins
    dated = next((place for place, row in enumerate(rows) if list(printed_days(row.text))), 0)
    above = [_labelled(row) for row in rows[:dated]]
    upper, lower = [text for _, text in above[-2:]] if dated >= 2 else ("", "")
    named = {label: text for label, text in above if label}  # an address below may begin with a number too
    return Card(
        surname=_name(named.get("1") or upper),
        given_names=_name(named.get("2") or lower),
        born=next(printed_days(labelled.get("3", "")), ""),
        expires=next(printed_days(labelled.get("4B", "")), ""),
        number=find_driver_number([row.text for row in rows]),
    )


def _labelled(row: Row) -> tuple[str, str]:
    match = LABEL.match(row.text)
    if match is None:
        return "", row.text
    return re.sub(r"\s", "", match[1]).upper(), row.text[match.end() :]


def _levelled(upright: Upright) -> Card:
    corners = find_outline(upright.picture)
    return Card() if corners is None else card_of(read_rows(levelled_page(upright.picture, corners, CARD_SHAPE)))


def _name(text: str) -> str:
    return " ".join(word for word in plain_words(text) if word not in TITLES and word.isalpha())


def _judge_card(card: Card, today: date) -> Iterator[Finding]:
    if card.found < 5:
        reason = "licence_not_found" if card.found < 2 else "licence_not_readable"
        yield Finding("licence_fields", Outcome.ASK_AGAIN, card.found, 5, reason)
        return
    yield Finding("licence_fields", Outcome.PASS, 5, 5)
    born, expires = birth_day(card.born, today), expiry_day(card.expires)
    if born is None or expires is None:
        yield Finding("dates", Outcome.REFER, None, None, "dates_not_possible")
        return
    yield judge_birth(born, today)
    yield judge_expiry(expires, today)
    yield _judge_number(card, born)


def _judge_number(card: Card, born: date) -> Finding:
    if card.number.isdigit():  # Northern Ireland: eight digits that say nothing about the holder
        return Finding("driver_number", Outcome.REFER, None, None, "driver_number_cannot_be_checked")
    agreeing = DriverNumber(card.number).agreeing(card.surname, card.given_names, born)
    good = all(agreeing)
    outcome = Outcome.PASS if good else Outcome.REFER
    return Finding("driver_number", outcome, sum(agreeing), len(agreeing), "" if good else "driver_number_disagrees")


def _fields(card: Card, today: date) -> dict[str, str]:
    born, expires = birth_day(card.born, today), expiry_day(card.expires)
    fields = {"surname": card.surname, "given_names": card.given_names, "document_number": card.number}
    fields |= {"birth_date": born.isoformat() if born else "", "expiry_date": expires.isoformat() if expires else ""}
    if card.number and not card.number.isdigit():
        fields |= {"issuing_state": "GBR", "sex": DriverNumber(card.number).sex}
    return {key: value for key, value in fields.items() if value}
