"""Requests to sign in, parsed once and kept until answered."""
