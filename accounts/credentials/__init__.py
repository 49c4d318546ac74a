"""What an account proves itself with: password, text codes, staff codes; and how strong a session is."""
