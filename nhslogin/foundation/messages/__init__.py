"""The outbox: what the product tells people, by e-mail or text."""
