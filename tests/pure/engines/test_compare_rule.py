"""The rule of comparison on vectors made for the purpose."""

import numpy as np
import pytest

from proofing.engines.face.compare import Likeness, compare, nothing_compared
from proofing.engines.face.embed import Vector, similarity, template, unit
from proofing.engines.findings import Outcome

PORTRAIT = unit(np.eye(128, dtype=np.float32)[0])


def like(cosine: float, other: int = 1) -> Vector:
    """A unit vector at the given cosine to the portrait."""
    vector = np.zeros(128, np.float32)
    vector[0], vector[other] = cosine, (1 - cosine**2) ** 0.5
    return unit(vector)


def test_the_template_is_a_unit_vector_and_steadier_than_its_parts() -> None:
    frames = [like(0.5, other) for other in range(1, 6)]
    mean = template(frames)
    assert np.linalg.norm(mean) == pytest.approx(1.0)
    assert similarity(PORTRAIT, mean) > 0.7


def test_a_template_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError):
        template([])


@pytest.mark.parametrize(
    ("cosine", "likeness", "outcome"),
    [
        (0.80, Likeness.MATCH, Outcome.PASS),
        (0.451, Likeness.MATCH, Outcome.PASS),
        (0.449, Likeness.UNSURE, Outcome.REFER),
        (0.361, Likeness.UNSURE, Outcome.REFER),
        (0.359, Likeness.NO_MATCH, Outcome.ASK_AGAIN),
        (-0.2, Likeness.NO_MATCH, Outcome.ASK_AGAIN),
    ],
)
def test_bands_of_the_score(cosine: float, likeness: Likeness, outcome: Outcome) -> None:
    comparison = compare(PORTRAIT, [like(cosine)] * 5, least=5)
    assert comparison.outcome is likeness
    assert [finding.outcome for finding in comparison.findings] == [outcome]
    assert comparison.score == pytest.approx(cosine, abs=1e-3)


def test_too_few_frames_never_match() -> None:
    comparison = compare(PORTRAIT, [like(0.9)] * 4, least=5)
    assert (comparison.outcome, comparison.frames_used) == (Likeness.UNSURE, 4)
    assert comparison.findings[0].reason == "few_sharp_frames"


def test_one_foreign_frame_among_good_ones_is_never_a_match() -> None:
    comparison = compare(PORTRAIT, [*[like(0.9)] * 5, like(0.1, 2)], least=5)
    assert comparison.score is not None
    assert comparison.score > 0.45
    assert comparison.outcome is Likeness.UNSURE
    assert comparison.findings[0].outcome is Outcome.REFER


def test_nothing_to_compare_is_not_a_match() -> None:
    assert compare(PORTRAIT, [], least=5).outcome is Likeness.UNSURE
    comparison = nothing_compared("no_portrait")
    assert comparison.score is None
    assert comparison.findings[0].outcome is Outcome.ASK_AGAIN
