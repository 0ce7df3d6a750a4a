"""Packs that carry the art: what a run leaves in them, and sprites that join later."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_art.image_set import ImageSet, Traits
from assetgen_art.sprites.animations import joined
from assetgen_plugin import Pack, Request, SeedError
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.painting.art import art_of
from assetgen_plugin.painting.rules import level_sizes
from assetgen_plugin.tensors import guide_size
from assetgen_training.data.art import art_tensors
from assetgen_training.data.pose import N_POSE, pose_field
from assetgen_training.export.adopt import adopt
from assetgen_training.export.pack import export, pack_bytes
from assetgen_training.export.painted import painting_of
from assetgen_training.run.folder import load_held_out, save_spread
from assetgen_training.run.train import train
from conftest import TINY_INDEXED, blobs

SIDE, SCALE = 24, 2


def named(data: ImageSet) -> ImageSet:
    return dataclasses.replace(data, names=tuple(f"s{n:02}" for n in range(len(data.images))))


@pytest.fixture(scope="module")
def sprites() -> ImageSet:
    """32 sprites of two classes with a border around them, one with more colours than a table holds."""
    data = blobs(32, 4, side=SIDE, rng=np.random.default_rng(3))
    images = data.images.copy()
    images[:, :2] = images[:, :, -3:] = 0
    noise = np.random.default_rng(4).integers(0, 256, (SIDE - 4, SIDE - 8, 4)).astype(np.uint8)
    images[5, 3:-1, 4:-4] = np.where(noise[..., 3:] > 0, noise, 0)
    return named(dataclasses.replace(data, images=images))


@pytest.fixture(scope="module")
def run(sprites: ImageSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("painted") / "run"
    config = dataclasses.replace(TINY_INDEXED, painted=True, guide_scale=SCALE, soft_alpha=True, steps=20)
    train(config, sprites, folder, device="cpu", silent=True)
    return folder


@pytest.fixture(scope="module")
def pack(run: Path) -> Pack:
    return export(run, run / "pack.onnx")


def test_layers_of_the_set_reach_the_pack_and_follow_its_variants(sprites: ImageSet, tmp_path: Path) -> None:
    """A layer that says the colour of each pixel in another order says it of every variant, too."""
    coded = sprites.images[..., [1, 2, 0, 3]]
    config = dataclasses.replace(TINY_INDEXED, painted=True, guide_scale=SCALE, soft_alpha=True, steps=2)
    data = dataclasses.replace(sprites, layers={"normal": coded, "mask": np.zeros_like(coded)})
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    assert pack.layers == ("normal", "mask")
    for name in pack.names[:8]:
        assert np.array_equal(pack.original(name, layer="normal"), pack.original(name)[..., [1, 2, 0, 3]])
        colours = pack.texture(7, base=name, palette="keep", spread=3.0)
        assert np.array_equal(pack.texture(7, base=name, spread=3.0, layer="normal"), colours[..., [1, 2, 0, 3]])
    assert data.digest() != sprites.digest()


def test_edges_that_the_set_keeps_and_what_its_mask_draws_stay_in_variants(sprites: ImageSet, tmp_path: Path) -> None:
    face = np.zeros_like(sprites.images)
    face[:, 10:13, 9:14] = 255
    traits = dataclasses.replace(sprites.traits, keep_edges=2)
    config = dataclasses.replace(TINY_INDEXED, painted=True, guide_scale=SCALE, soft_alpha=True, steps=2)
    data = dataclasses.replace(sprites, layers={"keep": face}, traits=traits)
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    held = np.ones((SIDE, SIDE), bool)
    held[2:-2, 2:-2] = False
    for index, name in enumerate(pack.names):
        variant, art = pack.texture(7, index, base=name, spread=3.0), pack.original(name)
        box = pack.original(name, layer="keep")[..., 3] > 0
        assert np.array_equal(variant[box], art[box])
        assert np.array_equal(variant[held], art[held])


def test_animations_reach_the_pack_and_their_frames_share_a_draw(sprites: ImageSet, tmp_path: Path) -> None:
    frames = np.zeros((3, *sprites.images.shape), np.uint8)
    for number in range(3):
        frames[number, 4, 6:18, 4 + 4 * number : 12 + 4 * number] = (200, 40 * number, 90, 255)
        frames[number, 4, 4:6, 4:20] = (10, 20, 30, 255)
    images = sprites.images.copy()
    images[4] = joined(frames[:, 4])
    layers = {f"frame.{number:03}": frame for number, frame in enumerate(frames)}
    data = dataclasses.replace(sprites, images=images, layers=layers, animations={"s04": (80, 90, 100)})
    config = dataclasses.replace(TINY_INDEXED, painted=True, guide_scale=SCALE, soft_alpha=True, steps=2)
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    assert pack.info["animations"] == {"s04": [80, 90, 100]}
    walk = pack.frames(7, base="s04", spread=2.0, palette="keep")
    assert walk.shape == (3, SIDE, SIDE, 4)
    assert np.array_equal(walk[0], pack.texture(7, base="s04", spread=2.0, palette="keep"))
    places = pack.places([Request(7, base="s04", spread=2.0)])[0].ravel()
    for number, frame in enumerate(walk):
        expected = np.where(places[:, None] >= 0, frames[number, 4].reshape(-1, 4)[places], np.uint8(0))
        assert np.array_equal(frame.reshape(-1, 4), expected)
    with pytest.raises(SeedError, match="no frames"):
        pack.frames(7, base="s05")


def as_textures(pack: Pack) -> NDArray[np.uint8]:
    """The art of all exemplars, each on its texture, in the order of the pack's names."""
    height, width, channels = pack.size
    textures = np.zeros((len(pack.names), height, width, channels), np.uint8)
    for texture, picture, box in zip(textures, art_of(pack.tensors), pack.tensors["art.boxes"], strict=True):
        top, left, rows, columns = box.tolist()
        texture[top : top + rows, left : left + columns] = picture[..., :channels]
    return textures


