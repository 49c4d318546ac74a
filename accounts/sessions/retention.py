"""Daily: sessions that are over are removed; each names an account or what a browser was doing."""

from django.contrib.sessions.backends.db import SessionStore

from nhslogin.foundation.retention import daily


@daily
def erase_old_sessions() -> None:
    """Of everybody."""
    SessionStore.clear_expired()
