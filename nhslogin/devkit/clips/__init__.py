"""Selfie videos made from one still, for demo people and tests."""
