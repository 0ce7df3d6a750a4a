"""Textures for a running game: drawn on a worker thread, handed to the engine on the main one."""

from __future__ import annotations

import os
import sys
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import islice
from time import perf_counter
from types import TracebackType
from typing import Final, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..errors import AssetgenError
from ..pack import Pack, Palette
from ..seeds import Seed

T = TypeVar("T")
_Colours: TypeAlias = str | tuple[tuple[int, ...], ...] | None
_Controls: TypeAlias = tuple[str | None, str | None, float, _Colours]  # label, base, spread, palette
_Key: TypeAlias = tuple[Seed, int, int, _Controls]  # seed, index, attempt

_BATCH_PIXELS: Final = 1 << 13  # drawn at once: few, so that the worker never holds Python's lock for long
_MAX_AHEAD: Final = 256  # textures drawn and not yet uploaded
_NICENESS: Final = 5  # of the worker, where threads have one: on a single core the game goes first


class Stream(Generic[T]):
    """Textures drawn on a worker thread and handed to the engine on the main one, within a frame's budget.

    Each frame: `get` for all that is visible, then `pump`. What is not there yet is shown as the fallback. All methods
    are to be called from one thread, the one that may touch the engine. Pixels are those of Pack.texture, to the byte.
    """

    def __init__(
        self, pack: Pack, upload: Callable[[NDArray[np.uint8]], T], fallback: T, *, capacity: int = 1024
    ) -> None:
        """
        upload: makes the engine's texture of pixels (H, W, C) uint8, straight alpha, contiguous; called by `pump` and
        `now` only. fallback: what `get` gives meanwhile. capacity: textures kept, and requests waiting, at most; of
        both the ones unused for longest go first. It must be more than are visible at a time.
        """
        if capacity < 1:
            raise AssetgenError(f"a stream's capacity must be 1 or more, got {capacity}")
        self._pack = pack
        self._upload = upload
        self._fallback = fallback
        self._capacity = capacity
        self._kept: OrderedDict[_Key, T] = OrderedDict()  # the last used last
        self._worker = _Worker(pack, capacity)
        self._end = weakref.finalize(self, self._worker.stop)  # also when a game ends without close()

    def get(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        attempt: int = 0,
    ) -> T:
        """The engine's texture if it is there; else it is asked for, and this is the fallback.

        Arguments and SeedError are as of Pack.texture. An error of the worker is raised here or by `pump`.
        """
        key = (seed, index, attempt, (label, base, spread, _hashable(palette)))
        try:
            self._kept.move_to_end(key)
        except KeyError:
            if not self._worker.want_again(key):
                self._pack.check(seed, index, label=label, base=base, spread=spread, palette=palette, attempt=attempt)
                self._worker.want(key)
            return self._fallback
        return self._kept[key]

    def now(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        attempt: int = 0,
    ) -> T:
        """The engine's texture, if need be drawn at once, on this thread."""
        key = (seed, index, attempt, (label, base, spread, _hashable(palette)))
        if key not in self._kept:
            self._worker.forget(key)
            pixels = self._pack.texture(
                seed, index, label=label, base=base, spread=spread, palette=palette, attempt=attempt
            )
            self._keep(key, self._upload(pixels))
        self._kept.move_to_end(key)
        return self._kept[key]

    def pump(self, budget_ms: float = 2.0) -> int:
        """Uploads textures that are drawn, until the next would go over the budget; returns how many.

        At least one, if one is drawn: a budget that is too small delays, but never for ever. Call it once a frame:
        what was asked for since the pump before the last is drawn first, in order; then the rest, newest first.
        """
        uploaded, begun = 0, perf_counter()
        end, took = begun + budget_ms / 1000, 0.0
        while begun + took <= end or not uploaded:
            drawn = self._worker.next_drawn()
            if drawn is None:
                break
            key, pixels = drawn
            self._keep(key, self._upload(pixels))
            uploaded += 1
            here = perf_counter()
            took, begun = here - begun, here
        self._worker.next_frame()
        return uploaded

    @property
    def pending(self) -> int:
        """Textures asked for and not yet uploaded."""
        return self._worker.n_pending()

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
        spread: float = 1.0,
        palette: Palette | None = None,
        attempt: int = 0,
    ) -> None:
        """Drops a texture, or the request for it."""
        key = (seed, index, attempt, (label, base, spread, _hashable(palette)))
        self._kept.pop(key, None)
        self._worker.forget(key)

    def clear(self) -> None:
        """Drops all textures and requests, as for another level."""
        self._kept.clear()
        self._worker.forget_all()

    def close(self) -> None:
        """Ends the worker and drops all textures; waits for the few that are being drawn. Twice is allowed."""
        self._end()
        self.clear()

    def __enter__(self) -> Stream[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _keep(self, key: _Key, texture: T) -> None:
        self._kept[key] = texture
        if len(self._kept) > self._capacity:
            self._kept.popitem(last=False)


class _Worker:
    """The requests of a stream and the thread that draws them; it does not know the stream, which may be collected."""

    def __init__(self, pack: Pack, capacity: int) -> None:
        self._pack = pack
        self._capacity = capacity
        self._batch = max(1, _BATCH_PIXELS // (pack.size[0] * pack.size[1]))
        self._changed = threading.Condition()  # guards all below; reentrant, for a collection may stop us at any point
        self._waiting: OrderedDict[_Key, int] = OrderedDict()  # the frame it was last wanted in, ascending
        self._drawing: set[_Key] = set()
        self._drawn: OrderedDict[_Key, NDArray[np.uint8]] = OrderedDict()
        self._frame = 0
        self._error: Exception | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def want_again(self, key: _Key) -> bool:
        """Whether a texture has been asked for already; it is wanted in this frame too."""
        with self._changed:
            if key in self._waiting:
                self._waiting[key] = self._frame
                self._waiting.move_to_end(key)
                return True
            return key in self._drawing or key in self._drawn

    def want(self, key: _Key) -> None:
        """Asks for a texture; of too many requests the one unwanted for longest is dropped."""
        with self._changed:
            self._raise_error()
            if self._stopped:
                raise AssetgenError("this stream is closed; make another")
            self._waiting[key] = self._frame
            if len(self._waiting) > self._capacity:
                self._waiting.popitem(last=False)
            if self._thread is None:  # a daemon: a game that never closes its stream ends all the same
                self._thread = threading.Thread(target=self._run, name="assetgen stream", daemon=True)
                self._thread.start()
            self._changed.notify()

    def next_drawn(self) -> tuple[_Key, NDArray[np.uint8]] | None:
        """A texture that is drawn, the first drawn first, or None."""
        with self._changed:
            self._raise_error()
            if not self._drawn:
                return None
            if len(self._drawn) == _MAX_AHEAD:
                self._changed.notify()
            return self._drawn.popitem(last=False)

    def next_frame(self) -> None:
        with self._changed:
            self._frame += 1

    def n_pending(self) -> int:
        with self._changed:
            return len(self._waiting) + len(self._drawing) + len(self._drawn)

    def forget(self, key: _Key) -> None:
        with self._changed:
            self._waiting.pop(key, None)
            self._drawn.pop(key, None)
            self._drawing.discard(key)

    def forget_all(self) -> None:
        with self._changed:
            self._waiting.clear()
            self._drawn.clear()
            self._drawing.clear()

    def stop(self) -> None:
        """Ends the thread and waits for it: one that is still in onnxruntime when Python ends would abort the game."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        if sys.platform == "linux":  # where a thread's niceness is its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        try:
            while batch := self._next_batch():
                seeds, indices, attempts, controls = zip(*batch, strict=True)
                label, base, spread, palette = controls[0]
                textures = self._pack.textures(
                    seeds, indices, label=label, base=base, spread=spread, palette=palette, attempts=attempts
                )
                self._deliver(batch, textures)
        except Exception as error:  # not lost: the game's own thread raises it
            with self._changed:
                self._error = error

    def _next_batch(self) -> list[_Key]:
        """Requests of equal controls to draw together, waited for; [] when stopped."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or (self._waiting and len(self._drawn) < _MAX_AHEAD))
            if self._stopped:
                return []
            newest = self._waiting[next(reversed(self._waiting))]
            live = [key for key, frame in self._waiting.items() if frame >= min(newest, self._frame - 1)]
            batch = list(islice((key for key in live if key[3] == live[0][3]), self._batch))
            for key in batch:
                del self._waiting[key]
            self._drawing.update(batch)
            return batch

    def _deliver(self, batch: Iterable[_Key], textures: NDArray[np.uint8]) -> None:
        """Puts textures out to be uploaded, but for those that were forgotten meanwhile."""
        with self._changed:
            for key, texture in zip(batch, textures, strict=True):
                if key in self._drawing:
                    self._drawing.remove(key)
                    self._drawn[key] = texture


def _hashable(palette: Palette | None) -> _Colours:
    return palette if palette is None or isinstance(palette, str) else tuple(tuple(colour) for colour in palette)
