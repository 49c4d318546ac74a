"""How often things may be tried here: rows of the LIMITS table, numbers as the architecture has them."""

from datetime import timedelta

from nhslogin.foundation.limits import Limit, register

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)

# A surgery or a mobile network is one address, so this one is wide.
DOOR = register(Limit("accounts.door", per="network", count=300, window=timedelta(minutes=5), then="wait"))

PASSWORD = register(Limit("accounts.password", per="account+network", count=10, window=QUARTER, then="wait"))
PASSWORD_AGAIN = register(Limit("accounts.password_again", per="account+network", count=20, window=HOUR, then="wait"))
PASSWORD_IN_A_ROW = register(
    Limit("accounts.password_in_a_row", per="account", count=100, window=timedelta(days=365), then="reset password")
)

EMAIL_SENDS = register(Limit("accounts.email_sends", per="address", count=5, window=QUARTER, then="wait"))
EMAIL_TRIES = register(Limit("accounts.email_tries", per="address", count=15, window=HOUR, then="wait"))

TEXT_SENDS = register(Limit("accounts.text_sends", per="number", count=5, window=QUARTER, then="wait"))
TEXT_TRIES = register(Limit("accounts.text_tries", per="account", count=15, window=HOUR, then="wait"))

STAFF_TRIES = register(Limit("accounts.staff_tries", per="account", count=5, window=QUARTER, then="wait"))
STAFF_LINK = register(Limit("accounts.staff_link", per="network", count=20, window=QUARTER, then="wait"))
