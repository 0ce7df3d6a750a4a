"""A training run: steps, schedule, checkpoints, log, pictures."""
