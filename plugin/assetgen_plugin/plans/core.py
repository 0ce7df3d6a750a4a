"""Draws plans by the C runtime (plugin/c), which releases Python's lock."""

from __future__ import annotations

import ctypes
import struct
import weakref
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..decoding.core import library
from ..errors import PackError

_REQUEST: Final = struct.Struct("@QIIiiiiiPP")
"""ag_plan_request of assetgen.h: seed, index, attempt; label, level, spread; height, width; outline, pins."""
_MEMORY: Final = 2  # AG_ERROR_MEMORY
_Array = ctypes.Array[ctypes.c_char]


class CorePlans:
    """Plans of one pack."""

    kernel: str
    """What the core computes with on this processor, such as `avx2` or `neon`."""

    def __init__(self, flat: bytes) -> None:
        """flat: the .agp file of a pack that was checked."""
        self._library = plans_library()
        handle = ctypes.c_void_p()
        if error := self._library.ag_open_plans(flat, len(flat), None, ctypes.byref(handle)):
            raise PackError(f"the C core refuses it: {self._library.ag_error(error).decode()}")
        self._handle = handle
        weakref.finalize(self, self._library.ag_close_plans, handle).atexit = False  # other threads may still draw then
        self.kernel = self._library.ag_plans_kernel(handle).decode()
        self._desks: dict[tuple[int, ...], list[_Array]] = {}  # scratch memory that no call uses, by the plans' sizes

    def draw(
        self,
        place: tuple[int, int, int],
        controls: tuple[int | None, int, int],
        outline: NDArray[np.uint8],
        pins: NDArray[np.uint8] | None,
    ) -> NDArray[np.uint8] | None:
        """The plan (H, W); None if outline or pins are refused.

        place: seed, index, attempt. controls: style (None: drawn), level, spread. outline, pins: (H, W), contiguous.
        """
        style, level, spread = controls
        addresses = outline.ctypes.data, 0 if pins is None else pins.ctypes.data
        request = _REQUEST.pack(*place, -1 if style is None else style, level, spread, *outline.shape, *addresses)
        plan = np.empty(outline.shape, np.uint8)
        n_scratch = self._library.ag_plan_scratch_size(self._handle, *outline.shape)
        if not n_scratch:
            return None
        desks = self._desks.setdefault(outline.shape, [])
        try:
            desk = desks.pop()
        except IndexError:
            desk = ctypes.create_string_buffer(n_scratch)
        error = self._library.ag_plan(self._handle, request, plan.ctypes.data, plan.size, None, desk, n_scratch)
        if len(self._desks) > 4:
            self._desks.clear()
        desks.append(desk)
        if error == _MEMORY:
            raise MemoryError(self._library.ag_error(error).decode())
        return None if error else plan


@cache
def plans_library() -> ctypes.CDLL:
    """The library with what draws plans; PackError, with the reason, if there is none that this process can use."""
    loaded = library()
    try:
        size = loaded.ag_plan_request_size
    except AttributeError as error:
        raise PackError(f"no C core for plans ({error}); install assetgen again") from error
    size.restype = ctypes.c_size_t
    if size() != _REQUEST.size:
        raise PackError("no C core for plans: it is of another version; install assetgen again")
    address, count, whole = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    loaded.ag_open_plans.argtypes = [ctypes.c_char_p, count, ctypes.c_char_p, ctypes.POINTER(address)]
    loaded.ag_close_plans.argtypes, loaded.ag_close_plans.restype = [address], None
    loaded.ag_plans_kernel.argtypes, loaded.ag_plans_kernel.restype = [address], ctypes.c_char_p
    loaded.ag_plan_scratch_size.argtypes, loaded.ag_plan_scratch_size.restype = [address, whole, whole], count
    loaded.ag_plan.argtypes = [address, ctypes.c_char_p, address, count, address, address, count]
    return loaded
