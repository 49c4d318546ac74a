"""Who has an account: the user row, the address it is found by, the lifecycle of an account."""
