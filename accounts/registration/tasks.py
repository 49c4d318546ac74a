"""Daily: accounts nobody finished setting up, and what browsers typed, are forgotten."""

from accounts.registration.actions import forget_unfinished
from nhslogin.foundation.retention import daily

daily(forget_unfinished)
