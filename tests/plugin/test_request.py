"""Requests: what they refuse by themselves, which are equal, and that a pack draws them as it draws keywords."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from assetgen_plugin import Pack, SeedError
from assetgen_plugin.request import Request, alike
from places import GOLDEN

COLOURS = [(1, 2, 3), [250, 9, 9]]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack.open(GOLDEN / "indexed.onnx")


@pytest.mark.parametrize(
    "bad",
    [
        {"seed": -1},
        {"seed": b"forest"},
        {"seed": 1.0},
        {"seed": "\ud800"},
        {"index": 2**32},
        {"index": True},
        {"attempt": "1"},
        {"spread": float("nan")},
        {"label": 3},
        {"base": ["oak"]},
        {"palette": "purple"},
        {"palette": [(0, 0, 256)]},
        {"palette": 5},
    ],
    ids=repr,
)
def test_a_request_refuses_what_no_pack_has(bad: dict[str, Any]) -> None:
    with pytest.raises(SeedError):
        Request(**({"seed": 1} | bad))


def test_a_misspelt_control_fails_where_it_is_written(pack: Pack) -> None:
    draw: Any = pack.texture
    with pytest.raises(TypeError, match="lable"):
        draw(1, lable="moss")
    make: Any = Request
    with pytest.raises(TypeError, match="lable"):
        make(1, lable="moss")


def test_requests_for_the_same_are_equal_and_hash_alike() -> None:
    one = Request(7, 1, spread=1, palette=COLOURS)
    other = Request(np.uint64(7), np.int8(1), spread=np.float32(1), palette=np.array(COLOURS, np.uint8))  # type: ignore[arg-type]
    assert one == other
    assert len({one, other}) == 1
    assert one != Request(7, 1, spread=1, palette=COLOURS[::-1])


def test_requests_of_equal_controls_are_alike() -> None:
    requests = [
        Request(1, spread=0.5),
        Request(2, palette=COLOURS),
        Request("a", 3, spread=0.5, attempt=2),
        Request(2, 9, palette=tuple(map(tuple, COLOURS))),
        Request(2),
    ]
    assert alike(requests) == [[0, 2], [1, 3], [4]]


def test_a_pack_draws_requests_as_it_draws_their_keywords(pack: Pack) -> None:
    controls: list[dict[str, Any]] = [
        {},
        {"label": pack.labels[0]},
        {"spread": 2.5, "attempt": 3},
        {"palette": COLOURS},
    ]
    requests = [Request(seed, index, **one) for seed in (0, "forest") for one in controls for index in (0, 7)]
    drawn = pack.draw_many(requests)
    for request, pixels in zip(requests, drawn, strict=True):
        expected = pack.texture(
            request.seed,
            request.index,
            label=request.label,
            spread=request.spread,
            palette=request.palette,
            attempt=request.attempt,
        )
        np.testing.assert_array_equal(pixels, expected)
        np.testing.assert_array_equal(pack.draw(request), expected)
    assert pack.draw_many([]).shape == (0, *pack.size)


def test_classes_of_requests_are_those_that_are_drawn(pack: Pack) -> None:
    requests = [Request(5, index) for index in range(40)] + [Request(5, label=label) for label in pack.labels]
    classes = pack.classes_of(requests)
    np.testing.assert_array_equal(classes[:40], pack.codes(5, range(40)).classes)
    assert classes[40:].tolist() == list(range(len(pack.labels)))
    assert len({*classes[:40]}) > 1


def test_a_request_for_what_another_pack_has_is_refused(pack: Pack) -> None:
    for request in (Request(1, label="unicorn"), Request(1, base="unicorn"), Request(1, palette="from:unicorn")):
        for call in (lambda r=request: pack.draw(r), lambda r=request: pack.check_controls(r)):
            with pytest.raises(SeedError, match="unicorn"):
                call()
