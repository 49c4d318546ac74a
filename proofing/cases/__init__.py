"""One attempt by one account to reach a level by one route."""
