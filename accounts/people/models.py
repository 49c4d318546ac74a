"""The account itself: one row for each person and kind."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from accounts.people.addresses import email_index, tidy
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation.crypto.api import EncryptedTextField


class UserQuerySet(models.QuerySet["User"]):
    def at(self, kind: AccountKind | str, email: str) -> "UserQuerySet":
        return self.filter(kind=str(kind), email_index=email_index(email))

    def finished(self) -> "UserQuerySet":
        """Without those that are still being set up."""
        return self.exclude(state=AccountState.SETTING_UP)


class UserStore(models.Manager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django asks its user model for this one method."""

    def get_by_natural_key(self, username: str) -> "User":
        found: User = self.get(pk=username)
        return found


class User(AbstractBaseUser):  # type: ignore[django-manager-missing]  # of django-otp's devices
    """A citizen or a staff member. The address is encrypted; `email_index` finds it and keeps it unique per kind."""

    PERSONAL_FIELDS: ClassVar = frozenset({"email", "email_index"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in AccountKind])
    email = EncryptedTextField()
    email_index = models.CharField(max_length=64)
    email_verified_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, default=AccountState.SETTING_UP.value)
    created_at = models.DateTimeField(default=timezone.now)

    # The address cannot be looked up in clear, so Django and allauth know an account by its id.
    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar = UserStore()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "email_index"], name="one_account_per_kind_and_email"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in AccountKind]), name="account_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in AccountState]), name="account_state_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "created_at"], name="accounts_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def set_email(self, email: str) -> None:
        """Keep address and index together."""
        self.email = tidy(email)
        self.email_index = email_index(email)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django and allauth ask this before every sign-in and every request."""
        return self.state == AccountState.ACTIVE

    @property
    def is_citizen(self) -> bool:
        return self.kind == AccountKind.CITIZEN

    @property
    def is_staff_member(self) -> bool:
        return self.kind == AccountKind.STAFF
