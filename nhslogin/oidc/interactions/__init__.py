"""What is still needed from the person before a service gets its code: an ordered policy."""
