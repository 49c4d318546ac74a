"""The pages of somebody signed in: account, each step of photo ID, the status in each state, sharing with a service."""

from collections.abc import Iterator

from tests.bench.browsers import STEPS, answer_step, citizen, demo_person
from tests.bench.pages import Measured
from tests.protocol.party import Party, follow

STATES = {"p9": "proved", "again": "asked again", "referred": "with a reviewer", "refused": "refused"}


def account(measured: Measured) -> Iterator[None]:
    client = citizen("p9@example.test")
    party = Party("bench-service").register()
    asked = follow(client, client.get("/authorize", party.asks(vtr='["P9.Cp.Cd"]')))
    share = asked.request["PATH_INFO"]
    yield measured.page("sharing: what the service learns", client, share)
    yield measured.page("sharing: not now", client, share.replace("/share/", "/not-share/"))
    follow(client, client.post(share, {"answer": "yes"}))
    yield measured.page("account (P9, shares with a service)", client, "/account/")
    yield measured.page("stop sharing", client, "/account/services/bench-service/stop/")
    yield measured.page("security", client, "/account/security/")
    yield measured.page("change password", client, "/account/security/password/")
    request = "/authorize?" + "&".join(f"{name}={value}" for name, value in party.asks(state="x").items())
    yield measured.page("authorize, nothing to ask", client, request, 302)


def proving(measured: Measured) -> Iterator[None]:
    email = "passes@example.test"
    client, person = citizen(email), demo_person(email)
    yield measured.page("account (P0)", client, "/account/")
    yield measured.page("prove: start", client, "/prove/")
    for step in STEPS:
        yield measured.page(f"prove: {step}", client, f"/prove/photo-id/{step}/")
        answer = answer_step(client, step, person)
        if answer.status_code not in {302, 303}:
            raise RuntimeError(f"the step {step} was not taken: {answer.status_code}")
    yield measured.page("status: checking", client, "/prove/case/")
    yield measured.page("state for the script", client, "/prove/case/state/")
    yield measured.page("account (checking)", client, "/account/")


def statuses(measured: Measured) -> Iterator[None]:
    for name, state in STATES.items():
        client = citizen(f"{name}@example.test")
        yield measured.page(f"status: {state}", client, "/prove/case/")
        yield measured.page(f"account ({state})", client, "/account/")


SECTIONS = (account, proving, statuses)
