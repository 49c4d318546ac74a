"""The one e-mail box and the steps after it, on the login stages of allauth."""
