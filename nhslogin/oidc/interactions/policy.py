"""POLICY: what is still needed from the person before a service gets its code, in order. The first step that needs
something wins; all are asked again each time the person comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from accounts import api as accounts
from nhslogin.foundation.actors import Actor
from nhslogin.oidc.authorization.actions import claim_request
from nhslogin.oidc.authorization.models import AuthorizationRequest
from nhslogin.oidc.claims.people import is_stopped
from nhslogin.oidc.claims.table import Person
from nhslogin.oidc.sharing.queries import covers, standing
from nhslogin.oidc.trust.vectors import Need, Verdict, evaluate
from proofing import api as proofing


@dataclass(frozen=True)
class GoTo:
    """The person is sent to another page of ours and comes back by themselves."""

    url: str


@dataclass(frozen=True)
class Stop:
    """The person cannot go on as things are; the page says why."""

    template: str


@dataclass(frozen=True)
class Refuse:
    """The service gets an error."""

    error: str
    description: str = ""


Needed = GoTo | Stop | Refuse


@dataclass(frozen=True)
class Visit:
    """One moment of one request: who is here, how they signed in, what they hold."""

    http: HttpRequest
    request: AuthorizationRequest

    @cached_property
    def account(self) -> accounts.AccountView | None:
        return accounts.current_citizen(self.http)

    @property
    def signed_in(self) -> accounts.AccountView:
        """For the steps after sign-in."""
        if self.account is None:
            raise RuntimeError("a step after sign-in was asked before it")
        return self.account

    @cached_property
    def strength(self) -> accounts.Strength:
        return accounts.strength(self.http)

    @cached_property
    def person(self) -> Person:
        """The account with what was proved of it."""
        return Person(self.signed_in, proofing.identity(self.signed_in.id))

    @property
    def level(self) -> str:
        return self.person.level

    @cached_property
    def verdict(self) -> Verdict:
        return evaluate(self.request.wanted, level=self.level, credentials=self.strength.components)

    @cached_property
    def is_fresh(self) -> bool:
        """Whether the person signed in for this very request."""
        return accounts.signed_in_since(self.http, self.request.made_at)


def sign_in(visit: Visit) -> Needed | None:
    """Somebody must be here, and be a citizen."""
    if visit.account is not None:
        return None
    if visit.request.is_silent:
        return Refuse("sso_login_required")
    if accounts.current_staff(visit.http) is not None:
        return Stop("oidc/signed_in_as_staff.html")
    return GoTo(accounts.continue_after_sign_in(visit.http, visit.request.path))


def sign_in_anew(visit: Visit) -> Needed | None:
    """`prompt=login`: only a sign-in after the request was made counts."""
    if visit.request.prompt != "login" or visit.is_fresh:
        return None
    return GoTo(accounts.ask_sign_in_again(visit.http, visit.request.path))


def same_person(visit: Visit) -> Needed | None:
    """Whoever began goes on: a request that somebody else began is not answered with this person's account."""
    if claim_request(request=visit.request, account_id=visit.signed_in.id):
        return None
    return Stop("oidc/somebody_else.html")


def account_stands(visit: Visit) -> Needed | None:
    """A stopped account signs in nowhere."""
    return Stop("oidc/account_stopped.html") if is_stopped(visit.signed_in) else None


def stronger_sign_in(visit: Visit) -> Needed | None:
    """The session must be as strong as the service asks. Asked for once: what is not there cannot be shown twice."""
    if visit.strength.auth_time is not None and visit.verdict.need is not Need.STRONGER_SIGN_IN:
        return None
    if visit.request.is_silent:
        return Refuse("sso_login_required")
    if visit.is_fresh:
        return Stop("oidc/too_weak.html")
    return GoTo(accounts.ask_sign_in_again(visit.http, visit.request.path))


def uplift(visit: Visit) -> Needed | None:
    """The level must be as high as the service asks. The proof may take minutes or days; it leads back here."""
    if visit.verdict.need is not Need.HIGHER_LEVEL:
        return None
    if visit.request.is_silent:
        return Refuse("interaction_required")
    account, wanted = visit.signed_in, visit.verdict.vector.level
    by = Actor.citizen(account.id)
    return GoTo(proofing.begin(account.id, wanted, by, continuation=visit.request.pk))


def share(visit: Visit) -> Needed | None:
    """The person agrees once for each service, and again when it asks for more or they have reached a higher level."""
    agreed = standing(visit.signed_in.id, visit.request.service)
    if covers(agreed, scopes=visit.request.scopes, level=visit.level):
        return None
    if visit.request.is_silent:
        return Refuse("consent_required")
    return GoTo(reverse("oidc:share", args=[visit.request.pk]))


Step = Callable[[Visit], Needed | None]
POLICY: tuple[Step, ...] = (sign_in, sign_in_anew, same_person, account_stands, stronger_sign_in, uplift, share)


def ask(visit: Visit, steps: tuple[Step, ...] = POLICY) -> Needed | None:
    """What is needed first, or nothing more."""
    for step in steps:
        needed = step(visit)
        if needed is not None:
            return needed
    return None


def before(step: Step) -> tuple[Step, ...]:
    """All steps that come before one."""
    return POLICY[: POLICY.index(step)]