def test_the_pack_holds_every_pixel_of_the_art_under_its_name(pack: Pack, sprites: ImageSet) -> None:
    assert pack.size == (SIDE, SIDE, 4)
    assert set(pack.names) == set(sprites.names)
    rows = [sprites.names.index(name) for name in pack.names]
    visible = np.where(sprites.images[..., 3:] > 0, sprites.images, 0)
    np.testing.assert_array_equal(as_textures(pack), visible[rows])
    counts = pack.tensors["art.counts"]
    assert counts[pack.names.index("s05")] == 0
    assert np.sort(counts)[1] >= 2
    assert (pack.tensors["art.boxes"][:, 2:] < SIDE).all()


def test_the_pack_is_complete_and_its_decoder_draws_guides(pack: Pack) -> None:
    check_tensors(pack.tensors)
    assert pack.tensors["guide.scale"].tolist() == [SCALE]
    assert guide_size(pack.tensors) == (SIDE // SCALE, SIDE // SCALE)
    assert not [name for name in pack.tensors if name.startswith("centroid")]
    terms = pack.tensors["pose.terms"]
    first = TINY_INDEXED.latent
    assert set(terms[:, 0]) <= set(range(first, first + N_POSE))
    np.testing.assert_array_equal(pack.tensors["pose.rows"], pose_field(Traits()).rows)


def test_variants_are_painted_with_colours_of_the_art_alone(pack: Pack) -> None:
    art = as_textures(pack)
    for name in (pack.names[0], "s05", pack.names[-1]):
        own = {tuple(pixel) for pixel in art[pack.names.index(name)].reshape(-1, 4).tolist()} | {(0, 0, 0, 0)}
        drawn = pack.textures(3, range(4), base=name, spread=2, palette="keep")
        assert {tuple(pixel) for pixel in drawn.reshape(-1, 4).tolist()} <= own


def test_opaque_sprites_stay_opaque(tmp_path: Path) -> None:
    data = blobs(12, 3, side=12, rng=np.random.default_rng(5))
    config = dataclasses.replace(TINY_INDEXED, painted=True, steps=3, batch_size=8)
    train(config, named(data), tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    assert pack.size == (12, 12, 3)
    drawn = pack.textures(1, range(6), spread=3, palette="keep")
    for texture in drawn:
        assert {tuple(pixel) for pixel in texture.reshape(-1, 3).tolist()} <= {
            tuple(pixel) for pixel in data.images.reshape(-1, 3).tolist()
        }


def test_the_spread_that_was_measured_is_what_requests_get(run: Path, pack: Pack, tmp_path: Path) -> None:
    save_spread(run, 2.25)
    try:
        spread_out = export(run, tmp_path / "far.onnx")
    finally:
        (run / "spread.json").unlink()
    assert spread_out.tensors["spread"].tolist() == [576]
    seeds = range(4)
    kept = pack.textures(seeds, spread=2.25, palette="keep")
    np.testing.assert_array_equal(spread_out.textures(seeds, palette="keep"), kept)
    scale, narrower = (one.tensors["exemplar.palette_scale"] for one in (pack, spread_out))
    assert scale.max() > 100
    assert np.abs(scale - 2.25 * narrower).max() <= 2.25 / 2  # colours vary as they did at spread 1


@pytest.mark.parametrize(
    ("side", "radii", "follows", "n_levels"),
    [(12, {1}, False, 4), (40, {2}, False, 4), (64, {2}, False, 4), (100, {2}, True, 5), (250, {2}, True, 5)],
)
def test_weights_suit_the_size_of_the_sprites(side: int, radii: set[int], follows: bool, n_levels: int) -> None:
    boxes = np.tile(np.array([0, 0, side, side // 2], np.int32), (9, 1))
    painting = painting_of(Traits(), boxes)
    tensors = painting.tensors()
    assert painting.follow is follows
    for name in ("paint.levels", "paint.mix", "paint.style"):
        assert tensors[name].shape == (n_levels, 5)
        assert set(tensors[name][:, 0]) == radii
        assert tensors[name][-1, 1] == (1 if follows else 2)  # sweeps at the finest level
    if follows:
        assert (tensors["paint.levels"][:, 4] == 25600).all()


@pytest.mark.parametrize(("n_large", "follows"), [(20, False), (30, True)])
def test_a_quarter_of_large_sprites_decides_how_all_are_painted(n_large: int, follows: bool) -> None:
    sides = np.where(np.arange(100) < n_large, 120, 40)
    boxes = np.stack([np.zeros(100), np.zeros(100), sides, sides // 2], axis=1).astype(np.int32)
    assert painting_of(Traits(), boxes).follow is follows


@pytest.mark.parametrize("side", [12, 40, 64])
def test_smooth_art_of_any_size_follows_the_pose(side: int) -> None:
    boxes = np.tile(np.array([0, 0, side, side], np.int32), (9, 1))
    crisp, smooth = (painting_of(Traits(pixel_art=kind), boxes).tensors() for kind in (True, False))
    assert smooth.pop("paint.follow")[0]
    assert not crisp.pop("paint.follow")[0]
    of_crisp, of_smooth = crisp.pop("paint.levels"), smooth.pop("paint.levels")
    np.testing.assert_array_equal(of_smooth[:, 4], np.maximum(of_crisp[:, 4], 1600))
    np.testing.assert_array_equal(of_smooth[:, :4], of_crisp[:, :4])
    for name, values in crisp.items():
        np.testing.assert_array_equal(smooth[name], values)
    tiles = Traits(pixel_art=False, seamless=True, anchor="centre")
    assert not painting_of(tiles, boxes).follow  # grain has no shape to follow


# A game that ships an epoch keeps every texture that it draws in it.


@pytest.fixture(scope="module")
def more() -> NDArray[np.uint8]:
    images = blobs(5, 4, side=SIDE, rng=np.random.default_rng(9)).images.copy()
    images[:, :4] = 0
    return images


@pytest.fixture(scope="module")
def grown(run: Path, pack: Pack, more: NDArray[np.uint8], tmp_path_factory: pytest.TempPathFactory) -> Pack:
    out = tmp_path_factory.mktemp("grown") / "more.onnx"
    return adopt(run, pack, out, tuple(f"new{n}" for n in range(5)), more, "disc").pack


def test_new_sprites_have_their_art_and_old_ones_theirs(pack: Pack, grown: Pack, more: NDArray[np.uint8]) -> None:
    check_tensors(grown.tensors)
    art = dict(zip(grown.names, as_textures(grown), strict=True))
    for name, texture in zip(pack.names, as_textures(pack), strict=True):
        np.testing.assert_array_equal(art[name], texture)
    for number, image in enumerate(more):
        np.testing.assert_array_equal(art[f"new{number}"], np.where(image[..., 3:] > 0, image, 0))
    assert grown.names_of("disc")[-5:] == tuple(f"new{n}" for n in range(5))


@pytest.mark.parametrize("controls", [{}, {"label": "disc"}, {"palette": "any", "label": "disc"}])
def test_the_first_epoch_draws_what_it_drew(pack: Pack, grown: Pack, controls: dict[str, str]) -> None:
    seeds = range(30)
    before = pack.textures(seeds, spread=2, **controls)
    np.testing.assert_array_equal(grown.textures(seeds, spread=2, **controls), before)
    np.testing.assert_array_equal(grown.textures(seeds, spread=2, epoch=1, **controls), before)


def test_the_second_epoch_draws_new_sprites_as_often_as_old_ones(pack: Pack, grown: Pack) -> None:
    assert (pack.epochs, grown.epochs) == (1, 2)
    table = grown.tensors["exemplar.cumulative"][1].astype(np.int64)
    first, last = (int(edge) for edge in grown.tensors["exemplar.offsets"][:2])
    steps = np.diff(np.concatenate([[0], table[first:last] + (table[first:last] == 2**32 - 1)]))
    np.testing.assert_allclose(steps, 2**32 / (last - first), atol=2)
    seeds = range(60)
    textures = [grown.textures(seeds, label="disc", spread=0, palette="keep", epoch=epoch) for epoch in (1, 2)]
    assert (textures[0] != textures[1]).any(axis=(1, 2, 3)).any()


def test_new_sprites_are_bases_in_every_epoch(grown: Pack) -> None:
    for epoch in (1, 2):
        assert grown.texture(1, base="new3", epoch=epoch)[..., 3].any()


def test_sprites_join_a_pack_that_an_earlier_version_painted_otherwise(
    run: Path, pack: Pack, more: NDArray[np.uint8], tmp_path: Path
) -> None:
    earlier = dict(pack.tensors) | {"paint.coarsest": np.array([12, 24, 12], np.int32)}
    earlier["pose.columns"] = earlier["pose.columns"] // 2
    (tmp_path / "earlier.onnx").write_bytes(pack_bytes(earlier, pack.info))
    before = Pack.open(tmp_path / "earlier.onnx")
    grown = adopt(run, before, tmp_path / "more.onnx", tuple(f"new{n}" for n in range(5)), more, "disc").pack
    np.testing.assert_array_equal(grown.textures(range(9), spread=2), before.textures(range(9), spread=2))
    assert grown.tensors["paint.coarsest"].tolist() == [12, 24, 12]


def test_a_third_epoch_leaves_the_first_two(run: Path, grown: Pack, tmp_path: Path) -> None:
    images = blobs(2, 4, side=SIDE, rng=np.random.default_rng(11)).images
    third = adopt(run, grown, tmp_path / "third.onnx", ("last0", "last1"), images, "square").pack
    assert third.epochs == 3
    seeds = range(20)
    for epoch in (1, 2):
        np.testing.assert_array_equal(
            third.textures(seeds, spread=2, epoch=epoch), grown.textures(seeds, spread=2, epoch=epoch)
        )


def test_art_of_opaque_images_fills_them_and_empty_ones_have_a_pixel() -> None:
    images = np.random.default_rng(2).integers(0, 256, (3, 5, 7, 3)).astype(np.uint8)
    art = art_tensors(images)
    assert art["art.boxes"].tolist() == [[0, 0, 5, 7]] * 3
    assert art_tensors(np.zeros((1, 5, 7, 4), np.uint8))["art.boxes"].tolist() == [[0, 0, 1, 1]]


def test_the_run_shows_guides_that_it_held_out_beside_its_reconstructions(run: Path) -> None:
    held = load_held_out(run)
    assert held["images"].shape == held["reconstructions"].shape
    assert held["images"].shape[1:] == (SIDE // SCALE, SIDE // SCALE, 4)


def test_the_pose_decides_on_the_first_level_and_the_paint_from_there_on() -> None:
    for side, n_halved in ((16, 0), (24, 0), (32, 1), (48, 1), (64, 2)):
        boxes = np.tile(np.array([0, 0, side, side], np.int32), (9, 1))
        tensors = painting_of(Traits(), boxes).tensors()
        sizes = level_sizes(side, side, side, int(tensors["paint.coarsest"][0]), wrap=False)
        assert len(sizes) == n_halved + 1
        paint, place = tensors["paint.levels"][:, 2], tensors["paint.levels"][:, 4]
        assert paint[0] < paint[1]
        assert place[0] >= 64 * place[1]
    sprites = painting_of(Traits(), boxes).tensors()
    tiles = painting_of(Traits(seamless=True, anchor="centre"), boxes).tensors()
    assert tiles.pop("paint.wrap") != sprites.pop("paint.wrap")
    for name, values in tiles.items():  # which vary by their pose, as sprites do
        np.testing.assert_array_equal(values, sprites[name])
