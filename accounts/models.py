"""An index of the models, for Django."""

from accounts.credentials.models import SmsDevice, StaffTotpDevice
from accounts.organisations.models import Organisation, StaffInvitation, StaffMembership
from accounts.people.models import User
from accounts.sign_in.models import EmailCode, Entrance

__all__ = [
    "EmailCode",
    "Entrance",
    "Organisation",
    "SmsDevice",
    "StaffInvitation",
    "StaffMembership",
    "StaffTotpDevice",
    "User",
]
