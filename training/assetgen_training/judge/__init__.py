"""Measures what was trained, beside baselines."""
