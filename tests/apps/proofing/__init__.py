"""Tests of proofing: cases, assessment, identities."""
