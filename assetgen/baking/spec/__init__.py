"""What is to be baked: the bake file, its keys, the variants it names."""
