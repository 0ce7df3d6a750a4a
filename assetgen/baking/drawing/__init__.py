"""Draws textures and atlas pages, and encodes them."""
