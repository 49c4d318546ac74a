"""Uploads: decided by content, capped, re-made without metadata, sealed, erased on time."""
