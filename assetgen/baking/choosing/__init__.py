"""Chooses draws: no two alike, and none spoilt."""
