"""Unique textures from a seed: the runtime that a game ships.

from assetgen_plugin import Pack
pack = Pack.open("plants.onnx")
pixels = pack.texture(seed=7)

from assetgen_plugin import Denoiser
cleaned = Denoiser.open("clean-text.onnx").clean(page)

from assetgen_plugin import Decoder, Encoder
codes = Encoder.open("autoencoder.encoder.onnx").encode(images)
again = Decoder.open("autoencoder.onnx").decode(codes)
"""

from .denoiser import Denoiser
from .errors import AssetgenError, DataError, PackError, SeedError
from .network import Decoder, Encoder, Network
from .pack import Pack
from .pixels import texture_hash

__all__ = [
    "AssetgenError",
    "DataError",
    "Decoder",
    "Denoiser",
    "Encoder",
    "Network",
    "Pack",
    "PackError",
    "SeedError",
    "texture_hash",
]
