"""How often staff secrets may be tried; everything else uses the rows of the foundation."""

from datetime import timedelta

from nhslogin.foundation.limits import Limit, Lock, register

# Three of a million codes are good at any moment, so the first lock comes sooner than for citizens.
STAFF_CODE_LOCK = Lock("staff_code_lock", 5, timedelta(minutes=15), timedelta(minutes=60), hard_stop=100)
# A code by e-mail is the way out of every other lock, so this one is never for longer than a day.
EMAIL_CODE_LOCK = Lock(
    "email_code_lock", 10, timedelta(minutes=15), timedelta(minutes=60), hard_stop=100, keep=timedelta(days=1)
)
STAFF_LINK_TRIES = register(
    Limit("staff_link_tries", "network", 20, timedelta(minutes=15), "wait before the next link is opened")
)
