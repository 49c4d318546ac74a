"""`evaluate`: scores in, level out. The only place where a level comes from."""

from dataclasses import dataclass

from proofing.gpg45.levels import GROUND_CODES, LEVEL_ORDER, LEVELS, Level, LevelRule
from proofing.gpg45.profiles import CONFIDENCE_ORDER, PROFILES, Confidence, Profile
from proofing.gpg45.scores import POLICY_VERSION, Scores


@dataclass(frozen=True)
class Evaluation:
    """The level reached, by which profile or ground, and what the level wanted still lacks (empty exactly when met)."""

    level: Level
    profile: str
    ground: str
    missing: tuple[str, ...]
    policy_version: str = POLICY_VERSION


def evaluate(scores: Scores, wanted: Level = Level.P9) -> Evaluation:
    """The highest level whose rule these scores meet, and the gaps to the one wanted."""
    profile = best_profile(scores)
    rule = next(rule for rule in reversed(LEVELS) if not _gaps(rule, scores, profile))
    missing = () if _at_least(rule.level, wanted) else _gaps(_rule(wanted), scores, profile)
    return Evaluation(rule.level, profile.code if profile else "", _ground(scores, rule), missing)


def best_profile(scores: Scores) -> Profile | None:
    """The met profile of the highest confidence; among equals the first of the table."""
    met = [profile for profile in PROFILES if not profile.missing(scores)]
    return max(met, key=lambda profile: CONFIDENCE_ORDER.index(profile.confidence), default=None)


def _gaps(rule: LevelRule, scores: Scores, profile: Profile | None) -> tuple[str, ...]:
    gaps = ["record"] if rule.record_matched and not scores.record_matched else []
    if rule.confidence is not None and not _confident(rule.confidence, scores, profile):
        gaps += _nearest(rule.confidence, scores)
    return tuple(gaps)


def _confident(confidence: Confidence, scores: Scores, profile: Profile | None) -> bool:
    if scores.ground in GROUND_CODES:
        return True
    return profile is not None and _reaches(profile.confidence, confidence)


def _nearest(confidence: Confidence, scores: Scores) -> tuple[str, ...]:
    """The gaps of the profile with the fewest of them: what to mend first."""
    profiles = [profile for profile in PROFILES if _reaches(profile.confidence, confidence)]
    return min((profile.missing(scores) for profile in profiles), key=len)


def _reaches(held: Confidence, needed: Confidence) -> bool:
    return CONFIDENCE_ORDER.index(held) >= CONFIDENCE_ORDER.index(needed)


def _at_least(level: Level, wanted: Level) -> bool:
    return LEVEL_ORDER.index(level) >= LEVEL_ORDER.index(wanted)


def _rule(level: Level) -> LevelRule:
    return next(rule for rule in LEVELS if rule.level is level)


def _ground(scores: Scores, rule: LevelRule) -> str:
    return scores.ground if rule.level is Level.P9 and scores.ground in GROUND_CODES else ""
