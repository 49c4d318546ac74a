"""From what age a way to prove somebody may be used: whole years on the calendar of London."""

from datetime import date

PHOTO_ID_FROM = 16


def age_on(day: date, born: date) -> int:
    """Whole years. Somebody born on 29 February is a year older on 1 March in years without that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
