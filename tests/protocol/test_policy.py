"""What is still needed from the person, step by step, and what a silent request gets instead."""

import time
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.people.models import User
from nhslogin.oidc.sharing.models import Sharing
from proofing.cases.models import Case
from proofing.identities.models import Identity
from tests.protocol.party import Party, answer_of, code_for, follow
from tests.protocol.people import make_person, sign_in

pytestmark = pytest.mark.django_db


def test_silence_without_a_session_is_an_error_of_its_own(client: Client, party: Party) -> None:
    answer = answer_of(follow(client, client.get("/authorize", party.asks(prompt="none"))))
    assert answer["error"] == "sso_login_required"
    assert answer["state"] == "the state"


@pytest.mark.parametrize(
    ("level", "methods", "vtr", "error"),
    [
        ("P0", ("password", "sms"), '["P0.Cp.Cd"]', "consent_required"),
        ("P0", ("password", "sms"), '["P9.Cp.Cd"]', "interaction_required"),
        ("P0", ("password",), '["P0.Cp.Cd"]', "sso_login_required"),
    ],
)
def test_silence_is_kept(
    signed_in: Callable[..., Client], party: Party, level: str, methods: tuple[str, ...], vtr: str, error: str
) -> None:
    client = signed_in(level, methods=methods)
    response = follow(client, client.get("/authorize", party.asks(prompt="none", vtr=vtr)))
    assert answer_of(response)["error"] == error


def test_silence_succeeds_where_nothing_is_needed(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    code_for(client, party)
    assert "code" in answer_of(follow(client, client.get("/authorize", party.asks(prompt="none"))))


def test_silence_is_kept_about_a_stopped_account(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    User.objects.filter(pk=client.session["_auth_user_id"]).update(state="suspended")
    answer = answer_of(follow(client, client.get("/authorize", party.asks(prompt="none"))))
    assert answer["error"] == "sso_login_required"


def test_agreement_with_one_service_says_nothing_to_another(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    code_for(client, party)
    other = Party("other-service").register()
    answer = answer_of(follow(client, client.get("/authorize", other.asks(prompt="none"))))
    assert answer["error"] == "consent_required"


def test_prompt_login_counts_only_a_sign_in_after_the_request(party: Party) -> None:
    client, person = Client(), make_person()
    sign_in(client, person)
    kept = client.get("/authorize", party.asks(prompt="login"))["Location"]
    for _attempt in range(2):
        assert client.get(kept)["Location"].startswith("/sign-in/")
    with time_machine.travel(time.time() + 30):
        sign_in(client, person, ago=0)
        assert client.get(kept)["Location"].endswith("/share/")


def test_a_weak_session_signs_in_again_once_and_is_then_told(party: Party) -> None:
    client, person = Client(), make_person()
    sign_in(client, person, methods=("password",))
    kept = client.get("/authorize", party.asks())["Location"]
    assert client.get(kept)["Location"].startswith("/sign-in/")
    with time_machine.travel(time.time() + 30):
        sign_in(client, person, methods=("password",), ago=0)
        response = client.get(kept)
    assert response.status_code == 403
    assert "stronger way to sign in" in response.content.decode()


def test_a_level_that_is_too_low_leads_to_proof_and_back(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    kept = client.get("/authorize", party.asks(vtr=None))["Location"]
    response = client.get(kept)
    assert response.status_code == 302
    assert response["Location"].startswith("/prove/")
    case = Case.objects.get(account_id=client.session["_auth_user_id"])
    assert (f"/resume/{case.continuation}/", case.level_wanted) == (kept, "P9")
    client.get(kept)
    assert Case.objects.count() == 1
    # What the checks do in the end; the person comes back by the same address.
    Identity.objects.filter(account_id=make_person("P9").pk).update(account_id=case.account_id)
    assert client.get(kept)["Location"] == f"{kept}share/"
    client.post(f"{kept}share/", {"answer": "yes"})
    assert "code" in answer_of(client.get(kept))


def test_the_page_names_the_service_and_lists_what_it_would_get(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P9")
    page = follow(client, client.get("/authorize", party.asks(scope="openid profile"))).content.decode()
    assert "Agree to share your details with Test Service" in page
    for words in ("NHS number", "9 December 1959", "Pennington"):
        assert words in page
    assert "Email address" not in page


def test_the_page_costs_few_queries(
    signed_in: Callable[..., Client], party: Party, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("P9")
    address = follow(client, client.get("/authorize", party.asks())).request["PATH_INFO"]
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_agreement_is_asked_again_for_more_scopes_and_for_a_higher_level(party: Party) -> None:
    client, person = Client(), make_person()
    sign_in(client, person)
    code_for(client, party, scope="openid email")
    more = follow(client, client.get("/authorize", party.asks(scope="openid email profile")))
    assert "asks again" in more.content.decode()
    Sharing.objects.update(scopes=["openid", "email", "profile"])
    Sharing.objects.filter(account_id=person.pk).update(level="P0")
    Identity.objects.filter(account_id=make_person("P9").pk).update(account_id=person.pk)
    response = follow(client, client.get("/authorize", party.asks(scope="openid email profile")))
    assert response.status_code == 200
    follow(client, client.post(response.request["PATH_INFO"], {"answer": "yes"}))
    assert Sharing.objects.get().level == "P9"


def test_refusing_asks_whether_one_is_sure_and_then_tells_the_service(
    signed_in: Callable[..., Client], party: Party
) -> None:
    client = signed_in()
    page = follow(client, client.get("/authorize", party.asks()))
    sure = follow(client, client.post(page.request["PATH_INFO"], {"answer": "no"}))
    assert sure.status_code == 200
    assert "Are you sure" in sure.content.decode()
    answer = answer_of(client.post(sure.request["PATH_INFO"]))
    assert (answer["error"], answer["error_description"]) == ("access_denied", "ConsentNotGiven")
    assert answer["state"] == "the state"
    assert not Sharing.objects.exists()


def test_an_answer_that_is_neither_yes_nor_no_changes_nothing(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    page = follow(client, client.get("/authorize", party.asks()))
    assert follow(client, client.post(page.request["PATH_INFO"], {"answer": "maybe"})).status_code == 200
    assert not Sharing.objects.exists()


def test_nobody_agrees_without_having_signed_in(client: Client, party: Party) -> None:
    kept = client.get("/authorize", party.asks())["Location"]
    response = client.post(f"{kept}share/", {"answer": "yes"})
    assert response["Location"] == kept
    assert not Sharing.objects.exists()


def test_a_request_that_somebody_else_began_is_not_answered(signed_in: Callable[..., Client], party: Party) -> None:
    first, second = signed_in(), signed_in()
    kept = first.get("/authorize", party.asks())["Location"]
    first.get(kept)
    response = second.get(kept)
    assert response.status_code == 403
    assert "Somebody else started" in response.content.decode()


def test_a_request_ends_after_thirty_days(signed_in: Callable[..., Client], party: Party, client: Client) -> None:
    kept = client.get("/authorize", party.asks())["Location"]
    with time_machine.travel(time.time() + 31 * 86400, tick=False):
        assert client.get(kept).status_code == 404


def test_forms_may_lead_to_the_waiting_service_and_nowhere_else(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    page = follow(client, client.get("/authorize", party.asks()))
    policy = dict(
        part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";") if " " in part.strip()
    )
    assert policy["form-action"].split() == ["'self'", "https://service.example"]
    assert "service.example" not in Client().get("/sign-in/").get("Content-Security-Policy", "")
