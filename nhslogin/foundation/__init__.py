"""What every app may use: actors, lifecycles, limits, jobs, audit, crypto, files, messages. No identity rules."""
