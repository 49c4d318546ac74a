"""Videos: which container a file really is, whether we may open it, and its frames at ten a second."""
