"""Fills an empty product with the demo's people, staff and services, by the same verbs the pages use."""
