"""Unique textures from a seed: the runtime that a game ships.

from assetgen_plugin import Pack
pack = Pack.open("plants.onnx")
pixels = pack.texture(seed=7)

from assetgen_plugin import Denoiser
cleaned = Denoiser.open("denoise-fashion.onnx").clean(image)

from assetgen_plugin import Decoder, Encoder
codes = Encoder.open("autoencoder.encoder.onnx").encode(images)
again = Decoder.open("autoencoder.onnx").decode(codes)

from assetgen_plugin import PlanPack
rooms = PlanPack.open("keep.onnx").plan(seed=7, outline=mask)

Packs need numpy alone; denoisers and networks need onnxruntime and are imported when they are first used.
"""

from typing import TYPE_CHECKING

from .errors import AssetgenError, DataError, PackError, SeedError
from .pack import Pack
from .pixels import texture_hash
from .request import Request

if TYPE_CHECKING:
    from .denoiser import Denoiser
    from .network import Decoder, Encoder, Network
    from .plans import PlanPack
else:

    def __getattr__(name):
        if name == "Denoiser":
            from .denoiser import Denoiser

            return Denoiser
        if name == "PlanPack":
            from .plans import PlanPack

            return PlanPack
        if name in ("Decoder", "Encoder", "Network"):
            from . import network

            return getattr(network, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AssetgenError",
    "DataError",
    "Decoder",
    "Denoiser",
    "Encoder",
    "Network",
    "Pack",
    "PackError",
    "PlanPack",
    "Request",
    "SeedError",
    "texture_hash",
]
