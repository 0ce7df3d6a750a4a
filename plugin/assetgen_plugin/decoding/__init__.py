"""Decoders: from codes to pixels by one of three engines, to the same bytes.

core           the C runtime, a shared library in this folder: the fastest; whoever installs with a compiler has it
onnxruntime    if it is installed
numpy          always available, and slow
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ..agp import check_fingerprint
from ..errors import PackError
from ..tensors import Tensors

if TYPE_CHECKING:
    from ..painting.paintings import Paintings

ENGINES: Final = ("core", "onnxruntime", "numpy")
"""The engines, the preferred one first."""


class Decoder(Protocol):
    """Draws the textures of codes."""

    engine: str

    def textures(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, colours: NDArray[np.uint8] | None
    ) -> NDArray[np.uint8]:
        """The textures (N, H, W, C) of N >= 1 codes, (N, D + K) each.

        palette: the palette codes, if the pack computes palettes. colours: (M, 3) that palettes are forced to.
        """


class Painter(Protocol):
    """Paints the textures of a painted pack."""

    def paint(
        self,
        z: NDArray[np.int8],
        palette: NDArray[np.int8] | None,
        paintings: Paintings,
        colours: NDArray[np.uint8] | None,
        swaps: NDArray[np.uint8] | None,
        layer: int | None,
    ) -> NDArray[np.uint8]:
        """The textures (N, H, W, C) of N >= 1 codes, or one of their layers, (N, H, W, 4).

        z, palette: (N, D + K) each; palette is None if the pack computes none. colours: (M, 3) that all are forced to.
        swaps: (M, 2, 3), pairs of colours of the art.
        """

    def places(self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, paintings: Paintings) -> NDArray[np.int32]:
        """The places (N, H, W) of N >= 1 codes (contract 2, section 4)."""


def open_decoder(tensors: Tensors, onnx: bytes, flat: bytes, threads: int, engine: str | None) -> Decoder:
    """The decoder of a pack. Raises PackError if `engine` is given and cannot be had, or for a false fingerprint.

    tensors, onnx, flat: of the pack, which was checked but for its fingerprint, and its ONNX file and its .agp file.
    engine: one of ENGINES; None: the first that is there.
    """
    if engine not in (None, *ENGINES):
        raise PackError(f"no engine {engine!r}; {', '.join(ENGINES)} are allowed")
    if engine in (None, "core"):
        from .core import library

        try:
            library()
        except PackError:
            if engine is not None:
                raise
        else:
            return _core(tensors, flat, threads)
    check_fingerprint(flat)
    if engine in (None, "onnxruntime"):
        from .session import OnnxDecoder, is_installed

        if engine is not None or is_installed():
            return OnnxDecoder(tensors, onnx, threads)
    from .exact import NumpyDecoder

    return NumpyDecoder(tensors)


def open_painter(tensors: Tensors, decoder: Decoder) -> Painter:
    """What paints a pack with what its decoder draws: the C core itself, or numpy. Raises PackError for broken art."""
    from .core import CoreDecoder

    if isinstance(decoder, CoreDecoder):
        return decoder
    from ..painting.painter import NumpyPainter
    from .exact import NumpyDecoder
    from .session import OnnxDecoder

    assert isinstance(decoder, OnnxDecoder | NumpyDecoder)
    return NumpyPainter(tensors, decoder)


def _core(tensors: Tensors, flat: bytes, threads: int) -> Decoder:
    """The decoder by the C core, which checks fingerprint and art itself; why it refuses a pack is found out here."""
    from .core import CoreDecoder

    try:
        return CoreDecoder(tensors, flat, threads)
    except PackError:
        check_fingerprint(flat)
        if "art.data" in tensors:
            from ..painting.art import check_art

            check_art(tensors)
        raise
