"""What the citizen is asked: a wizard per route over a draft in the database, the start page and the status page."""
