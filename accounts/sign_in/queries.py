"""Reads of the door."""

from datetime import timedelta

from accounts.sign_in.models import Entrance
from nhslogin.foundation import clock

LIFE = timedelta(hours=24)


def entrance(entrance_id: object) -> Entrance | None:
    """What this browser typed, unless it was more than a day ago."""
    if not entrance_id:
        return None
    return Entrance.objects.filter(pk=str(entrance_id), created_at__gt=clock.now() - LIFE).first()
