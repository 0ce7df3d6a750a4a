"""Painted packs: textures from patches of the art that a pack carries (contract 2)."""
