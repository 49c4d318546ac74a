"""The national index of patients: who has which NHS number. The contract is `port.py`, the choice `select.py`."""
