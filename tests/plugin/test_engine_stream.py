"""The stream of textures without an engine: what is kept, in what order it is drawn, how it ends."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin import AssetgenError, Pack, SeedError
from assetgen_plugin.engines import stream as module
from assetgen_plugin.engines.grid import side_by_side
from assetgen_plugin.engines.stream import Stream
from assetgen_plugin.request import Request
from places import GOLDEN


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack.open(GOLDEN / "indexed.onnx")


@pytest.fixture
def stream(pack: Pack) -> Iterator[Stream[bytes | None]]:
    with Stream[bytes | None](pack, lambda pixels: pixels.tobytes(), None) as stream:
        yield stream


class Gate:
    """A pack whose worker stands still until it is let through, and that notes what is drawn."""

    def __init__(self, pack: Pack) -> None:
        self._pack, self.size, self.check_controls, self.draw = pack, pack.size, pack.check_controls, pack.draw
        self.open = threading.Event()
        self.entered = threading.Event()
        self.drawn: list[tuple[Any, ...]] = []

    def draw_many(self, requests: list[Request]) -> NDArray[np.uint8]:
        self.entered.set()
        assert self.open.wait(20)
        self.drawn.append(tuple(request.seed for request in requests))
        return self._pack.draw_many(requests)


def pump_all(stream: Stream[Any]) -> None:
    deadline = time.monotonic() + 60
    while stream.pending:
        assert time.monotonic() < deadline
        stream.pump(1000)
        time.sleep(0.001)


def gated(gate: Gate, capacity: int = 1024) -> Stream[bytes | None]:
    """A stream whose worker stands at its first request."""
    stream = Stream[bytes | None](gate, lambda pixels: pixels.tobytes(), None, capacity=capacity)  # type: ignore[arg-type]
    stream.get("first")
    stream.pump()
    assert gate.entered.wait(20)
    return stream


def test_pixels_are_the_packs_in_any_mixture_of_controls(pack: Pack, stream: Stream[bytes | None]) -> None:
    requests: list[tuple[Any, int, dict[str, Any]]] = [
        (seed, index, controls)
        for seed in (0, "forest/3,-4", 2**64 - 1)
        for index in (0, 7)
        for controls in ({}, {"label": pack.labels[0]}, {"spread": 2.5}, {"palette": [(1, 2, 3), [250, 9, 9]]})
    ]
    for seed, index, controls in requests:
        assert stream.get(seed, index, attempt=index, **controls) is None
    assert stream.pending == len(requests)
    pump_all(stream)
    assert len(stream) == len(requests)
    for seed, index, controls in requests:
        assert stream.get(seed, index, attempt=index, **controls) == (
            pack.texture(seed, index, attempt=index, **controls).tobytes()
        )
    assert stream.pending == 0


def test_now_draws_at_once_and_takes_the_request_back(pack: Pack, stream: Stream[bytes | None]) -> None:
    stream.get(5, 1)
    assert stream.now(5, 1) == pack.texture(5, 1).tobytes() == stream.get(5, 1)
    stream.finish()
    assert len(stream) == 1


def test_the_least_recently_used_goes_first(pack: Pack) -> None:
    with Stream[bytes | None](pack, lambda pixels: pixels.tobytes(), None, capacity=3) as stream:
        for seed in range(3):
            stream.now(seed)
        stream.get(0)
        stream.now(3)
        assert len(stream) == 3
        assert stream.get(0) is not None
        assert stream.get(1) is None


def test_uploads_keep_to_the_budget_by_the_clock(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(module, "perf_counter", lambda: clock[0])

    def upload(pixels: Any) -> bytes:
        clock[0] += 0.0006
        return bytes(pixels)

    with Stream[bytes | None](pack, upload, None) as stream:
        for seed in range(10):
            stream.get(seed)
        assert stream.pump(0) == 0
        while stream._drawn.qsize() < 10:
            time.sleep(0.001)
        assert stream.pump(2) == 3  # a fourth would end at 2.4 ms
        assert stream.pump(0.1) == 1  # never none
        assert stream.pump(100) == 6
        assert stream.pump(100) == 0


def test_what_is_wanted_now_is_drawn_before_what_was_wanted_once(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_PIXELS", pack.size[0] * pack.size[1])
    gate = Gate(pack)
    with gated(gate) as stream:
        for name in ("a", "b", "c", "d", "e"):
            stream.get(name)
        stream.pump()
        stream.pump()
        for name in ("d", "b", "new"):
            stream.get(name)
        gate.open.set()
        pump_all(stream)
    assert gate.drawn == [("first",), ("d",), ("b",), ("new",), ("a",), ("c",), ("e",)]


def test_equal_controls_are_drawn_together(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH_PIXELS", 3 * pack.size[0] * pack.size[1])
    gate = Gate(pack)
    with gated(gate) as stream:
        for seed in range(5):
            stream.get(seed)
            stream.get(seed, spread=0.5)
        gate.open.set()
        pump_all(stream)
    assert gate.drawn == [("first",), (0, 1, 2), (3, 4), (0, 1, 2), (3, 4)]


def test_finish_draws_what_the_worker_does_not_have(pack: Pack, stream: Stream[bytes | None]) -> None:
    for seed in range(300):
        stream.get(seed, label=pack.labels[seed % 3])
        if seed == 20:
            stream.pump(0)
    stream.finish()
    assert (len(stream), stream.pending) == (300, 0)
    for seed in range(0, 300, 37):
        label = pack.labels[seed % 3]
        assert stream.get(seed, label=label) == pack.texture(seed, label=label).tobytes()


def test_of_too_many_requests_the_oldest_are_dropped(pack: Pack) -> None:
    gate = Gate(pack)
    with gated(gate, capacity=4) as stream:
        for seed in range(10):
            stream.get(seed)
        assert stream.pending == 5
        gate.open.set()
        pump_all(stream)
    assert gate.drawn == [("first",), (6, 7, 8, 9)]


def test_forgotten_requests_do_not_come_back(pack: Pack) -> None:
    gate = Gate(pack)
    with gated(gate) as stream:
        stream.get("waiting")
        stream.get("stays")
        stream.forget("first")
        stream.forget("waiting")
        stream.forget("never asked for")
        gate.open.set()
        assert stream.finish() == 1
        assert len(stream) == 1
        assert stream.get("stays") is not None
        stream.forget("stays")
        assert len(stream) == 0
        stream.now("another")
        stream.get("more")
        stream.pump()
        stream.clear()
        assert (len(stream), stream.pending) == (0, 0)
        stream.get("stays")
        stream.finish()
        assert stream.get("stays") == pack.texture("stays").tobytes()


@pytest.mark.parametrize(
    ("place", "controls"),
    [
        ((-1,), {}),
        ((0, 2**32), {}),
        ((0,), {"attempt": -1}),
        ((0,), {"label": "unicorn"}),
        ((0,), {"base": "unicorn"}),
        ((0,), {"spread": float("nan")}),
        ((0,), {"palette": "purple"}),
        ((0,), {"palette": [(0, 0, 256)]}),
    ],
)
def test_a_wrong_control_fails_where_it_is_written(
    pack: Pack, stream: Stream[bytes | None], place: Any, controls: Any
) -> None:
    with pytest.raises(SeedError) as expected:
        pack.texture(*place, **controls)
    with pytest.raises(SeedError) as found:
        stream.get(*place, **controls)
    assert str(found.value) == str(expected.value)
    assert found.value.__context__ is None
    assert stream.pending == 0


def test_an_error_of_the_worker_is_raised_by_pump_and_finish(pack: Pack) -> None:
    class Broken(Gate):
        def draw_many(self, requests: list[Request]) -> NDArray[np.uint8]:
            raise MemoryError("no room")

    stream = Stream[bytes | None](Broken(pack), lambda pixels: pixels.tobytes(), None)  # type: ignore[arg-type]
    stream.now("there")
    stream.get("lost")
    with pytest.raises(MemoryError, match="no room"):
        pump_all(stream)
    with pytest.raises(MemoryError, match="no room"):
        stream.finish()
    for _ in range(2):
        with pytest.raises(MemoryError, match="no room"):
            stream.pump()
    assert stream.get("there") is not None
    stream.close()


def test_an_upload_that_fails_is_raised_and_may_be_tried_again(pack: Pack) -> None:
    fails = [True]

    def upload(pixels: Any) -> bytes:
        if fails.pop():
            raise RuntimeError("out of texture memory")
        return bytes(pixels)

    with Stream[bytes | None](pack, upload, None) as stream:
        stream.get(1)
        with pytest.raises(RuntimeError, match="texture memory"):
            pump_all(stream)
        fails.append(False)
        stream.get(1)
        pump_all(stream)
        assert stream.get(1) is not None


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "assetgen stream"]


def test_close_ends_the_worker_and_a_closed_stream_says_so(pack: Pack) -> None:
    stream = Stream[bytes | None](pack, lambda pixels: pixels.tobytes(), None)
    for seed in range(500):
        stream.get(seed)
    stream.pump()
    assert len(workers()) == 1
    stream.close()
    stream.close()
    assert not workers()
    assert (len(stream), stream.pending) == (0, 0)
    with pytest.raises(AssetgenError, match="closed"):
        stream.get(1)
    assert stream.pump() == 0


def test_a_stream_that_is_dropped_takes_its_worker_along(pack: Pack) -> None:
    stream = Stream[bytes | None](pack, lambda pixels: pixels.tobytes(), None)
    stream.get(1)
    stream.pump()
    gone = weakref.ref(stream)
    del stream
    gc.collect()
    assert gone() is None
    assert not workers()


def test_a_game_that_never_closes_its_stream_ends(tmp_path: Path) -> None:
    code = f"""
from assetgen_plugin import Pack
from assetgen_plugin.engines.stream import Stream
from assetgen_plugin.request import Request
stream = Stream(Pack.open({str(GOLDEN / "indexed.onnx")!r}), bytes, None)
for seed in range(1000):
    stream.get(seed)
stream.pump()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_capacity_is_refused(pack: Pack) -> None:
    with pytest.raises(AssetgenError, match="got 0"):
        Stream(pack, bytes, None, capacity=0)


@pytest.mark.parametrize(("n_textures", "gap"), [(0, 0), (1, 0), (5, 2), (16, 1), (17, 0)])
def test_textures_side_by_side(n_textures: int, gap: int) -> None:
    textures = np.random.default_rng(1).integers(1, 255, (n_textures, 6, 4, 3), np.uint8)
    sheet, places = side_by_side(textures, gap)
    assert len(places) == n_textures
    covered = np.zeros(sheet.shape[:2], int)
    for texture, (x, y, width, height) in zip(textures, places, strict=True):
        assert (width, height) == (4, 6)
        assert (sheet[y : y + height, x : x + width] == texture).all()
        covered[y : y + height, x : x + width] += 1
    assert covered.max(initial=0) <= 1
    assert (sheet[covered == 0] == 0).all()
