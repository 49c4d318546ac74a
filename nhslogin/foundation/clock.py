"""The only places that ask what time it is, so that tests can move it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date as a person in London sees it: birthdays and expiry dates are counted by it."""
    return datetime.now(LONDON).date()
