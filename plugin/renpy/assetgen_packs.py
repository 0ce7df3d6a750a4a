"""Draws textures from packs by the C core, in Ren'Py 8 and in any Python 3.9: the same bytes as every other runtime.

    pack = assetgen_packs.Pack(renpy.file("trees.agp").read(), "libassetgen.so")
    pixels = pack.texture(seed=7)

It needs no numpy, which Ren'Py lacks. `assetgen.rpy` makes images of a Ren'Py game out of it.
"""

from __future__ import annotations

import ctypes
import os
import struct
import weakref
import zlib
from collections.abc import Callable, Sequence
from ctypes import byref, c_char_p, c_double, c_int32, c_size_t, c_uint32, c_uint64
from itertools import chain
from typing import Any, Union

Palette = Union[str, Sequence[Sequence[int]]]  # noqa: UP007 (Python 3.9)

_PALETTES = {"varied": 0, "keep": 1, "any": 3}
_FROM = 2
_COLOUR_TYPES = {1: 0, 3: 2, 4: 6}  # of PNG, by channels


class _Request(ctypes.Structure):
    """ag_request of assetgen.h."""

    _fields_ = (
        *(("seed", c_uint64), ("index", c_uint32), ("attempt", c_uint32), ("label", c_int32), ("base", c_int32)),
        *(("spread", c_int32), ("palette", c_int32), ("palette_from", c_int32)),
        *(("n_colours", c_int32), ("colours", c_char_p)),
        *(("epoch", c_uint32), ("style", c_int32), ("n_swaps", c_int32), ("swaps", c_char_p)),
    )


