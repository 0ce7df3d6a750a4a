"""Opens network files: encoders, decoders and other chains of float layers, in ONNX.

The graph is checked as that of a pack is: network_graph.chain_graph is its only definition, by which the exporter
writes it and the loader rebuilds and compares it. A chain is a list of layers, each a name and whole numbers:

    conv s t l b r    convolution of stride s, padded with t, l, b, r rows and columns of zeros; N.weight, N.bias
    dense             matrix and vector; tensors N.weight, N.bias
    shift             adds a vector; tensor N.bias
    relu, silu, sigmoid, clip (to 0..1)
    pool              maximum of 2×2; a last odd row or column is pooled by itself
    up                each value becomes 2×2
    shuffle           four channels become one of twice the size (pixel shuffle)
    crop h w          the first rows and columns
    flatten, reshape c h w
    halves            last layer: splits the vector into `mu` and `logvar`
    posterior         the same, with logvar clipped to -9..4

N is the layer's two-digit place in the list. Values are float32: results differ in the last bits between machines.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from .decoding.session import open_session
from .errors import DataError, PackError
from .model_file import check_version, layer_floats, metadata_json, opened
from .network_graph import INPUTS, Floats, Layer, chain_graph
from .onnx_reader import Model
from .pack_graph import IR_VERSION, OPSET, same_graph
from .pixels import straight_alpha
from .tensors import Tensors

FORMAT: Final = 1
METADATA_KEY: Final = "assetgen.network"
_CHUNK_VALUES: Final = 1 << 24  # in the images of one session run, to bound memory


class Network:
    """A chain of layers, from float arrays to float arrays. Networks never change and are thread-safe."""

    kind: str
    """`encoder`, `decoder` or `restorer`."""
    shape: tuple[int, ...]
    """Of one input: (C, H, W) or (D,)."""
    fingerprint: str
    """SHA-256 (hex) of what it computes."""
    info: dict[str, Any]
    """Name, licence, training data and configuration, as the trainer wrote them."""

    _wanted: ClassVar[str | None] = None  # the kind that a file must contain; None: any

    def __init__(self, model: Model, data: bytes, *, threads: int) -> None:
        header = _read(model)
        if self._wanted not in (None, header["kind"]):
            raise PackError(f"contains a network {header['kind']}, not a network {self._wanted}")
        self.kind, self.shape = header["kind"], tuple(header["shape"])
        self.fingerprint, self.info = header["fingerprint"], header["info"]
        self._session = open_session(data, threads)

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1) -> Network:
        """The network in a file, checked to the last byte; PackError for any other file."""
        return opened(path, lambda model, data: Network(model, data, threads=threads))

    def run(self, values: Floats) -> list[Floats]:
        """The outputs, (N, …) each, for inputs (N, *shape) float32. Raises DataError for any other array."""
        if values.dtype != np.float32 or values.shape[1:] != self.shape:
            wanted = ", ".join(map(str, self.shape))
            raise DataError(f"an array of {values.dtype}{list(values.shape)}; (N, {wanted}) float32 is allowed")
        step = max(1, _CHUNK_VALUES // max(1, int(np.prod(self.shape))) // 64)
        parts = [
            self._session.run(None, {INPUTS[self.kind]: values[start : start + step]})
            for start in range(0, max(1, len(values)), step)
        ]
        return [np.concatenate(outputs) for outputs in zip(*parts, strict=True)]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {'×'.join(map(str, self.shape))}, {self.fingerprint[:12]}>"


class Encoder(Network):
    """The first half of an autoencoder or VAE: images to codes."""

    _wanted = "encoder"

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1) -> Encoder:
        """The encoder in a file, checked to the last byte; PackError for any other file."""
        return opened(path, lambda model, data: Encoder(model, data, threads=threads))

    def encode(self, images: NDArray[np.uint8]) -> Floats:
        """The codes (N, D) float32 of images (N, H, W, C) uint8 with straight alpha; of a VAE the posterior's means."""
        if images.dtype != np.uint8 or images.ndim != 4:
            raise DataError(f"images of {images.dtype}{list(images.shape)}; (N, H, W, C) uint8 is allowed")
        values = np.moveaxis(images, 3, 1).astype(np.float32) / np.float32(255)
        if values.shape[1] == 4:
            values[:, :3] *= values[:, 3:]
        return self.run(values)[0]


class Decoder(Network):
    """The second half of an autoencoder or VAE: codes to images."""

    _wanted = "decoder"

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1) -> Decoder:
        """The decoder in a file, checked to the last byte; PackError for any other file."""
        return opened(path, lambda model, data: Decoder(model, data, threads=threads))

    def decode(self, codes: Floats) -> NDArray[np.uint8]:
        """The images (N, H, W, C) uint8, straight alpha, of codes (N, D) float32."""
        textures = np.rint(255 * np.clip(self.run(codes)[0], 0, 1)).astype(np.uint8)
        return straight_alpha(np.ascontiguousarray(np.moveaxis(textures, 1, 3)))


def fingerprint(kind: str, shape: Sequence[int], layers: Sequence[Layer], tensors: Tensors) -> str:
    """SHA-256 (hex) of what a network computes."""
    plain = [FORMAT, kind, list(shape), [[op, *settings] for op, settings in layers]]
    digest = hashlib.sha256(json.dumps(plain).encode())
    for name in sorted(tensors):
        digest.update(json.dumps([name, tensors[name].shape]).encode())
        digest.update(tensors[name].astype("<f4").tobytes())
    return digest.hexdigest()


def _read(model: Model) -> dict[str, Any]:
    """The metadata of an ONNX model; PackError unless it is a network to the last node."""
    kinds = {"format": int, "kind": str, "shape": list, "layers": list, "fingerprint": str, "info": dict}
    header = metadata_json(model, METADATA_KEY, "network", kinds)
    check_version("network format", header["format"], FORMAT)
    if not all(_is_whole(size) for size in header["shape"]):
        raise PackError("its shape is not a list of whole numbers")
    layers: list[Layer] = []
    for layer in header["layers"]:
        if (
            not isinstance(layer, list)
            or not layer
            or not isinstance(layer[0], str)
            or not all(map(_is_whole, layer[1:]))
        ):
            raise PackError("its layers are not lists of a name and whole numbers")
        layers.append((layer[0], tuple(layer[1:])))
    if (model.opset, model.ir_version) != (OPSET, IR_VERSION):
        raise PackError(f"opset {model.opset}, IR {model.ir_version}; networks have {OPSET} and {IR_VERSION}")
    tensors = layer_floats(model)
    if not same_graph(model.graph, chain_graph(header["kind"], header["shape"], layers, tensors)):
        raise PackError("its graph is not one that the exporter writes; export the network again")
    computed = fingerprint(header["kind"], header["shape"], layers, tensors)
    if computed != header["fingerprint"]:
        raise PackError(f"altered: its fingerprint is {computed}, it says {header['fingerprint']}")
    return header


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1 << 24
