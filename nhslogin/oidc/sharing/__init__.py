"""What a person agreed to share with a service."""
