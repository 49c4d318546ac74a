"""The append-only record of who did what to whom, linked into a hash chain by one sealer."""
