"""The person behind an account id, as the apps below know them now."""

import uuid

from accounts import api as accounts
from nhslogin.oidc.claims.table import Person
from proofing import api as proofing


def is_stopped(account: accounts.AccountView) -> bool:
    """Whether the account may not sign in to services."""
    return account.state is not accounts.AccountState.ACTIVE or account.kind is not accounts.AccountKind.CITIZEN


def person(account_id: uuid.UUID | str) -> Person | None:
    """Nobody when the account is gone or does not stand: asked at each use, never remembered."""
    account = accounts.account(account_id)
    if account is None or is_stopped(account):
        return None
    return Person(account=account, identity=proofing.identity(account_id))
