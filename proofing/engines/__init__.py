"""Engines: pictures and videos in, findings out. Nothing here knows Django, a database or a person's account."""