class Pack:
    """A pack; threads may share it. width, height, channels: of its textures."""

    def __init__(self, content: bytes, library: str) -> None:
        """content: of a .agp file. library: path of the C core as a shared library. ValueError if either is refused."""
        self._core = core = _opened(library)
        self._handle = handle = ctypes.c_void_p()
        self._check(core.ag_open(content, c_size_t(len(content)), byref(handle)))
        weakref.finalize(self, core.ag_close, handle)
        self.width: int = core.ag_width(handle)
        self.height: int = core.ag_height(handle)
        self.channels: int = core.ag_channels(handle)

    def texture(self, *, layer: str | None = None, **wanted: Any) -> bytes:
        """Bytes of a texture, height * width * channels, rows from the top, straight alpha; a layer has four channels.

        wanted: seed (0 to 2**64 - 1, or a name), index, attempt, label, base, spread (0 to 4), palette ("varied",
        "keep", "any", "from:" and a sprite's name, or a list of colours (r, g, b)), epoch, style, and swaps, a list of
        pairs of colours. ValueError for what the pack refuses.
        """
        request = self._request(**wanted)
        if layer is None:
            return self._drawn(self._core.ag_texture, request)
        code = self._code()
        self._check(self._core.ag_code(self._handle, byref(request), code))
        return self._painted(code, layer, request)

    def blend(self, a: str, b: str, t: float, *, layer: str | None = None, **wanted: Any) -> bytes:
        """Between the sprites a (t = 0) and b (t = 1); or a layer of that."""
        core, handle, request = self._core, self._handle, self._request(**wanted)
        ends = [core.ag_find_name(handle, name.encode()) for name in (a, b)]
        way = core.ag_way(c_double(t))
        if layer is None:
            return self._drawn(core.ag_blend, *ends, way, request)
        code = self._code()
        self._check(core.ag_code_blend(handle, *ends, way, byref(request), code))
        return self._painted(code, layer, request)

    def around_centroid(self, **wanted: Any) -> bytes:
        """The centre of a class plus noise of the class's own spread."""
        return self._drawn(self._core.ag_around_centroid, self._request(**wanted))

    def interpolate(self, start: dict[str, Any], end: dict[str, Any], t: float) -> bytes:
        """On the way from one texture (t = 0) to another (t = 1), each what `texture` takes."""
        ends = self._request(**start), self._request(**end)
        return self._drawn(self._core.ag_interpolate, *ends, self._core.ag_way(c_double(t)))

    def seed_of(self, name: str) -> int:
        """The seed that a name stands for."""
        seed, text = c_uint64(), name.encode()
        self._check(self._core.ag_seed_from_name(text, c_size_t(len(text)), byref(seed)))
        return seed.value

    def png(self, **wanted: Any) -> bytes:
        """A texture as a PNG."""
        channels = self.channels if wanted.get("layer") is None else 4
        return png(self.texture(**wanted), self.width, self.height, channels)

    def hash(self, pixels: bytes) -> str:
        """SHA-256 of bytes, in hexadecimal digits."""
        digest = ctypes.create_string_buffer(32)
        self._core.ag_sha256(pixels, c_size_t(len(pixels)), digest)
        return digest.raw.hex()

    def _request(
        self,
        *,
        seed: int | str = 0,
        index: int = 0,
        attempt: int = 0,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        epoch: int = 1,
        style: str | None = None,
        swaps: Sequence[Sequence[Sequence[int]]] = (),
    ) -> _Request:
        core, handle, request = self._core, self._handle, _Request()
        core.ag_set_defaults(byref(request))
        request.seed = seed if isinstance(seed, int) else self.seed_of(seed)
        request.index, request.attempt, request.epoch = index, attempt, epoch
        if label is not None:
            request.label = core.ag_find_label(handle, label.encode())
        if base is not None:
            request.base = core.ag_find_name(handle, base.encode())
        if style is not None:
            request.style = core.ag_find_name(handle, style.encode())
        if spread is not None:
            request.spread = core.ag_spread(c_double(spread))
        if swaps:
            request.n_swaps, request.swaps = len(swaps), _bytes_of(chain.from_iterable(swaps))
        if isinstance(palette, str):
            if palette.startswith("from:"):
                request.palette, request.palette_from = _FROM, core.ag_find_name(handle, palette[5:].encode())
            elif palette in _PALETTES:
                request.palette = _PALETTES[palette]
            else:
                raise ValueError(f"assetgen: palette is varied, keep, any, from:NAME or colours, not {palette!r}")
        elif palette is not None:
            request.n_colours, request.colours = len(palette), _bytes_of(palette)
        return request

    def _code(self) -> ctypes.Array[ctypes.c_char]:
        return ctypes.create_string_buffer(self._core.ag_code_size(self._handle))

    def _painted(self, code: ctypes.Array[ctypes.c_char], layer: str, request: _Request) -> bytes:
        """The pixels of a layer, four channels."""
        core, handle, none = self._core, self._handle, (None, c_size_t(0))
        places = (c_int32 * (self.width * self.height))()
        pixels = ctypes.create_string_buffer(4 * len(places))
        number = core.ag_find_layer(handle, layer.encode())
        self._check(core.ag_places(handle, code, c_size_t(1), places, c_size_t(len(places)), *none))
        painted = core.ag_paint(handle, code, places, number, byref(request), pixels, c_size_t(len(pixels)), *none)
        self._check(painted)
        return pixels.raw

    def _drawn(self, function: Callable[..., int], *arguments: Any) -> bytes:
        pixels = ctypes.create_string_buffer(self._core.ag_size(self._handle))
        given = (byref(one) if isinstance(one, _Request) else one for one in arguments)
        self._check(function(self._handle, *given, pixels, c_size_t(len(pixels))))
        return pixels.raw

    def _check(self, error: int) -> None:
        if error:
            raise ValueError("assetgen: " + self._core.ag_error(error).decode())


def png(pixels: bytes, width: int, height: int, channels: int) -> bytes:
    """Pixels, rows from the top, as a PNG. channels: 1, 3 or 4."""
    row = width * channels
    rows = b"".join(b"\0" + pixels[y * row : (y + 1) * row] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[channels], 0, 0, 0)
    chunks = [b"IHDR" + head, b"IDAT" + zlib.compress(rows, 1), b"IEND"]
    framed = [struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def _bytes_of(colours: Any) -> bytes:
    """Colours (r, g, b) one behind the other; a swap is two of them."""
    return bytes(chain.from_iterable(colours))


def _opened(library: str) -> ctypes.CDLL:
    core = ctypes.CDLL(os.path.abspath(library))
    core.ag_error.restype = c_char_p
    core.ag_size.restype = core.ag_code_size.restype = core.ag_request_size.restype = c_size_t
    if core.ag_version() // 10000 != 1 or core.ag_request_size() != ctypes.sizeof(_Request):
        raise ValueError(f"assetgen: {library} is of another version than this module; build it from the same checkout")
    return core
