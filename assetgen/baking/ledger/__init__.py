"""What is known of a bake: the ledger, what is stale, the lock file, shards."""
