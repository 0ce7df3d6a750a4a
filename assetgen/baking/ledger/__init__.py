"""What is known of a bake: its database, what is stale, the lock file, shards."""
