"""The addresses that machines use, and /authorize."""
