"""Vectors of trust: what a service asks for (`vtr`), what a person has, and which asked vector that meets (`vot`)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LEVELS = ("P0", "P5", "P9")
CREDENTIALS = ("Cp", "Cd", "Ck", "Cm")
#: Every combination of credentials that a vector may ask for, weakest first.
CREDENTIAL_SETS = tuple(frozenset(names) for names in (("Cp",), ("Cp", "Cd"), ("Cp", "Ck"), ("Cm",)))
DEFAULT_VECTORS = ("P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm")
LONGEST_REQUEST = 500
MOST_VECTORS = 20


class BadVector(ValueError):
    """The text is not a vector, or not a list of vectors, that we know."""


@dataclass(frozen=True)
class Vector:
    """One vector; `text` is kept as it was written because the answer must repeat it."""

    text: str
    level: str
    credentials: frozenset[str]

    @property
    def canonical(self) -> str:
        """The same vector with its components in the order of the tables."""
        return ".".join([self.level, *(name for name in CREDENTIALS if name in self.credentials)])


class Need(StrEnum):
    """What is still missing before one of the asked vectors is met."""

    NOTHING = "nothing"
    STRONGER_SIGN_IN = "stronger_sign_in"
    HIGHER_LEVEL = "higher_level"


@dataclass(frozen=True)
class Verdict:
    """What is missing; `vector` is the one met, or the one to work towards."""

    need: Need
    vector: Vector


def rank(level: str) -> int:
    """The place of a level; an unknown one is an error, never the highest."""
    return LEVELS.index(level)


def parse_vector(text: str) -> Vector:
    """One level and one known combination of credentials, in any order, with dots between."""
    parts = text.split(".")
    levels = [part for part in parts if part in LEVELS]
    credentials = frozenset(parts) - frozenset(levels)
    if len(levels) != 1 or len(parts) != len(set(parts)) or credentials not in CREDENTIAL_SETS:
        raise BadVector(text)
    return Vector(text=text, level=levels[0], credentials=credentials)


def parse_request(text: str) -> tuple[Vector, ...]:
    """The `vtr` parameter: a JSON list; the Python list that some libraries write instead is understood too."""
    if len(text) > LONGEST_REQUEST:
        raise BadVector("too long")
    for candidate in (text, text.replace("'", '"')):
        try:
            listed = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return parse_list(listed)
    raise BadVector("not a list")


def parse_list(listed: object) -> tuple[Vector, ...]:
    """A list of vector texts, as JSON gives it."""
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_VECTORS:
        raise BadVector("not a list of vectors")
    if not all(isinstance(item, str) for item in listed):
        raise BadVector("not a list of texts")
    return tuple(parse_vector(item) for item in listed)


def choose(asked: str | None, registered: Iterable[str]) -> tuple[Vector, ...]:
    """The vectors a request stands for. All that were asked must be registered; of the default, those that are."""
    allowed = {parse_vector(text).canonical for text in registered}
    if asked:
        wanted = parse_request(asked)
        if any(vector.canonical not in allowed for vector in wanted):
            raise BadVector("not registered for this service")
        return wanted
    wanted = tuple(parse_vector(text) for text in DEFAULT_VECTORS if text in allowed)
    if not wanted:
        raise BadVector("the default is not registered for this service")
    return wanted


def evaluate(wanted: Iterable[Vector], *, level: str, credentials: Iterable[str]) -> Verdict:
    """Which asked vector is met, or what is missing. The highest level asked for wins, then the strongest sign-in."""
    vectors = sorted(wanted, key=_strength)
    used = frozenset(credentials)
    strong_enough = [vector for vector in vectors if vector.credentials <= used]
    if not strong_enough:
        return Verdict(Need.STRONGER_SIGN_IN, _easiest(vectors, level))
    met = [vector for vector in strong_enough if rank(vector.level) <= rank(level)]
    if met:
        return Verdict(Need.NOTHING, met[-1])
    return Verdict(Need.HIGHER_LEVEL, strong_enough[0])


def _strength(vector: Vector) -> tuple[int, int]:
    return rank(vector.level), CREDENTIAL_SETS.index(vector.credentials)


def _easiest(vectors: list[Vector], level: str) -> Vector:
    """Prefer a vector whose level the person holds already."""
    return next((vector for vector in vectors if rank(vector.level) <= rank(level)), vectors[0])
