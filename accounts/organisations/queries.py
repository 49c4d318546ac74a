"""Reads of who works where."""

from uuid import UUID

from accounts.organisations.models import Organisation, StaffInvitation, StaffMembership, token_digest
from accounts.organisations.values import OrganisationKind, OrganisationView, StaffMember, StaffRole
from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation import clock


def roles_of(account_id: UUID | str) -> frozenset[StaffRole]:
    """Every role of one staff member."""
    found = StaffMembership.objects.filter(account_id=UUID(str(account_id))).values_list("role", flat=True)
    return frozenset(StaffRole(role) for role in found)


def staff_member(account_id: UUID | str) -> StaffMember | None:
    """A staff member who may work: active, and with at least one role."""
    rows = list(
        StaffMembership.objects.filter(
            account_id=UUID(str(account_id)), account__kind=AccountKind.STAFF, account__state=AccountState.ACTIVE
        ).select_related("account", "organisation")
    )
    if not rows:
        return None
    account: User = rows[0].account
    return StaffMember(
        id=account.pk,
        email=account.email,
        roles=frozenset(StaffRole(row.role) for row in rows),
        organisation=view_of(rows[0].organisation),
    )


def view_of(organisation: Organisation) -> OrganisationView:
    return OrganisationView(
        id=organisation.pk, code=organisation.code, name=organisation.name, kind=OrganisationKind(organisation.kind)
    )


def invitation(token: str) -> StaffInvitation | None:
    """The open invitation behind a link."""
    return (
        StaffInvitation.objects.filter(token_digest=token_digest(token), used_at=None, expires_at__gt=clock.now())
        .select_related("account")
        .first()
    )
