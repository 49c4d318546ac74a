"""Codes, tokens, signing keys and used client assertions: rows and the verbs on them."""
