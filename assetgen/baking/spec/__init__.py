"""What to bake: the bake file, its variants, their names."""
