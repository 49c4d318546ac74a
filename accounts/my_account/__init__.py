"""What people change about their own sign-in."""
