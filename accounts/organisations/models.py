"""Organisations, memberships with their roles, and the one-time link that lets a new member in."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.organisations.values import OrganisationKind, StaffRole
from nhslogin.foundation.crypto.api import digest


def token_digest(token: str) -> str:
    """What is kept of an invitation's secret."""
    return digest("accounts.staff_invitation", token)


class Organisation(models.Model):
    """A surgery, a counter network, or the operator of this login; found by its code (ODS code for surgeries)."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OrganisationKind])

    def __str__(self) -> str:
        return self.code


class StaffMembership(models.Model):
    """One role of one staff member. Somebody works for one organisation; roles may be several."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=[(one.value, one.value) for one in StaffRole])
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "organisation", "role"], name="one_membership_per_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.account_id}"


class StaffInvitation(models.Model):
    """The link by which a new staff member sets a password and an authenticator app, once."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"
