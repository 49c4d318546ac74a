"""Proving who somebody is: evidence, checks, identities."""
