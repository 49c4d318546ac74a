"""People decide what the machine refers: the queue as a lease, questions, reasons, one decision per referral."""
