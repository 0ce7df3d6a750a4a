"""Reads art: image files, sheets, scans and palettes, and finds out what a set of sprites is like.

Needs numpy, Pillow and, for reports, Jinja2; never torch.
"""
