"""GPG 45 as tables and one function: evidence kinds, scoring, profiles, levels, evaluate. No Django here."""
