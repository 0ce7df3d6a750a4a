"""Held places, frames that share a draw, and points that follow a variant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assetgen_plugin import Pack, PackError, Request, SeedError
from assetgen_plugin.following import frames, layers, moved
from assetgen_plugin.tensors import Tensors
from forge import pack_file
from packs import indexed_rgba
from painted import Canvases, moving_sprites, painted, random_art, random_pose

BASE = "sprite 0"
LEVELS = [(2, 1, 4, 1, 25600)]  # matches stay where the pose points to
Opened = Callable[[Tensors], Pack]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def open_(tensors: Tensors) -> Pack:
        path = tmp_path / "pack.onnx"
        path.write_bytes(pack_file(tensors))
        return Pack.open(path)

    return open_


def tensors_of(with_layers: Callable[[Canvases], dict[str, Canvases]] | None = None) -> Tensors:
    """Opaque art of 18×26 that is bent a lot."""
    rng = np.random.default_rng(4)
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    indexed["exemplar.names"] = np.frombuffer("\n".join(f"sprite {i}" for i in range(n)).encode(), np.uint8)
    art = random_art((n, 18, 26), 4, whole=True, rng=rng)
    given = with_layers(art) if with_layers else None
    return painted(
        indexed, art, layers=given, pose=random_pose(6, 4, most=3000, rng=rng), keep=False, rules=[LEVELS] * 3
    )


def own_places(pack: Pack) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    height, width, _ = pack.size
    return np.arange(height * width).reshape(height, width)


def test_held_edges_keep_their_places_and_the_interior_moves(opened: Opened) -> None:
    pack = opened(tensors_of() | {"hold": np.array([2, 3, -1], np.int32)})
    places = pack.places([Request(1, index, base=BASE, spread=3.0) for index in range(20)])
    stays = places == own_places(pack)
    inside = stays[:, 2:-2, 2:-2]
    assert stays.sum() - inside.sum() == 20 * (18 * 26 - 14 * 22)
    assert inside.mean() < 0.8


def test_what_a_mask_draws_keeps_its_places(opened: Opened) -> None:
    def mask(art: Canvases) -> dict[str, Canvases]:
        layer = np.zeros_like(art)
        layer[:, 5:9, 10:17, 3] = 1
        return {"keep": layer}

    pack = opened(tensors_of(mask) | {"hold": np.array([0, 4, 0], np.int32)})
    places = pack.places([Request(1, index, base=BASE, spread=3.0) for index in range(20)])
    stays = places == own_places(pack)
    assert stays[:, 5:9, 10:17].all()
    assert not stays[:, 0].all()


def parts(art: Canvases) -> dict[str, Canvases]:
    """Two frames that differ in a corner, the second in swapped channels there."""
    second = art.copy()
    second[:, :6, :6, :3] = second[:, :6, :6, 2::-1]
    return {"frame.000": art, "frame.001": second}


def test_frames_share_places_and_colours(opened: Opened) -> None:
    tensors = tensors_of(parts)
    n = len(tensors["exemplar.latent"])
    pack = opened(tensors | {"layer.coloured": np.array([1, 1], np.uint8), "layer.shown": np.full(n, 1, np.int32)})
    request = Request(3, 5, base=BASE, spread=3.0)
    first, second = frames(pack, request)
    assert np.array_equal(pack.draw(request), second)  # the one that is shown
    places = pack.places([request])[0]
    corner = (places // 26 < 6) & (places % 26 < 6)
    assert corner.any()
    assert np.array_equal(first[~corner], second[~corner])
    assert not np.array_equal(first[corner], second[corner])
    assert not np.array_equal(first, pack.draw(Request(3, 5, base=BASE, spread=3.0, palette="keep"), layer="frame.000"))
    assert np.array_equal(layers(pack, request)["frame.000"], first)


def test_a_coloured_layer_that_is_the_art_is_the_texture(opened: Opened) -> None:
    tensors = tensors_of(parts)
    pack = opened(tensors | {"layer.coloured": np.array([1, 0], np.uint8)})
    for index in range(5):
        request = Request(9, index, base=BASE)
        assert np.array_equal(pack.draw(request), pack.draw(request, layer="frame.000"))


def test_a_point_is_found_where_it_moved_to(opened: Opened) -> None:
    pack = opened(tensors_of())
    request = Request(2, 0, base=BASE, spread=3.0)
    places = pack.places([request])[0]
    held = opened(tensors_of() | {"hold": np.array([9, 1, -1], np.int32)})
    assert moved(held, request, (4, 7)) == (4, 7)
    row, column = moved(pack, request, (9, 13))
    nearest = ((places // 26 - 9) ** 2 + (places % 26 - 13) ** 2).min()
    assert (places[row, column] // 26 - 9) ** 2 + (places[row, column] % 26 - 13) ** 2 == nearest
    with pytest.raises(SeedError, match="outside"):
        moved(pack, request, (18, 0))


@pytest.mark.parametrize(("first", "last"), [(0, 25), (3, 20), (3, 21)])
def test_variants_of_a_symmetrical_sprite_are_symmetrical(opened: Opened, first: int, last: int) -> None:
    """Whatever the pose, the guide and the layers: about the columns that the art is symmetrical about."""
    tensors = mirrored_tensors(first, last)
    pack = opened(tensors | {"mirror": np.full(len(tensors["exemplar.latent"]), first + last, np.int32)})
    free = opened(tensors)
    changed = 0
    for index in range(6):
        request = Request(3, index, base=BASE, spread=2.0)
        (places,) = pack.places([request])
        texture = pack.draw(request)
        half = slice(max(0, first + last - 25), (first + last + 1) // 2)
        other = [first + last - column for column in range(half.start, half.stop)]
        assert np.array_equal(texture[:, half], texture[:, other])
        theirs, own = places[:, half], places[:, other]
        seen = theirs >= 0
        assert np.array_equal(seen, own >= 0)
        assert (theirs[seen] // 26 == own[seen] // 26).all()
        assert (theirs[seen] % 26 + own[seen] % 26 == first + last).all()
        changed += not np.array_equal(texture, free.draw(request))
        assert not np.array_equal(texture, pack.original(BASE))
    assert changed > 2


def mirrored_tensors(first: int, last: int) -> Tensors:
    """Art that is symmetrical between two columns, in a pack that says nothing of it."""
    rng = np.random.default_rng(4)
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    indexed["exemplar.names"] = np.frombuffer("\n".join(f"sprite {i}" for i in range(n)).encode(), np.uint8)
    art = np.zeros((n, 18, 26, 4), np.uint8)
    drawn = random_art((n, 18, last - first + 1), 4, whole=True, rng=rng)
    is_right = np.arange(last - first + 1)[:, None] * 2 > last - first
    art[:, :, first : last + 1] = np.where(is_right, drawn[:, :, ::-1], drawn)
    return painted(indexed, art, pose=random_pose(6, 4, most=300, rng=rng), rules=[LEVELS] * 3)


def test_frames_need_a_base_that_has_some(opened: Opened) -> None:
    pack = opened(tensors_of())
    with pytest.raises(SeedError, match="base"):
        frames(pack, Request(1))
    with pytest.raises(SeedError, match="no frames"):
        frames(pack, Request(1, base=BASE))


def test_a_tag_asks_for_the_frames_of_one_pose(tmp_path: Path) -> None:
    path = tmp_path / "posed.onnx"
    path.write_bytes(pack_file(moving_sprites(), info={"tags": {BASE: {"stand": [0], "walk": [2, 1], "fly": [3]}}}))
    pack = Pack.open(path)
    whole, lit = (pack.frames(7, 2, base=BASE, layer=layer) for layer in (None, "normal"))
    assert np.array_equal(pack.frames(7, 2, base=BASE, tag="stand"), whole[:1])
    assert np.array_equal(pack.frames(7, 2, base=BASE, tag="walk"), whole[[2, 1]])
    assert np.array_equal(pack.frames(7, 2, base=BASE, tag="walk", layer="normal"), lit[[2, 1]])
    for one, other in zip(frames(pack, Request(7, 2, base=BASE), tag="walk"), whole[[2, 1]], strict=True):
        assert np.array_equal(one, other)
    with pytest.raises(SeedError, match="'sprite 0' has no frames under 'swim'; its tags are stand, walk, fly"):
        pack.frames(7, base=BASE, tag="swim")
    with pytest.raises(SeedError, match="no frames under 'fly'"):  # info is not checked
        pack.frames(7, base=BASE, tag="fly")
    with pytest.raises(SeedError, match="'sprite 1' has no frames under 'walk'; its tags are none"):
        pack.frames(7, base="sprite 1", tag="walk")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"hold": np.array([65, 1, -1], np.int32)}, "hold is"),
        ({"hold": np.array([0, 0, -1], np.int32)}, "hold is"),
        ({"hold": np.array([0, 1, 2], np.int32)}, "hold is"),
        ({"mirror": np.array([-1, 51], np.int32)}, "mirror holds"),
        ({"mirror": np.array([-2, 5], np.int32)}, "mirror holds"),
        ({"layer.coloured": np.array([0, 2], np.uint8)}, "layer.coloured"),
        ({"layer.coloured": np.array([0, 1], np.uint8), "layer.shown": np.zeros(9, np.int32)}, "layer.shown"),
    ],
)
def test_tensors_beyond_their_bounds_are_refused(opened: Opened, changed: Tensors, says: str) -> None:
    tensors = tensors_of(parts)
    if "layer.shown" in changed:
        changed = changed | {"layer.shown": np.zeros(len(tensors["exemplar.latent"]), np.int32)}
    if "mirror" in changed:
        changed = {"mirror": np.resize(changed["mirror"], len(tensors["exemplar.latent"]))}
    with pytest.raises(PackError, match=says):
        opened(tensors | changed)
