"""Measures what was trained, next to baselines."""
