"""Finding the person's NHS record: pure comparison of details, and the rows that say what was found."""
