"""Work as rows with a lease and a fencing token; a queue message only nudges."""
