"""People decide what the machine refers: the queue as a lease, the questions, the reasons, one decision per referral."""
