"""Reads a photograph of an identity document: is it usable, what does it say, does it agree with itself."""
