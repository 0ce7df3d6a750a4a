"""Opens denoisers and cleans images of any size with them."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .decoding.session import open_session
from .denoiser_graph import check_unet, reach, unet_graph
from .errors import DataError, PackError
from .model_file import check_version, layer_floats, metadata_json, opened
from .onnx_reader import Model
from .pack_graph import IR_VERSION, OPSET, same_graph
from .tensors import Tensors

FORMATS: Final = (1, 2)  # 2: some weights are of 8 bits
METADATA_KEY: Final = "assetgen.denoiser"
KINDS: Final = ("document", "image")
_WINDOW_VALUES: Final = 8 << 20  # float32 values that one window takes at its widest layer
_KEPT: Final = 4  # layers in memory at a time: passed across, enlarged, their concatenation, its convolution
_LEAST_CORE: Final = 64  # pixels kept along a window's side, however wide the network is


class Denoiser:
    """A trained denoiser, for images of any size.

    Open one with Denoiser.open, which needs onnxruntime. Denoisers never change and are thread-safe.
    """

    kind: str
    """What it was trained for: `document` (scanned pages) or `image`."""
    channels: int
    """1 for a grey model, which cleans colour images channel by channel, or 3."""
    overlap: int
    """How many pixels around a window its own pixels may depend on."""
    fingerprint: str
    """SHA-256 (hex) of what it computes."""
    info: dict[str, Any]
    """Name, licence, training data and configuration, as the trainer wrote them."""
    widths: tuple[int, ...]
    """Channels at each level of its U-Net."""
    tensors: Tensors
    """Its weights as they are stored (`denoiser_graph`)."""

    def __init__(self, model: Model, data: bytes, *, threads: int) -> None:
        header, self.widths = _read(model)
        self.tensors = layer_floats(model)
        self.kind, self.channels, self.overlap = header["kind"], header["channels"], header["overlap"]
        self.fingerprint, self.info = header["fingerprint"], header["info"]
        self._multiple = 2 ** (len(self.widths) - 1)
        widest = _KEPT * max(width / 4**level for level, width in enumerate(self.widths))
        side = max(int((_WINDOW_VALUES / widest) ** 0.5), 2 * self.overlap + _LEAST_CORE)
        self._side = side // self._multiple * self._multiple
        self._session = open_session(data, threads, arena=False)

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1) -> Denoiser:
        """The denoiser in a file, checked to the last byte.

        threads: how many onnxruntime uses for one image.
        Raises PackError, with one line that says why, for any file that is not a complete and unaltered denoiser.
        """
        return opened(path, lambda model, data: Denoiser(model, data, threads=threads))

    def clean(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The image without its noise, in the same shape: (H, W) or (H, W, C) uint8, C 1 or 3, or 2 or 4 with alpha.

        Alpha is kept, and so is the colour of pixels with alpha 0. The image is cleaned in overlapping windows, so that
        memory is needed for the result and one window. Raises DataError for any other array.
        """
        if (
            image.dtype != np.uint8
            or image.ndim not in (2, 3)
            or (image.ndim == 3 and image.shape[2] not in range(1, 5))
        ):
            raise DataError(f"an image of {image.dtype}{list(image.shape)}; (H, W) or (H, W, 1 to 4) uint8 is allowed")
        if not image.size:
            raise DataError(f"an image of {image.shape[1]}×{image.shape[0]} pixels is empty")
        cleaned = image.copy()
        pixels, result = (whole[..., None] if whole.ndim == 2 else whole for whole in (image, cleaned))
        n_colours = pixels.shape[2] - (pixels.shape[2] in (2, 4))
        grey = n_colours == 3 and all(np.array_equal(pixels[..., 0], pixels[..., channel]) for channel in (1, 2))
        groups = [slice(0, 3)] if self.channels == 3 else [slice(n, n + 1) for n in range(1 if grey else n_colours)]
        for rows, columns in itertools.product(self._windows(pixels.shape[0]), self._windows(pixels.shape[1])):
            seen = pixels[np.ix_(rows.pixels, columns.pixels)]
            if n_colours < pixels.shape[2]:
                seen[seen[..., -1] == 0] = 0  # the colour of a transparent pixel is arbitrary
            here = result[rows.core, columns.core]
            visible = slice(None) if n_colours == pixels.shape[2] else here[..., -1] > 0
            for group in groups:
                colours = self._run(seen[..., :n_colours][..., group])[rows.kept, columns.kept]
                if group == slice(0, 3) and n_colours == 1:
                    colours = np.rint(colours.mean(axis=2, keepdims=True)).astype(np.uint8)
                target = here[..., :n_colours] if grey else here[..., :n_colours][..., group]
                target[visible] = np.broadcast_to(colours, target.shape)[visible]
        return cleaned

    def __repr__(self) -> str:
        return f"<Denoiser {self.kind}, {'grey' if self.channels == 1 else 'colour'}, {self.fingerprint[:12]}>"

    def _run(self, window: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """One window (h, w, C), cleaned; a grey one fills all channels of a colour model."""
        planes = np.empty((1, self.channels, *window.shape[:2]), np.float32)
        planes[0] = np.moveaxis(window, -1, 0)
        planes /= 255
        (clean,) = self._session.run(["clean"], {"image": planes})
        if np.isnan(clean).any():
            raise PackError("this denoiser computes values that are not finite (NaN); train it again")
        np.rint(np.multiply(clean, 255, out=clean), out=clean)
        return np.moveaxis(clean[0].astype(np.uint8), 0, -1)

    def _windows(self, n_pixels: int) -> Iterator[_Span]:
        """The windows along a side of n pixels, all of one size, aligned to the pixels of the coarsest level.

        A window ends at an edge of the image, which the network pads with zeros, or `overlap` beyond what is kept.
        """
        multiple, overlap = self._multiple, self.overlap
        padded = -(-n_pixels // multiple) * multiple
        if padded <= self._side:
            n_windows, side = 1, padded
        else:
            n_windows = -(-(padded - 2 * overlap) // (self._side - 2 * overlap))
            core = -(-(padded - 2 * overlap) // n_windows)
            side = -(-core // multiple) * multiple + 2 * overlap
        end = 0
        for number in range(n_windows):
            start = min(number * (side - 2 * overlap), padded - side)
            first, end = end, min(n_pixels, padded if number == n_windows - 1 else start + side - overlap)
            pixels = np.minimum(np.arange(start, start + side), n_pixels - 1)  # beyond the last pixel, that pixel again
            yield _Span(pixels, slice(first, end), slice(first - start, end - start))


class _Span(NamedTuple):
    """A window along one side: the pixels that it reads, those that it writes, and where in the window these are."""

    pixels: NDArray[np.intp]
    core: slice
    kept: slice


def format_of(tensors: Tensors) -> int:
    """The version of the file format that has such tensors."""
    return 2 if any(array.dtype == np.int8 for array in tensors.values()) else 1


def fingerprint(tensors: Tensors, kind: str, channels: int) -> str:
    """SHA-256 (hex) of what a denoiser computes."""
    digest = hashlib.sha256(json.dumps([format_of(tensors), kind, channels]).encode())
    for name in sorted(tensors):
        array = tensors[name].astype(tensors[name].dtype.newbyteorder("<"))
        digest.update(json.dumps([name, array.dtype.str, array.shape]).encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _read(model: Model) -> tuple[dict[str, Any], tuple[int, ...]]:
    """(metadata, widths) of an ONNX model; PackError unless it is a denoiser to the last node."""
    kinds = {"format": int, "kind": str, "channels": int, "overlap": int, "fingerprint": str, "info": dict}
    header = metadata_json(model, METADATA_KEY, "denoiser", kinds)
    check_version("denoiser format", header["format"], *FORMATS)
    if header["kind"] not in KINDS or header["channels"] not in (1, 3):
        raise PackError(
            f"a denoiser for {header['kind']!r} with {header['channels']} channels; "
            f"{' or '.join(KINDS)} with 1 or 3 is allowed"
        )
    if (model.opset, model.ir_version) != (OPSET, IR_VERSION):
        raise PackError(f"opset {model.opset}, IR {model.ir_version}; denoisers have {OPSET} and {IR_VERSION}")
    tensors = layer_floats(model)
    widths = check_unet(tensors, header["channels"])
    if header["format"] != format_of(tensors):
        raise PackError(f"its metadata says format {header['format']}, its weights are of {format_of(tensors)}")
    if not same_graph(model.graph, unet_graph(tensors, header["channels"], widths)):
        raise PackError("its graph is not one that the exporter writes; export the denoiser again")
    if header["overlap"] != reach(len(widths)):
        raise PackError(f"its metadata says an overlap of {header['overlap']}, its graph has {reach(len(widths))}")
    computed = fingerprint(tensors, header["kind"], header["channels"])
    if computed != header["fingerprint"]:
        raise PackError(f"altered: its fingerprint is {computed}, it says {header['fingerprint']}")
    return header, widths
