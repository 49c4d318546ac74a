"""Planned checks, their runners, scoring, the verdict, and the one place where a case is settled."""
