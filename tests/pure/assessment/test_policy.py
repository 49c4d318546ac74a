"""The verdict for any results: a pass only when everything passed, an end only for the two reasons there are."""

from hypothesis import given
from hypothesis import strategies as st

from proofing.assessment.plans import PLANS
from proofing.assessment.policy import ENDS_THE_CASE, Past, decide
from proofing.assessment.values import SKIPPED, CheckName, Done
from proofing.cases.values import MAX_TRIES, CaseEvent, Route
from proofing.engines.findings import Finding, Outcome
from proofing.gpg45.evaluation import Evaluation
from proofing.gpg45.levels import Level

REASONS = ["page_blurred", "face_differs", "record_not_found", "record_closed", "could_not_check", ""]
P9 = Evaluation(Level.P9, "M1A", "", ())
P5 = Evaluation(Level.P5, "", "", ("verification",))

findings = st.builds(Finding, st.just("any"), st.sampled_from(Outcome), reason=st.sampled_from(REASONS))
done = st.one_of(
    st.lists(findings, min_size=1, max_size=3).map(
        lambda found: Done(max((one.outcome for one in found), key=list(Outcome).index), tuple(found))
    ),
    st.just(Done(SKIPPED)),
    st.just(Done("")),
)
results = st.fixed_dictionaries(dict.fromkeys(CheckName, done))
pasts = st.builds(Past, st.integers(1, MAX_TRIES + 1), st.frozensets(st.sampled_from(REASONS)))


@given(results, pasts, st.sampled_from([P9, P5]))
def test_only_all_passed_and_the_level_met_is_a_pass(found, past, evaluation) -> None:
    verdict = decide(found, past, evaluation, Level.P9)
    everything = all(one.outcome == Outcome.PASS for one in found.values())
    assert (verdict.event is CaseEvent.PASS) is (everything and evaluation is P9)


@given(results, pasts)
def test_the_machine_ends_a_case_only_for_a_closed_record_or_used_up_tries(found, past) -> None:
    verdict = decide(found, past, P9, Level.P9)
    if verdict.event is CaseEvent.FAIL:
        assert verdict.reason in ENDS_THE_CASE or (verdict.reason == "tries_used_up" and past.attempt >= MAX_TRIES)


@given(results, pasts)
def test_whoever_is_asked_again_is_told_why_and_what_to_do(found, past) -> None:
    verdict = decide(found, past, P9, Level.P9)
    if verdict.event is CaseEvent.ASK_AGAIN:
        assert verdict.reasons
        assert verdict.parts
        graver = {Outcome.REFER, Outcome.FAIL}
        assert not any(one.outcome in graver for row in found.values() for one in row.findings)


@given(results, pasts)
def test_a_sign_that_a_person_must_see_is_never_passed_over(found, past) -> None:
    verdict = decide(found, past, P9, Level.P9)
    if any(one.outcome is Outcome.REFER for row in found.values() for one in row.findings):
        assert verdict.event in {CaseEvent.REFER, CaseEvent.FAIL}


def test_nothing_checked_is_no_pass() -> None:
    assert decide({}, Past(1), P9, Level.P9).event is CaseEvent.REFER


def test_plans_start_somewhere_and_name_only_their_own_checks() -> None:
    for route in Route:
        before: set[CheckName] = set()
        for planned in PLANS[route]:
            assert set(planned.after) | set(planned.needs) <= before
            assert set(planned.needs) <= _all_before(route, planned.check)
            before.add(planned.check)
        assert before == set(CheckName)


def _all_before(route: Route, check: CheckName) -> set[CheckName]:
    rows = {planned.check: planned for planned in PLANS[route]}
    found: set[CheckName] = set()
    todo = list(rows[check].after)
    while todo:
        one = todo.pop()
        found.add(one)
        todo += rows[one].after
    return found
