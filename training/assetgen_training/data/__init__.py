"""What a model learns from: built-in sets, pairs, corruption, augmentation, batches."""
