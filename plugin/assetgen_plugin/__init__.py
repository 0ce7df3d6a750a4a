"""Unique textures from a seed: the runtime that a game ships.

from assetgen_plugin import Pack
pack = Pack.open("plants.onnx")
pixels = pack.texture(seed=7)
"""

from .errors import AssetgenError, PackError, SeedError
from .pack import Pack, texture_hash

__all__ = ["AssetgenError", "Pack", "PackError", "SeedError", "texture_hash"]
