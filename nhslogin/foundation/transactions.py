"""What must commit with its cause asks here whether there is a transaction at all."""

from django.db import connection

from nhslogin.foundation.errors import OutsideTransaction


def demand_transaction(what: str) -> None:
    """Raise unless the caller is inside `transaction.atomic()`."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{what} must be written in the transaction of its cause")
