"""Variants into a game's files: plan, choice, drawing, atlases, lock."""
