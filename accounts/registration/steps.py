"""Where somebody stands in setting up an NHS login: pages opened out of order lead to the one to take now."""

from accounts.people.values import AccountState
from accounts.sign_in.models import Entrance

CODE, PASSWORD, MOBILE = "account_register_code", "account_register_password", "account_register_mobile"
ORDER = (CODE, PASSWORD, MOBILE)


def furthest(entrance: Entrance) -> str:
    """The name of the last page this browser may open; pages before it may be opened again by the Back button."""
    if entrance.confirmed_at is None:
        return CODE
    if entrance.account is None or entrance.account.state != AccountState.SETTING_UP:
        return PASSWORD
    return MOBILE


def may_open(page: str, entrance: Entrance) -> bool:
    return ORDER.index(page) <= ORDER.index(furthest(entrance))
