"""The services people sign in to: who they are, their keys, and what they may ask for."""
