"""Lets one person act for another, with permission that both can see."""
