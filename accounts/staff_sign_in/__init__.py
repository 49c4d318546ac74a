"""Sign-in for staff: password, then the code of an authenticator app."""
