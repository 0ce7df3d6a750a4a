"""The C runtime (plugin/c) as a shared library beside this file, called with ctypes, which releases Python's lock."""

from __future__ import annotations

import ctypes
import math
import os
import sys
import weakref
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..tensors import Tensors

LIBRARY: Final = os.path.join(  # not pathlib, whose import takes as long as a texture
    os.path.dirname(__file__), "assetgen_core" + {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
)
_MAJOR: Final = 1  # of the library's version: others have other functions
_MEMORY: Final = 2  # AG_ERROR_MEMORY
_CALL: Final = 256  # textures of one call at most: Ctrl-C is heard between calls
_LEAST: Final = 4  # textures for which a thread is worth its start

REQUEST: Final = np.dtype(
    [
        ("seed", np.uint64),
        ("index", np.uint32),
        ("attempt", np.uint32),
        ("label", np.int32),  # -1: drawn
        ("base", np.int32),  # -1: drawn
        ("spread", np.int32),  # over 256
        ("palette", np.int32),  # VARIED, KEEP, FROM or ANY
        ("palette_from", np.int32),  # the exemplar of FROM
        ("n_colours", np.int32),
        ("colours", np.uintp),  # address of r, g, b; 3 · n_colours bytes
    ],
    align=True,
)
"""ag_request of assetgen.h."""
VARIED, KEEP, FROM, ANY = range(4)


class CoreDecoder:
    """Draws textures by the C runtime."""

    engine = "core"

    def __init__(self, tensors: Tensors, flat: bytes, threads: int) -> None:
        """flat: the .agp file of these tensors."""
        self._library = library()
        self._threads = threads
        self._size: list[int] = tensors["size"].tolist()
        self._n_bytes = math.prod(self._size)
        handle = ctypes.c_void_p()
        self._check(self._library.ag_open(flat, len(flat), ctypes.byref(handle)))
        self._handle = handle
        self._code_size: int = self._library.ag_code_size(handle)
        weakref.finalize(self, self._library.ag_close, handle).atexit = False  # other threads may still draw then

    def draw(self, requests: NDArray[np.void]) -> NDArray[np.uint8]:
        """The textures (N, H, W, C) of N requests of dtype REQUEST, valid for this pack."""
        first = requests.ctypes.data

        def call(start: int, n: int, pixels: int, n_bytes: int) -> int:
            source = first + start * REQUEST.itemsize
            error: int = self._library.ag_textures(self._handle, source, n, pixels, n_bytes, None, 0)
            return error

        return self._drawn(len(requests), call)

    def textures(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, colours: NDArray[np.uint8] | None
    ) -> NDArray[np.uint8]:
        """As Decoder.textures."""
        codes = np.zeros((len(z), self._code_size), np.int8)
        codes[:, : z.shape[1]] = z
        if palette is not None:
            codes[:, z.shape[1] :] = palette
        forced = np.zeros((0, 3), np.uint8) if colours is None else np.ascontiguousarray(colours)
        first = codes.ctypes.data

        def call(start: int, n: int, pixels: int, n_bytes: int) -> int:
            source = first + start * self._code_size
            error: int = self._library.ag_decode(
                self._handle, source, n, forced.ctypes.data, len(forced), pixels, n_bytes, None, 0
            )
            return error

        return self._drawn(len(z), call)

    def _drawn(self, n_textures: int, call: Callable[[int, int, int, int], int]) -> NDArray[np.uint8]:
        """N textures (N, H, W, C) of calls for some each.

        call: draws n textures from number `start` on to an address, where there is room for n_bytes; returns an error.
        """
        textures = np.empty((n_textures, *self._size), np.uint8)
        first, size = textures.ctypes.data, self._n_bytes

        def draw(start: int, end: int) -> None:
            for here in range(start, end, _CALL):
                n = min(_CALL, end - here)
                self._check(call(here, n, first + here * size, n * size))

        n_parts = min(self._threads, n_textures // _LEAST) or 1
        if n_parts == 1:
            draw(0, n_textures)
            return textures
        from threading import Thread  # as above

        edges = [part * n_textures // n_parts for part in range(n_parts + 1)]
        errors: list[Exception] = []

        def work(start: int, end: int) -> None:
            try:
                draw(start, end)
            except Exception as error:  # raised below, on the caller's thread
                errors.append(error)

        threads = [Thread(target=work, args=ends) for ends in pairwise(edges)]
        for thread in threads[1:]:
            thread.start()
        threads[0].run()
        for thread in threads[1:]:
            thread.join()
        if errors:
            raise errors[0]
        return textures

    def _check(self, error: int) -> None:
        if error == _MEMORY:
            raise MemoryError("the C core has not enough memory for a texture")
        if error:
            raise PackError(f"the C core refuses it: {self._library.ag_error(error).decode()}")


@cache
def library() -> ctypes.CDLL:
    """The library, loaded; PackError, with the reason, if there is none that this process can use."""
    if not os.path.isfile(LIBRARY):
        raise PackError(f"no C core: {LIBRARY} does not exist; install assetgen again where there is a C compiler")
    try:
        loaded = ctypes.CDLL(LIBRARY)
        version = loaded.ag_version
        request_size = loaded.ag_request_size
    except (OSError, AttributeError) as error:
        raise PackError(f"no C core: {LIBRARY} cannot be loaded ({error})") from error
    version.restype, request_size.restype = ctypes.c_uint32, ctypes.c_size_t
    if version() // 10000 != _MAJOR or request_size() != REQUEST.itemsize:
        raise PackError(f"no C core: {LIBRARY} is of version {version() / 10000:.4f}; install assetgen again")
    address, count, whole = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    loaded.ag_open.argtypes = [ctypes.c_char_p, count, ctypes.POINTER(address)]
    loaded.ag_close.argtypes, loaded.ag_close.restype = [address], None
    loaded.ag_error.argtypes, loaded.ag_error.restype = [whole], ctypes.c_char_p
    loaded.ag_code_size.argtypes, loaded.ag_code_size.restype = [address], count
    loaded.ag_textures.argtypes = [address, address, count, address, count, address, count]
    loaded.ag_decode.argtypes = [address, address, count, address, ctypes.c_int32, address, count, address, count]
    return loaded
