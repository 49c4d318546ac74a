"""What a service may learn about a person: one table, and the subject it knows them by."""
