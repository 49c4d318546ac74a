"""Accounts: who signs in, with what, how strongly and for how long. Others enter by `accounts.api`."""
