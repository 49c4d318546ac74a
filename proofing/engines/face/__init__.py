"""Faces: found, told apart, and read for signs of a living person who did what was asked."""
