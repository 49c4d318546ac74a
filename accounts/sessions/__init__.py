"""How long a session lasts, whose it is, and where it goes on after sign-in."""
