"""GPG 45 as tables: the published profiles, the levels, and what must hold for any scores."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofing.gpg45.evaluation import best_profile, evaluate
from proofing.gpg45.evidence_kinds import EVIDENCE_KINDS, strength
from proofing.gpg45.levels import GROUNDS, LEVEL_ORDER, LEVELS, Level
from proofing.gpg45.profiles import CONFIDENCE_ORDER, PROFILES, Confidence
from proofing.gpg45.scores import POLICY_VERSION, EvidenceScore, Scores
from proofing.gpg45.scoring import RULES, score

pieces = st.builds(EvidenceScore, st.integers(0, 4), st.integers(0, 4))
all_scores = st.builds(
    Scores,
    evidence=st.lists(pieces, max_size=4).map(tuple),
    activity=st.integers(0, 4),
    fraud=st.integers(0, 3),
    verification=st.integers(0, 4),
    record_matched=st.booleans(),
    ground=st.sampled_from(["", "vouched", "surgery_details", "a ground nobody knows"]),
)


def rank(scores: Scores) -> tuple[int, int]:
    profile = best_profile(scores)
    return LEVEL_ORDER.index(evaluate(scores).level), CONFIDENCE_ORDER.index(profile.confidence) if profile else -1


def test_there_are_thirty_two_profiles_in_four_confidences() -> None:
    assert len({profile.code for profile in PROFILES}) == 32
    counts = {c: sum(profile.confidence is c for profile in PROFILES) for c in Confidence}
    assert counts == {Confidence.LOW: 6, Confidence.MEDIUM: 8, Confidence.HIGH: 9, Confidence.VERY_HIGH: 9}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.code)
def test_a_profile_is_met_by_its_own_scores_and_by_nothing_less(profile) -> None:
    exact = {part: getattr(profile, part) for part in ("evidence", "activity", "fraud", "verification")}
    assert profile.missing(Scores(**exact)) == ()
    for part in ("activity", "fraud", "verification"):
        if exact[part]:
            assert part in profile.missing(Scores(**{**exact, part: exact[part] - 1}))
    assert "evidence" in profile.missing(Scores(**{**exact, "evidence": exact["evidence"][1:]}))
    first, *rest = exact["evidence"]
    weaker = EvidenceScore(first.strength, first.validity - 1)
    if weaker not in rest:
        assert "evidence" in profile.missing(Scores(**{**exact, "evidence": (weaker, *rest)}))


@given(all_scores, pieces)
def test_more_evidence_never_lowers(scores: Scores, piece: EvidenceScore) -> None:
    more = Scores(**{**vars(scores), "evidence": (*scores.evidence, piece)})
    assert rank(more) >= rank(scores)


@given(all_scores, st.sampled_from(["activity", "fraud", "verification"]))
def test_a_higher_score_never_lowers(scores: Scores, part: str) -> None:
    more = Scores(**{**vars(scores), part: getattr(scores, part) + 1})
    assert rank(more) >= rank(scores)


@given(all_scores, st.sampled_from(Level))
def test_nothing_is_missing_exactly_when_the_level_is_met(scores: Scores, wanted: Level) -> None:
    evaluation = evaluate(scores, wanted)
    met = LEVEL_ORDER.index(evaluation.level) >= LEVEL_ORDER.index(wanted)
    assert (evaluation.missing == ()) is met


@given(all_scores)
def test_p9_needs_a_record_and_a_medium_profile_or_a_known_ground(scores: Scores) -> None:
    evaluation = evaluate(scores)
    profile = best_profile(scores)
    confident = profile is not None and profile.confidence is not Confidence.LOW
    known = scores.ground in {ground.code for ground in GROUNDS}
    assert (evaluation.level is Level.P9) is (scores.record_matched and (confident or known))
    assert evaluation.profile == (profile.code if profile else "")


@given(all_scores)
def test_scores_survive_being_stored(scores: Scores) -> None:
    assert Scores.from_json(scores.to_json()) == scores


def test_a_photographed_chip_passport_with_face_and_record_is_m1a() -> None:
    facts = frozenset({"document_genuine", "record_agrees", "face_matches", "alive", "fraud_clear"})
    passport = EvidenceScore(strength("passport", "GBR", date(2030, 1, 1)), score("validity", facts))
    scores = Scores((passport,), 0, score("fraud", facts), score("verification", facts), record_matched=True)
    evaluation = evaluate(scores)
    assert (evaluation.level, evaluation.profile, evaluation.missing) == (Level.P9, "M1A", ())
    assert evaluation.policy_version == POLICY_VERSION


@pytest.mark.parametrize("lacking", ["document_genuine", "record_agrees", "face_matches", "alive", "fraud_clear"])
def test_each_fact_is_needed_for_photo_id(lacking: str) -> None:
    facts = frozenset({"document_genuine", "record_agrees", "face_matches", "alive", "fraud_clear"} - {lacking})
    passport = EvidenceScore(strength("passport", "GBR", date(2030, 1, 1)), score("validity", facts))
    scores = Scores((passport,), 0, score("fraud", facts), score("verification", facts), record_matched=True)
    assert evaluate(scores).level is Level.P5
    assert evaluate(scores).missing


@pytest.mark.parametrize(
    ("state", "expiry", "expected"),
    [
        ("GBR", date(2030, 1, 1), 4),
        ("GBR", date(2017, 1, 1), 3),
        ("UTO", date(2030, 1, 1), 3),
        ("GBR", None, 3),
    ],
)
def test_a_passport_counts_as_chip_passport_only_when_its_state_issued_no_other(state, expiry, expected) -> None:
    assert strength("passport", state, expiry) == expected


def test_a_specimen_state_counts_where_it_is_named_and_unknown_kinds_score_nothing() -> None:
    assert strength("passport", "UTO", date(2030, 1, 1), {"UTO"}) == 4
    assert strength("driving_licence", "UTO", date(2030, 1, 1), {"UTO"}) == 3
    assert strength("library card", "GBR", None) == 0


def test_every_row_names_its_clause() -> None:
    assert all(row.clause for row in (*PROFILES, *LEVELS, *GROUNDS, *RULES, *EVIDENCE_KINDS.values()))
