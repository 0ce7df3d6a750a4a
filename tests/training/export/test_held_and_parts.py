"""Parts that vary together, and held places, added to a pack's tensors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assetgen_plugin import Pack, Request
from assetgen_plugin.errors import DataError
from assetgen_plugin.following import frames
from assetgen_plugin.painting.art import art_of
from assetgen_training.data.art import art_tensors
from assetgen_training.export.together import joined, outlined, with_held, with_parts, with_symmetry
from forge import pack_file
from painted import random_painted

RED, BLUE, NONE = (200, 0, 0, 255), (0, 0, 200, 255), (0, 0, 0, 0)


def picture(*rows: list[tuple[int, int, int, int]]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.array(rows, np.uint8)


def test_what_is_joined_shows_all_that_any_frame_draws() -> None:
    frames = [picture([RED, NONE, RED]), picture([BLUE, BLUE, NONE]), picture([RED, NONE, NONE])]
    union = joined(frames)
    assert union.tolist() == [[list(RED), list(BLUE), list(RED)]]  # of three the colour that most have
    assert outlined(union, frames)[..., 3].tolist() == [[255, 255, 255]]
    assert outlined(union, frames)[0, 0].tolist() == list(RED)  # drawn by all


def test_the_outline_of_each_frame_is_a_step_in_what_is_joined() -> None:
    """Within the flat paint of another frame nothing else would show where a leg was."""
    large, small = np.zeros((2, 8, 8, 4), np.uint8)
    large[1:7, 1:7], small[3:5, 3:5] = RED, RED
    union = outlined(joined([large, small]), [large, small]).astype(np.int64)
    assert np.array_equal(union[..., 3], large[..., 3])
    assert np.array_equal(union[3:5, 3:5], small[3:5, 3:5])
    around = union[1:7, 1:7][[1, 1, 4, 4], [1, 4, 1, 4]]
    assert (np.abs(around[:, :3] - RED[:3]).sum(axis=1) > 30).all()
    assert np.array_equal(outlined(large, [large, large]), large)


def rgba_pack() -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    for seed in range(100):
        tensors = random_painted(rng=np.random.default_rng(seed))
        height, width, channels = tensors["size"].tolist()
        if channels == 4 and min(height, width) >= 6 and "hold" not in tensors and "layer.names" not in tensors:
            return tensors
    raise AssertionError("no such pack among a hundred")


def test_parts_are_drawn_by_one_draw(tmp_path: Path) -> None:
    tensors = rgba_pack()
    name = tensors["exemplar.names"].tobytes().decode().split("\n")[0]
    height, width, _ = tensors["size"].tolist()
    first, second = np.zeros((2, height, width, 4), np.uint8)
    first[1:4, 1:4], second[2:5, 2:5] = RED, BLUE
    path = tmp_path / "pack.onnx"
    path.write_bytes(pack_file(with_parts(tensors, {name: {"frame.000": first, "frame.001": second}})))
    pack = Pack.open(path)
    request = Request(1, base=name, spread=0.0)
    one, two = frames(pack, request)
    assert np.array_equal(pack.draw(request), one)
    assert np.array_equal(pack.original(name, layer="frame.001"), second)
    assert np.array_equal(pack.original(name), first)
    assert (art_of(pack.tensors)[0][..., 3] > 0).sum() == 14  # both squares
    assert one[..., 3].any()
    assert two[..., 3].any()
    with pytest.raises(DataError, match="no sprite"):
        with_parts(tensors, {"nobody": {"frame.000": first}})
    with pytest.raises(DataError, match="sizes"):
        with_parts(tensors, {name: {"frame.000": first[:2]}})


def test_packs_know_which_of_their_sprites_are_symmetrical() -> None:
    tensors = next(
        tensors
        for tensors in (random_painted(rng=np.random.default_rng(seed)) for seed in range(200))
        if tensors["size"][2] == 4 and len(tensors["exemplar.latent"]) > 1 and "mirror" not in tensors
        if tensors["size"][1] >= 7 and not tensors["paint.wrap"][0] and "layer.names" not in tensors
    )
    n, (height, width, _) = len(tensors["exemplar.latent"]), tensors["size"].tolist()
    art = np.random.default_rng(0).integers(1, 255, (n, height, width, 4)).astype(np.uint8)
    art[0] = 0
    middle = width // 2
    art[0, 1:, middle - 1 : middle + 2] = (9, 9, 9, 255)
    art[0, 0, middle] = (1, 9, 9, 255)
    drawn = tensors | art_tensors(art)
    assert with_symmetry(drawn)["mirror"].tolist() == [2 * middle] + [-1] * (n - 1)
    assert "mirror" not in with_symmetry(drawn | {"paint.wrap": np.array([1], np.uint8)})
    assert "mirror" not in with_symmetry(tensors | art_tensors(art[1:2].repeat(n, axis=0)))
    aside = np.roll(art[:1], 2 - middle, axis=2).repeat(n, axis=0)
    assert ("mirror" in with_symmetry(tensors | art_tensors(aside))) == (abs(4 - (width - 1)) <= 2)
    still, moving = art[0].copy(), art[0].copy()
    moving[2, middle - 1] = 0
    for frame, has in ((still, True), (moving, False)):
        name = tensors["exemplar.names"].tobytes().decode().split("\n")[0]
        parts = with_parts(drawn, {name: {"frame.000": art[0], "frame.001": frame}})
        assert ("mirror" in with_symmetry(parts)) == has


def test_held_edges_keep_the_colours_of_the_art() -> None:
    tensors = rgba_pack()
    held = with_held(tensors, 1)
    assert held["hold"].tolist()[::2] == [1, -1]
    assert not held["exemplar.reach"].any()
    assert "exemplar.palette_scale" not in held or not held["exemplar.palette_scale"].any()
    with pytest.raises(DataError, match="cannot be kept"):
        with_held(tensors, 64)
    with pytest.raises(DataError, match="no layer"):
        with_held(tensors, 0, mask="keep")
