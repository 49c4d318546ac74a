"""Loads the account of a session. Passwords are compared by `credentials.actions`, which counts tries first."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from accounts.people.models import User


class AccountBackend(BaseBackend):
    """An account that is suspended or closed loses its running sessions with the next request."""

    def get_user(self, user_id: Any) -> User | None:
        found: User | None = User.objects.filter(pk=user_id).first()
        return found if found is not None and found.is_active else None
