"""Looks for harm in files before anything opens them: the contract is `port.py`, the choice `select.py`."""
