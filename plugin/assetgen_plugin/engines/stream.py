"""Textures for a running game: drawn by a worker thread, passed to the engine on the main thread."""

from __future__ import annotations

import queue
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import islice
from time import perf_counter
from types import TracebackType
from typing import Any, Final, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..errors import AssetgenError
from ..pack import Pack
from ..request import Palette, Request, Swaps, alike
from ..seeds import Seed

T = TypeVar("T")
_Batches: TypeAlias = queue.SimpleQueue[list[Request] | None]  # each of equal controls; None ends the worker
_Drawn: TypeAlias = queue.SimpleQueue[tuple[Request, NDArray[np.uint8]] | Exception]

_BATCH_PIXELS: Final = 1 << 13  # drawn at once: few, so that the worker never holds Python's lock for long
_MAX_PIXELS: Final = 1 << 17  # with the worker at once: a few frames' work; the order of what waits can still change


class Stream(Generic[T]):
    """Textures drawn by a worker thread and passed to the engine on the main thread, within a budget for each frame.

    In each frame call `get` for all that is visible, then `pump`. What is not ready is shown as the fallback. Call all
    methods from one thread, the one that may use the engine. Pixels are those of Pack.texture, byte for byte.
    """

    fallback: T
    """What `get` returns for a texture that is not ready."""

    def __init__(
        self, pack: Pack, upload: Callable[[NDArray[np.uint8]], T], fallback: T, *, capacity: int = 1024
    ) -> None:
        """
        upload: makes the engine's texture from pixels (H, W, C) uint8, straight alpha, contiguous; only `pump`,
        `finish` and `now` call it. fallback: what `get` returns meanwhile. capacity: the most textures that are kept,
        and the most requests that may wait; the least recently used go first. It must be more than are ever visible.
        """
        if capacity < 1:
            raise AssetgenError(f"a stream's capacity must be 1 or more, got {capacity}")
        self._pack = pack
        self._upload = upload
        # get is called in each frame for all that is visible: recent requests are not checked again
        self._request = lru_cache(maxsize=2 * capacity, typed=True)(Request)
        self.fallback = fallback
        self._capacity = capacity
        pixels = pack.size[0] * pack.size[1]
        self._batch = max(1, _BATCH_PIXELS // pixels)
        self._max_sent = max(1, _MAX_PIXELS // pixels)
        self._kept: OrderedDict[Request, T] = OrderedDict()  # most recently used last
        self._wanted: OrderedDict[Request, int] = OrderedDict()  # the frame in which it was last wanted, ascending
        self._sent: set[Request] = set()  # to the worker and not uploaded yet
        self._frame = 0
        self._error: Exception | None = None
        self._batches: _Batches = queue.SimpleQueue()
        self._drawn: _Drawn = queue.SimpleQueue()
        self._end: Callable[[], object] | None = None  # ends the worker; None before the first request
        self._closed = False

    def get(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
    ) -> T:
        """The engine's texture if it is ready; otherwise the fallback, and the texture will be drawn.

        Arguments and SeedError are those of Pack.texture.
        """
        request = self._request(
            seed,
            index,
            label=label,
            base=base,
            spread=spread,
            palette=_hashable(palette),
            attempt=attempt,
            epoch=epoch,
            style=style,
            swaps=_hashable_swaps(swaps),
        )
        if request in self._kept:
            self._kept.move_to_end(request)
            return self._kept[request]
        if request not in self._sent:
            if request not in self._wanted:
                self._pack.check_controls(request)
            self._want(request)
        return self.fallback

    def now(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
    ) -> T:
        """The engine's texture, drawn at once on this thread if it is not ready."""
        request = self._request(
            seed,
            index,
            label=label,
            base=base,
            spread=spread,
            palette=_hashable(palette),
            attempt=attempt,
            epoch=epoch,
            style=style,
            swaps=_hashable_swaps(swaps),
        )
        if request not in self._kept:
            self._keep(request, self._pack.draw(request))
        self._kept.move_to_end(request)
        return self._kept[request]

    def pump(self, budget_ms: float = 2.0) -> int:
        """Uploads textures that the worker has drawn, until the next would exceed the budget; returns how many.

        At least one, if there is one: a budget that is too small delays textures, but not for ever. Call it once a
        frame: what was requested since the last pump but one is drawn first, in order; then the rest, newest first.
        An error of the worker is raised here; after that no more textures are drawn.
        """
        n_uploaded, begun = 0, perf_counter()
        end, took = begun + budget_ms / 1000, 0.0
        while begun + took <= end or not n_uploaded:
            try:
                n_uploaded += self._receive(wait=False)
            except queue.Empty:
                break
            here = perf_counter()
            took, begun = here - begun, here
        self._send()  # last: it may wake the worker, which then competes for the processor
        self._frame += 1
        return n_uploaded

    def finish(self) -> int:
        """Uploads everything that was requested, however long it takes; returns how many. For loading screens.

        What the worker has not been given is drawn on this thread.
        """
        n_uploaded = 0
        while self._wanted:
            requests = list(islice(self._wanted, self._max_sent))
            for request, pixels in zip(requests, self._pack.draw_many(requests), strict=True):
                self._keep(request, pixels)
                n_uploaded += 1
        while self._sent:
            n_uploaded += self._receive(wait=True)
        return n_uploaded

    @property
    def pending(self) -> int:
        """Textures that were requested and are not uploaded yet."""
        return len(self._wanted) + len(self._sent)

    def __len__(self) -> int:
        """Textures kept."""
        return len(self._kept)

    def forget(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
    ) -> None:
        """Drops a texture, or the request for it."""
        request = self._request(
            seed,
            index,
            label=label,
            base=base,
            spread=spread,
            palette=_hashable(palette),
            attempt=attempt,
            epoch=epoch,
            style=style,
            swaps=_hashable_swaps(swaps),
        )
        self._kept.pop(request, None)
        self._wanted.pop(request, None)
        self._sent.discard(request)

    def clear(self) -> None:
        """Drops all textures and requests, for instance for another level."""
        self._kept.clear()
        self._wanted.clear()
        self._sent.clear()

    def close(self) -> None:
        """Ends the worker and drops all textures; waits for those being drawn. May be called twice."""
        self._closed = True
        if self._end is not None:
            self._end()
        self.clear()

    def __enter__(self) -> Stream[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _want(self, request: Request) -> None:
        """Notes that a texture is wanted in this frame; if too many are, drops the one wanted least recently."""
        if self._closed:
            raise AssetgenError("this stream is closed; create another")
        self._wanted[request] = self._frame
        self._wanted.move_to_end(request)
        if len(self._wanted) > self._capacity:
            self._wanted.popitem(last=False)

    def _send(self) -> None:
        """Gives the worker the most wanted requests, up to the limit."""
        room = self._max_sent - len(self._sent)
        if room <= 0 or not self._wanted:
            return
        if self._end is None:
            self._start()
        since = min(self._frame - 1, self._wanted[next(reversed(self._wanted))])
        chosen = list(islice((request for request, frame in self._wanted.items() if frame >= since), room))
        for members in alike(chosen):
            for start in range(0, len(members), self._batch):
                self._batches.put([chosen[member] for member in members[start : start + self._batch]])
        for request in chosen:
            del self._wanted[request]
        self._sent.update(chosen)

    def _receive(self, *, wait: bool) -> bool:
        """Uploads the next drawn texture; False if it was forgotten meanwhile. Raises queue.Empty if there is none."""
        if self._error is None:
            drawn = self._drawn.get(block=wait)
            if not isinstance(drawn, Exception):
                request, pixels = drawn
                if request not in self._sent:
                    return False
                self._keep(request, pixels)
                return True
            self._error = drawn
        raise self._error

    def _keep(self, request: Request, pixels: NDArray[np.uint8]) -> None:
        self._wanted.pop(request, None)
        self._sent.discard(request)
        self._kept[request] = self._upload(pixels)
        if len(self._kept) > self._capacity:
            self._kept.popitem(last=False)

    def _start(self) -> None:
        """Starts the worker. It has no reference to the stream, so that a stream which is dropped unclosed ends it too.

        So does Python's exit, which waits for the worker: a thread still inside onnxruntime would abort the process.
        """
        thread = threading.Thread(
            target=_work, args=(self._pack, self._batches, self._drawn), name="assetgen stream", daemon=True
        )
        thread.start()
        self._end = weakref.finalize(self, _stop, thread, self._batches)


def _work(pack: Pack, batches: _Batches, drawn: _Drawn) -> None:
    """Draws until it is given None. An error is passed on and ends it."""
    try:
        while batch := batches.get():
            for request, texture in zip(batch, pack.draw_many(batch), strict=True):
                drawn.put((request, texture))
    except Exception as error:  # raised again on the game's thread
        drawn.put(error)


def _stop(thread: threading.Thread, batches: _Batches) -> None:
    while not batches.empty():
        try:
            batches.get_nowait()
        except queue.Empty:  # the worker took the last one
            break
    batches.put(None)
    if thread is not threading.current_thread():  # the garbage collector may run this on any thread
        thread.join()


def _hashable_swaps(swaps: Swaps | None) -> Any:
    """Swaps as tuples; what are none, Request refuses."""
    pairs = swaps.items() if isinstance(swaps, Mapping) else swaps
    return None if pairs is None else tuple(tuple(tuple(colour) for colour in pair) for pair in pairs)


def _hashable(palette: Palette | None) -> Palette | None:
    return palette if palette is None or isinstance(palette, str) else tuple(tuple(colour) for colour in palette)
