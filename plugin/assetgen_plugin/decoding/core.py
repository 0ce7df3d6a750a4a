"""The C runtime (plugin/c) as a shared library beside this file, called by ctypes, which releases Python's lock."""

from __future__ import annotations

import ctypes
import math
import os
import struct
import sys
import weakref
from _thread import LockType, allocate_lock, start_new_thread
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..tensors import Tensors, labels_of

if TYPE_CHECKING:
    from ..painting.paintings import Paintings

LIBRARY: Final = os.path.join(  # not pathlib, whose import takes longer than many textures
    os.path.dirname(__file__), "assetgen_core" + {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
)
_MAJOR, _MINOR = 1, 2  # of the library's version: other majors have other functions, older minors lack some
_MEMORY: Final = 2  # AG_ERROR_MEMORY
_CALL: Final = 256  # textures of one call at most: Ctrl-C is heard between calls
_LEAST: Final = 4  # textures for which it pays to start a thread
_PARTS: Final = 4  # for each thread, so that none waits long for another

_PLACE: Final = struct.Struct("@QII")
_CONTROLS: Final = struct.Struct("@iiiiiiPIiiP")
_REQUEST: Final = np.dtype(
    [("seed", np.uint64), ("index", np.uint32), ("attempt", np.uint32), ("controls", np.void, _CONTROLS.size)]
)
_REQUEST_SIZE: Final = _REQUEST.itemsize
"""ag_request of assetgen.h: seed, index, attempt; label, base, spread, palette, palette_from, n_colours, colours; and
epoch, style, n_swaps, swaps."""
_PAINTED: Final = np.dtype([("sources", "<i4", 2), ("way", "<i4"), ("regions", "u1", 9)])
"""What a code of a painted pack ends with."""
_FROM: Final = 2
_SOURCES: Final = {"varied": 0, "keep": 1, "any": 3}

_Call: TypeAlias = Callable[[int, int, object, object], int]


class CoreDecoder:
    """Draws textures by the C runtime."""

    engine = "core"
    kernel: str
    """What the core computes with on this processor, such as `avx2` or `neon`."""

    def __init__(self, tensors: Tensors, flat: bytes, threads: int) -> None:
        """flat: the .agp file of these tensors."""
        self._library = library()
        self._ag_textures = self._library.ag_textures
        self._threads = threads
        self._size: tuple[int, ...] = tuple(tensors["size"].tolist())
        self._code_width = int(tensors["latent"][0]) + len(labels_of(tensors))
        self._n_bytes = math.prod(self._size)
        handle = ctypes.c_void_p()
        if error := self._library.ag_open(flat, len(flat), ctypes.byref(handle)):
            raise _error(self._library, error)
        self._handle = handle
        weakref.finalize(self, self._library.ag_close, handle).atexit = False  # other threads may still draw then
        self.kernel = self._library.ag_kernel(handle).decode()
        self._code_size: int = self._library.ag_code_size(handle)
        self._n_scratch: int = self._library.ag_scratch_size(handle, _CALL)
        self._scratch: list[ctypes.Array[ctypes.c_char]] = []  # memory that no call uses at present
        self._easels: list[_Easel] = []  # likewise
        self._searched: tuple[bytes, NDArray[np.int32]] | None = None  # the codes of the last layer, and their places

    def controls(
        self,
        label: int | None = None,
        base: int | None = None,
        spread: int = -1,
        palette: str | int = "varied",
        colours: NDArray[np.uint8] | None = None,
        epoch: int = 1,
        style: int | None = None,
        swaps: NDArray[np.uint8] | None = None,
    ) -> bytes:
        """Controls of this pack as `draw` takes them, by their numbers; colours and swaps must outlive their use."""
        source, lender = (_FROM, palette) if isinstance(palette, int) else (_SOURCES[palette], 0)
        n_colours, address = (0, 0) if colours is None else (len(colours), colours.ctypes.data)
        n_swaps, swapped = (0, 0) if swaps is None else (len(swaps), swaps.ctypes.data)
        label, base, style = (-1 if number is None else number for number in (label, base, style))
        return _CONTROLS.pack(
            *(label, base, spread, source, lender, n_colours, address), *(epoch, style, n_swaps, swapped)
        )

    def draw(self, places: NDArray[np.uint64], controls: bytes) -> NDArray[np.uint8]:
        """The textures (N, H, W, C) of N >= 1 seeds, indices and attempts, (3, N)."""
        n_textures = places.shape[1]
        requests = np.empty(n_textures, _REQUEST)
        requests["seed"], requests["index"], requests["attempt"] = places
        requests["controls"] = np.frombuffer(controls, _REQUEST["controls"])
        first = requests.ctypes.data

        def call(start: int, n: int, pixels: object, scratch: object) -> int:
            some, size = first + start * _REQUEST_SIZE, n * self._n_bytes
            error: int = self._ag_textures(self._handle, some, n, pixels, size, scratch, self._n_scratch)
            return error

        return self._drawn(n_textures, call)

    def draw_one(self, seed: int, index: int, attempt: int, controls: bytes) -> NDArray[np.uint8]:
        """The texture (H, W, C) of a place: as `draw`, with less around it. Raises struct.error for other numbers."""
        try:
            easel = self._easels.pop()
        except IndexError:
            easel = self._easel()
        _PLACE.pack_into(easel.request, 0, seed, index, attempt)
        if easel.controls is not controls:
            easel.request[_PLACE.size :] = easel.controls = controls
        if error := easel.draw():
            raise _error(self._library, error)
        texture = easel.texture.copy()
        self._easels.append(easel)
        return texture

    def _easel(self) -> _Easel:
        request, texture = bytearray(_REQUEST_SIZE), np.empty(self._size, np.uint8)
        asked, pixels = (ctypes.byref(ctypes.c_char.from_buffer(buffer)) for buffer in (request, texture.data))
        n, n_bytes, n_scratch = map(ctypes.c_size_t, (1, self._n_bytes, self._n_scratch))
        room = pixels, n_bytes, self._desk(), n_scratch
        draw: Callable[[], int] = partial(_untyped(self._library).ag_textures, self._handle, asked, n, *room)
        return _Easel(request, draw, texture)

    def hash_of(self, texture: NDArray[np.uint8]) -> str:
        """As texture_hash."""
        digest = ctypes.create_string_buffer(32)
        self._library.ag_sha256(np.ascontiguousarray(texture).tobytes(), texture.size, digest)
        return digest.raw.hex()

    def textures(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, colours: NDArray[np.uint8] | None
    ) -> NDArray[np.uint8]:
        """As Decoder.textures."""
        codes = np.zeros((len(z), self._code_size), np.int8)
        codes[:, : z.shape[1]] = z
        if palette is not None:
            codes[:, z.shape[1] :] = palette
        first = codes.ctypes.data
        forced = (None, 0) if colours is None else (colours.ctypes.data, len(colours))

        def call(start: int, n: int, pixels: object, scratch: object) -> int:
            some = first + start * self._code_size
            error: int = self._library.ag_decode(
                self._handle, some, n, *forced, pixels, n * self._n_bytes, scratch, self._n_scratch
            )
            return error

        return self._drawn(len(z), call)

    def paint(
        self,
        z: NDArray[np.int8],
        palette: NDArray[np.int8] | None,
        paintings: Paintings,
        colours: NDArray[np.uint8] | None,
        swaps: NDArray[np.uint8] | None,
        layer: int | None,
    ) -> NDArray[np.uint8]:
        """As Painter.paint."""
        codes = self._painted_codes(z, palette, paintings)
        request = _PLACE.pack(0, 0, 0) + self.controls(colours=colours, swaps=swaps)
        if layer is not None:
            return self._layered(codes, self._places_of_layers(codes), layer, request)
        first = codes.ctypes.data

        def call(start: int, n: int, pixels: object, scratch: object) -> int:
            some = first + start * self._code_size
            size = n * self._n_bytes
            error: int = self._library.ag_decode_with(
                self._handle, some, n, request, pixels, size, scratch, self._n_scratch
            )
            return error

        return self._drawn(len(z), call)

    def places(self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, paintings: Paintings) -> NDArray[np.int32]:
        """As Painter.places."""
        return self._places(self._painted_codes(z, palette, paintings))

    def _places_of_layers(self, codes: NDArray[np.int8]) -> NDArray[np.int32]:
        """The places of codes; what was found for the layer before, which is mostly of the same texture, is kept."""
        key, last = codes.tobytes(), self._searched
        if last is None or last[0] != key:
            self._searched = last = key, self._places(codes)
        return last[1]

    def _places(self, codes: NDArray[np.int8]) -> NDArray[np.int32]:
        places = np.empty((len(codes), *self._size[:2]), np.int32)
        scratch = self._desk()
        for code, place in zip(codes, places, strict=True):
            if error := self._library.ag_places(
                self._handle, code.ctypes.data, 1, place.ctypes.data, place.size, scratch, self._n_scratch
            ):
                raise _error(self._library, error)
        self._scratch.append(scratch)
        return places

    def _layered(
        self, codes: NDArray[np.int8], places: NDArray[np.int32], layer: int, request: bytes
    ) -> NDArray[np.uint8]:
        """A layer of N textures, (N, H, W, 4)."""
        drawn = np.empty((*places.shape, 4), np.uint8)
        scratch = self._desk()
        for code, place, pixels in zip(codes, places, drawn, strict=True):
            room = pixels.ctypes.data, pixels.size, scratch, self._n_scratch
            if error := self._library.ag_paint(
                self._handle, code.ctypes.data, place.ctypes.data, layer, request, *room
            ):
                raise _error(self._library, error)
        self._scratch.append(scratch)
        return drawn

    def _painted_codes(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, paintings: Paintings
    ) -> NDArray[np.int8]:
        """The codes (N, bytes) of a painted pack as the library has them."""
        codes = np.zeros((len(z), self._code_size), np.int8)
        for number, part in enumerate((z, palette, paintings.kept)):
            if part is not None:
                codes[:, number * self._code_width : (number + 1) * self._code_width] = part
        end = np.zeros(len(z), _PAINTED)
        end["sources"], end["regions"] = paintings.sources, paintings.regions
        end["way"] = np.where(paintings.sources[:, 1] < 0, paintings.styled, paintings.ways)
        codes[:, 3 * self._code_width :] = end.view(np.int8).reshape(len(z), -1)
        return codes

    def _desk(self) -> ctypes.Array[ctypes.c_char]:
        """Scratch memory, to be put back into self._scratch after use."""
        try:
            return self._scratch.pop()
        except IndexError:
            return ctypes.create_string_buffer(self._n_scratch)

    def _drawn(self, n_textures: int, call: _Call) -> NDArray[np.uint8]:
        """N textures (N, H, W, C), some of them by each call, which may run on any thread.

        call: draws n textures, from number `start` on, to an address; takes scratch memory; gives an error or 0.
        """
        textures = np.empty((n_textures, *self._size), np.uint8)
        pixels = ctypes.c_char.from_buffer(textures.data)  # faster than textures.ctypes

        def draw(start: int, end: int) -> None:
            scratch = self._desk()
            for here in range(start, end, _CALL):
                there = ctypes.byref(pixels, here * self._n_bytes)
                if error := call(here, min(_CALL, end - here), there, scratch):
                    raise _error(self._library, error)
            self._scratch.append(scratch)

        n_threads = min(self._threads, n_textures // _LEAST)
        if n_threads > 1:
            n_parts = min(n_threads * _PARTS, n_textures // _LEAST)
            _in_parallel(draw, n_threads, [part * n_textures // n_parts for part in range(n_parts + 1)])
        else:
            draw(0, n_textures)
        return textures


class _Easel:
    """What a call for one texture is made with, put together once: ctypes takes longer to do so than many a kernel."""

    def __init__(self, request: bytearray, draw: Callable[[], int], texture: NDArray[np.uint8]) -> None:
        """request: what is drawn. draw: draws it, and gives an error or 0. texture: what comes out."""
        self.request, self.draw, self.texture = request, draw, texture
        self.controls = b""  # those in the request


@cache
def library() -> ctypes.CDLL:
    """The library, loaded. Raises PackError, with the reason, if there is none that this process can use."""
    if not os.path.isfile(LIBRARY):
        raise PackError(f"no C core: {LIBRARY} does not exist; install assetgen again where there is a C compiler")
    try:
        loaded = ctypes.CDLL(LIBRARY)
        version, request_size = loaded.ag_version, loaded.ag_request_size
    except (OSError, AttributeError) as error:
        raise PackError(f"no C core: {LIBRARY} cannot be used ({error}); install assetgen again") from error
    version.restype, request_size.restype = ctypes.c_uint32, ctypes.c_size_t
    major, minor = divmod(version() // 100, 100)
    if major != _MAJOR or minor < _MINOR or request_size() != _REQUEST_SIZE:
        raise PackError(f"no C core: {LIBRARY} is of another version ({version()}); install assetgen again")
    address, count, whole = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    loaded.ag_open.argtypes = [ctypes.c_char_p, count, ctypes.POINTER(address)]
    loaded.ag_close.argtypes, loaded.ag_close.restype = [address], None
    loaded.ag_error.argtypes, loaded.ag_error.restype = [whole], ctypes.c_char_p
    loaded.ag_kernel.argtypes, loaded.ag_kernel.restype = [address], ctypes.c_char_p
    loaded.ag_code_size.argtypes, loaded.ag_code_size.restype = [address], count
    loaded.ag_scratch_size.argtypes, loaded.ag_scratch_size.restype = [address, count], count
    loaded.ag_textures.argtypes = [address, address, count, address, count, address, count]
    room = (address, count, address, count)
    loaded.ag_sha256.argtypes, loaded.ag_sha256.restype = [ctypes.c_char_p, count, ctypes.c_char_p], None
    loaded.ag_decode.argtypes = [address, address, count, address, ctypes.c_int32, *room]
    loaded.ag_decode_with.argtypes = [address, address, count, ctypes.c_char_p, *room]
    loaded.ag_places.argtypes = [address, address, count, *room]
    loaded.ag_paint.argtypes = [address, address, address, whole, ctypes.c_char_p, *room]
    return loaded


@cache
def _untyped(loaded: ctypes.CDLL) -> ctypes.CDLL:
    """The library once more, whose functions take what ctypes has made without converting it again."""
    return ctypes.CDLL(loaded._name)


def _error(loaded: ctypes.CDLL, code: int) -> Exception:
    """The exception for an error of the library."""
    text = loaded.ag_error(code).decode()
    return MemoryError(text) if code == _MEMORY else PackError(f"the C core refuses it: {text}")


def _in_parallel(draw: Callable[[int, int], None], n_threads: int, edges: list[int]) -> None:
    """draw(start, end) between each two edges, on the thread that is free first; raises what one of them raised."""
    errors: list[Exception] = []
    parts = list(pairwise(edges))

    def work(done: LockType) -> None:
        try:
            with suppress(IndexError):  # all are taken
                while True:
                    draw(*parts.pop())
        except Exception as error:  # raised below, on the caller's thread
            errors.append(error)
        finally:
            done.release()

    locks = [allocate_lock() for _ in range(n_threads)]
    for number, done in enumerate(locks):
        done.acquire()
        if number < n_threads - 1:
            start_new_thread(work, (done,))  # threading.Thread.start would wait for it to run
        else:
            work(done)  # this thread is one of them
    for done in locks:
        done.acquire()
    if errors:
        raise errors[0]
