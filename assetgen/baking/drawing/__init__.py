"""Draws variants and pages, and encodes them."""
