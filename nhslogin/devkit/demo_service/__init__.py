"""A demo relying service: a real client with keys of its own, apart from Django and from the rest of the product."""
