"""Reads art: image files, sheets, scans and palettes, and what a set of sprites is like. numpy and Pillow, no torch."""
