"""Organisations, and who works there in which role."""
