"""Inference by onnxruntime on the CPU, and the decoder of packs by it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..pixels import finished
from ..tensors import Tensors, guide_size

if TYPE_CHECKING:
    import onnxruntime

_CHUNK: Final = 64  # textures of one session run at most,
_CHUNK_PIXELS: Final = 1 << 18  # and their pixels, to bound memory


class OnnxDecoder:
    """Draws the textures of codes by onnxruntime."""

    engine = "onnxruntime"

    def __init__(self, tensors: Tensors, data: bytes, threads: int) -> None:
        """data: the ONNX file of these tensors."""
        self._tensors = tensors
        self._session = open_session(data, threads)
        self._outputs = [output.name for output in self._session.get_outputs()]

    def textures(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, colours: NDArray[np.uint8] | None
    ) -> NDArray[np.uint8]:
        """As Decoder.textures."""
        height, width, channels = self._tensors["size"].tolist()
        textures = np.empty((len(z), height, width, channels), np.uint8)
        chunk = min(_CHUNK, max(1, _CHUNK_PIXELS // (height * width)))
        for start in range(0, len(z), chunk):
            rows = slice(start, start + chunk)
            feeds = {"z": z[rows].astype(np.float32)}
            if palette is not None:
                feeds["z_palette"] = palette[rows].astype(np.float32)
            values, *palettes = self._session.run(self._outputs, feeds)
            textures[rows] = finished(self._tensors, values, palettes[0] if palettes else None, colours)
        return textures

    def slots(self, z: NDArray[np.int8]) -> NDArray[np.uint8]:
        """As Guides.slots."""
        return self._output("index", z)

    def palettes(self, codes: NDArray[np.int8]) -> NDArray[np.uint8]:
        """As Guides.palettes."""
        return self._output("palette", codes)

    def _output(self, name: str, codes: NDArray[np.int8]) -> NDArray[np.uint8]:
        """One output of all codes, which are given to all inputs; in chunks, to bound memory."""
        chunk = min(_CHUNK, max(1, _CHUNK_PIXELS // math.prod(guide_size(self._tensors))))
        inputs = [given.name for given in self._session.get_inputs()]
        parts = []
        for start in range(0, len(codes), chunk):
            floats = codes[start : start + chunk].astype(np.float32)
            parts += self._session.run([name], dict.fromkeys(inputs, floats))
        return np.concatenate(parts)


def is_installed() -> bool:
    """Whether onnxruntime can be imported."""
    try:
        import onnxruntime  # noqa: F401
    except ImportError:
        return False
    return True


def open_session(data: bytes, threads: int, *, arena: bool = True) -> onnxruntime.InferenceSession:
    """A session for the bytes of an ONNX file that was checked before. Raises PackError without onnxruntime.

    arena: keep freed memory for the next run; without it a large run gives its memory back.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise PackError("it needs onnxruntime; install it with: pip install onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = arena
    options.log_severity_level = 4  # its errors arrive as exceptions; stderr belongs to the caller
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors have no common base class
        raise PackError(f"onnxruntime {onnxruntime.__version__} refuses it: {error}") from error
