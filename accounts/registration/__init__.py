"""Setting up a new NHS login: e-mail code, password, mobile number, text code."""
