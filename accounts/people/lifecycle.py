"""ACCOUNT: the states of an account as a table."""

from accounts.people.values import AccountState
from nhslogin.foundation.actors import ActorKind
from nhslogin.foundation.lifecycle import Lifecycle, Transition

CITIZEN = frozenset({ActorKind.CITIZEN})
STAFF = frozenset({ActorKind.STAFF})
ANYBODY_INSIDE = frozenset({ActorKind.CITIZEN, ActorKind.STAFF, ActorKind.SYSTEM})

ACCOUNT = Lifecycle(
    name="ACCOUNT",
    initial=AccountState.SETTING_UP,
    final=frozenset({AccountState.CLOSED}),
    transitions=(
        Transition("finish", (AccountState.SETTING_UP,), AccountState.ACTIVE, ANYBODY_INSIDE, "account.created"),
        Transition(
            "suspend",
            (AccountState.ACTIVE,),
            AccountState.SUSPENDED,
            STAFF | {ActorKind.SYSTEM},
            "account.suspended",
            reasons=("deceased", "used_by_another", "number_mismatch", "other"),
        ),
        Transition("resume", (AccountState.SUSPENDED,), AccountState.ACTIVE, STAFF, "account.resumed"),
        Transition(
            "close",
            (AccountState.ACTIVE, AccountState.SUSPENDED),
            AccountState.CLOSED,
            ANYBODY_INSIDE,
            "account.closed",
        ),
    ),
)
