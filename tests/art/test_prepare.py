"""What is made of art: one size, nothing blurred, cut or dropped without a word, and a report that says why."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.guides import guide_scale
from assetgen_art.image_set import ImageSet
from assetgen_art.seams import seam_ratio
from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art
from assetgen_art.sprites.report import ArtReport
from assetgen_art.sprites.traits import (
    area_reduced,
    content_box,
    dominant_reduced,
    enlargement,
    native,
    near_repeats,
    pixel_stats,
)
from assetgen_plugin.errors import ConfigError, DataError

Pixels = NDArray[np.uint8]


def pixel_sprite(width: int, height: int, *, rng: np.random.Generator) -> Pixels:
    """A crisp blob of five colours that fills its canvas, RGBA."""
    y, x = np.mgrid[:height, :width]
    inside = ((x + 0.5) / width * 2 - 1) ** 2 + ((y + 0.5) / height * 2 - 1) ** 2 <= 1
    palette = rng.integers(30, 256, (5, 3)).astype(np.uint8)
    sprite = np.zeros((height, width, 4), np.uint8)
    sprite[..., :3] = palette[rng.integers(0, 5, (height, width))]
    sprite[..., 3] = 255
    sprite[~inside] = 0
    return sprite


def painted(width: int, height: int, *, rng: np.random.Generator) -> Pixels:
    """An antialiased ellipse with a gradient, drawn large and averaged, RGBA."""
    large = pixel_sprite(width * 4, height * 4, rng=rng)
    shade = np.linspace(60, 250, 4 * width).astype(np.uint8)
    large[large[..., 3] > 0, :3] = rng.integers(0, 256, 3)
    large[..., 0] = np.where(large[..., 3] > 0, shade, 0)
    return area_reduced(large, height, width)


def tile(side: int, *, rng: np.random.Generator, wraps: bool = True) -> Pixels:
    """An opaque texture of few colours, RGB; one that does not wrap has a bright rim on two sides."""
    y, x = np.mgrid[:side, :side] / side * 2 * np.pi
    phase = rng.uniform(0, 6, 6)
    levels = np.sin(x + phase[0]) + np.sin(2 * y + phase[1]) + np.sin(x + y + phase[2]) + np.sin(3 * x - y + phase[3])
    texture = rng.integers(0, 200, (12, 3)).astype(np.uint8)[np.digitize(levels, np.linspace(-3, 3, 11))]
    if not wraps:
        texture[0], texture[:, 0] = 255, 255
    return texture


def framed(sprite: Pixels, width: int, height: int, x: int, y: int) -> Pixels:
    canvas = np.zeros((height, width, 4), np.uint8)
    canvas[y : y + sprite.shape[0], x : x + sprite.shape[1]] = sprite
    return canvas


def enlarged(sprite: Pixels, factor: int) -> Pixels:
    return sprite.repeat(factor, axis=0).repeat(factor, axis=1)


def save(folder: Path, sprites: dict[str, Pixels]) -> Path:
    for name, sprite in sprites.items():
        path = folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(sprite).save(path)
    return folder


def image_of(data: ImageSet, name: str) -> Pixels:
    image: Pixels = data.images[data.names.index(name)]
    return image


def content(image: Pixels) -> Pixels:
    top, left, bottom, right = content_box(image[..., 3])
    return image[top:bottom, left:right]


def decided(report: ArtReport, key: str) -> str:
    return next(one.value for one in report.decisions if one.key == key)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(11)


def test_ragged_pixel_art_is_padded_and_no_pixel_changes(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n:02}": pixel_sprite(*rng.integers(18, 31, 2), rng=rng) for n in range(20)}
    data, report = load_art(save(tmp_path, sprites))
    assert data.shape == (32, 32, 4)
    assert data.names == tuple(sorted(sprites))
    for name, sprite in sprites.items():
        image = image_of(data, name)
        np.testing.assert_array_equal(content(image), sprite)
        _, left, bottom, right = content_box(image[..., 3])
        assert bottom == 32  # they stand on the ground, in the middle
        assert abs(left - (32 - right)) <= 1
    assert data.traits.pixel_art
    assert data.traits.anchor == "bottom"
    assert not data.traits.soft_alpha
    assert not report.skipped


@pytest.mark.parametrize("offset", [0, 3])
def test_enlarged_pixel_art_comes_back_to_its_own_pixels(tmp_path: Path, rng: np.random.Generator, offset: int) -> None:
    native_sprites = {f"s{n}": pixel_sprite(15, 15, rng=rng) for n in range(6)}
    large = {
        name: framed(enlarged(sprite, 4), 4 * 15 + 8, 4 * 15 + 8, offset, offset)
        for name, sprite in native_sprites.items()
    }
    data, report = load_art(save(tmp_path, large))
    assert data.shape == (16, 16, 4)
    assert decided(report, "enlarged") == "by 4"
    for name, sprite in native_sprites.items():
        np.testing.assert_array_equal(content(image_of(data, name)), sprite)


def test_flat_sprites_follow_an_enlarged_set_and_do_not_make_one(tmp_path: Path, rng: np.random.Generator) -> None:
    flat = np.full((32, 32, 4), 200, np.uint8)
    flat[..., 3] = 255
    large = {f"s{n}": enlarged(pixel_sprite(16, 16, rng=rng), 2) for n in range(6)}
    data, _ = load_art(save(tmp_path / "large", {**large, "flat": flat}))
    assert content(image_of(data, "flat")).shape == (16, 16, 4)
    small = {f"s{n}": pixel_sprite(32, 32, rng=rng) for n in range(6)}
    data, _ = load_art(save(tmp_path / "small", {**small, "flat": flat}))
    assert content(image_of(data, "flat")).shape == (32, 32, 4)


def test_one_coarse_sprite_among_fine_ones_keeps_its_size(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": pixel_sprite(32, 32, rng=rng) for n in range(8)}
    sprites["coarse"] = enlarged(pixel_sprite(16, 16, rng=rng), 2)
    data, report = load_art(save(tmp_path, sprites))
    np.testing.assert_array_equal(image_of(data, "coarse"), sprites["coarse"])
    assert "1 of the 9" in report.to_text()


@given(seed=st.integers(0, 2**32), factor=st.integers(2, 7), top=st.integers(0, 9), left=st.integers(0, 9))
def test_enlargement_is_found_wherever_the_grid_begins(seed: int, factor: int, top: int, left: int) -> None:
    sprite = pixel_sprite(13, 11, rng=np.random.default_rng(seed))
    large = framed(enlarged(sprite, factor), 13 * factor + 17, 11 * factor + 14, left, top)
    found, *begin, evidence = enlargement(large)
    assert found == factor
    assert evidence >= 10
    np.testing.assert_array_equal(content(native(large, found, *begin)), sprite)


def test_painted_art_is_reduced_without_fringes(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n:02}": painted(*rng.integers(270, 420, 2), rng=rng) for n in range(12)}
    white = painted(360, 360, rng=rng)
    white[white[..., 3] > 0, :3] = 255
    data, report = load_art(save(tmp_path, {**sprites, "white": white}))
    assert max(data.shape[:2]) <= 256
    assert not data.traits.pixel_art
    image = image_of(data, "white")
    assert ((image[..., 3] > 0) & (image[..., 3] < 255)).any()  # its outline stays soft
    assert (image[image[..., 3] > 0, :3] == 255).all()  # no black from outside
    assert not image[image[..., 3] == 0].any()
    assert not report.skipped


def test_sprites_keep_their_sizes_beside_each_other(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n:02}": painted(128, 128, rng=rng) for n in range(10)} | {"half": painted(64, 64, rng=rng)}
    data, _ = load_art(save(tmp_path, sprites))
    for name, sprite in sprites.items():
        np.testing.assert_array_equal(content(image_of(data, name)), content(sprite))


def test_the_odd_larger_sprite_is_reduced_until_it_fits_and_named(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n:02}": painted(40, 44, rng=rng) for n in range(15)}
    sprites |= {f"t{n}": painted(*rng.integers(20, 40, 2), rng=rng) for n in range(4)}
    data, report = load_art(save(tmp_path, sprites | {"tall": painted(30, 100, rng=rng)}))
    assert data.shape == (44, 40, 4)
    assert content(image_of(data, "tall")).shape[:2] == (44, 13)
    assert "1 of them reduced further to fit: tall" in report.to_text()


@pytest.mark.parametrize(("low", "high", "scale"), [(12, 24, 1), (30, 48, 2), (60, 97, 4), (150, 257, 8)])
def test_painted_units_up_to_256_keep_their_own_pixels(
    tmp_path: Path, rng: np.random.Generator, low: int, high: int, scale: int
) -> None:
    units = {f"u{n:02}": painted(*rng.integers(low, high, 2), rng=rng) for n in range(12)}
    data, report = load_art(save(tmp_path, units))
    assert not report.skipped
    for name, unit in units.items():
        np.testing.assert_array_equal(content(image_of(data, name)), content(unit))
    assert guide_scale(*data.shape[:2]) == scale
    assert max(data.shape[:2]) // scale <= 32


@pytest.mark.parametrize(("height", "width"), [(131, 67), (129, 64), (100, 84)])
def test_opaque_art_stays_opaque_and_as_it_is_up_to_the_edge_that_a_factor_asks_for(
    tmp_path: Path, rng: np.random.Generator, height: int, width: int
) -> None:
    tiles = {f"t{n}": rng.integers(0, 256, (height, width, 3)).astype(np.uint8) for n in range(4)}
    data, _ = load_art(save(tmp_path, tiles))
    assert data.shape[2] == 3
    assert guide_scale(*data.shape[:2])
    for name, tile in tiles.items():
        image = image_of(data, name)
        more = [(0, large - side) for large, side in zip(image.shape[:2], tile.shape, strict=False)]
        np.testing.assert_array_equal(image, np.pad(tile, [*more, (0, 0)], mode="edge"))


def test_sizes_that_no_factor_reduces_are_refused(tmp_path: Path, rng: np.random.Generator) -> None:
    art = save(tmp_path, {f"s{n}": painted(90, 90, rng=rng) for n in range(4)})
    with pytest.raises(ConfigError, match=r"use 96x132"):
        load_art(art, ArtOptions(size=(96, 131)))


def test_frames_of_one_size_keep_what_stands_where(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": framed(pixel_sprite(12, 20, rng=rng), 64, 64, 20 + n, 40 - 2 * n) for n in range(6)}
    data, report = load_art(save(tmp_path, sprites))
    assert data.shape == (32, 20, 4)  # of 64×64 only what any of them uses
    boxes = np.array([content_box(image_of(data, f"s{n}")[..., 3]) for n in range(6)])
    np.testing.assert_array_equal(np.diff(boxes[:, 0]), -2)
    np.testing.assert_array_equal(np.diff(boxes[:, 1]), 1)
    assert "images of 64×64, of which 20×32 are used" in report.to_text()


@pytest.mark.parametrize(("y", "anchor"), [(12, "bottom"), (6, "centre")])
def test_where_sprites_stand_is_read_from_their_margins(
    tmp_path: Path, rng: np.random.Generator, y: int, anchor: str
) -> None:
    sprites = {f"s{n}": framed(pixel_sprite(20, 20, rng=rng), 32, 32, 6, y) for n in range(6)}
    data, _ = load_art(save(tmp_path, sprites))
    assert data.traits.anchor == anchor


def test_pixel_art_too_large_for_the_set_is_left_with_the_reason(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n:02}": pixel_sprite(16, 16, rng=rng) for n in range(30)}
    data, report = load_art(save(tmp_path, {**sprites, "boss": pixel_sprite(100, 100, rng=rng)}))
    assert data.shape == (16, 16, 4)
    (left,) = report.skipped
    assert (left.path, left.reason) == ("boss", "odd size")
    assert "--size" in left.why


def test_pixel_art_asked_to_be_smaller_gets_no_new_colours(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": pixel_sprite(60, 60, rng=rng) for n in range(6)}
    data, _ = load_art(save(tmp_path, sprites), ArtOptions(size=(32, 32)))
    assert data.shape == (32, 32, 4)
    for name, sprite in sprites.items():
        image = image_of(data, name)
        assert content(image).shape[:2] == (30, 30)
        assert {tuple(colour) for colour in image.reshape(-1, 4)} <= {tuple(c) for c in sprite.reshape(-1, 4)} | {
            (0,) * 4
        }


def test_huge_and_tiny_images_cost_themselves_only(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": painted(40, 40, rng=rng) for n in range(8)}
    sprites["dot"] = np.full((1, 1, 4), 255, np.uint8)
    sprites["wallpaper"] = rng.integers(0, 256, (1500, 2000, 3)).astype(np.uint8)
    sprites["clear"] = np.zeros((32, 32, 4), np.uint8)
    data, report = load_art(save(tmp_path, sprites))
    assert len(data.images) == 8
    assert {left.path: left.reason for left in report.skipped} == {
        "clear": "empty",
        "dot": "too small",
        "wallpaper": "odd size",
    }


def test_sprites_that_could_not_be_painted_are_left_out(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": painted(24, 24, rng=rng) for n in range(8)}
    for name, (core, around) in {"ghost": (63, 63), "ember": (255, 40), "glow": (255, 13), "haze": (40, 0)}.items():
        sprites[name] = painted(24, 24, rng=rng)
        sprites[name][..., 3] = around
        sprites[name][8:16, 8 : 16 if name == "ember" else 14, 3] = core  # a ninth, and a twelfth
    data, report = load_art(save(tmp_path, sprites))
    assert {left.path: left.reason for left in report.skipped} == dict.fromkeys(("ghost", "glow", "haze"), "faint")
    assert set(data.names) == {*(f"s{n}" for n in range(8)), "ember"}


MEMORY = """
import resource, sys
from pathlib import Path
from assetgen_art.sprites.prepare import ArtOptions, load_art
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
data, _ = load_art(Path(sys.argv[1]), ArtOptions(tile=(8, 8) if len(sys.argv) > 2 else None))
print(len(data.images), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def read_alone(source: Path, *arguments: str) -> tuple[int, int]:
    """Sprites of a source and the MiB that reading it took, in a process of its own."""
    command = [sys.executable, "-c", MEMORY, str(source), *arguments]
    n_images, mebibytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(n_images), int(mebibytes)


def test_twenty_thousand_sprites_are_read_with_little_memory(tmp_path: Path, rng: np.random.Generator) -> None:
    pixels = rng.integers(0, 256, (142 * 8, 142 * 8, 4)).astype(np.uint8)
    save(tmp_path, {"sheet": np.where(pixels[..., 3:] > 99, pixels | np.array([0, 0, 0, 255], np.uint8), 0)})
    n_images, mebibytes = read_alone(tmp_path / "sheet.png", "8x8")
    assert n_images == 142 * 142
    assert mebibytes < 400


def test_huge_sprites_are_read_one_at_a_time(tmp_path: Path) -> None:
    y, x = np.mgrid[:4096, :4096].astype(np.int32) - 2048
    for radius in (1500, 1700, 1900):
        disc = np.zeros((4096, 4096, 4), np.uint8)
        disc[x**2 + y**2 < radius**2] = 90, 120, radius // 10, 255
        Image.fromarray(disc).save(tmp_path / f"disc{radius}.png", compress_level=1)
    n_images, mebibytes = read_alone(tmp_path)
    assert n_images == 3
    assert mebibytes < 700


@pytest.mark.parametrize("draw", [pixel_sprite, painted])
@pytest.mark.parametrize("n_sprites", [3, 7])
def test_one_wallpaper_among_few_sprites_changes_nothing_for_them(
    tmp_path: Path, rng: np.random.Generator, draw: Callable[..., Pixels], n_sprites: int
) -> None:
    sprites = {f"s{n}": draw(20, 18, rng=rng) for n in range(n_sprites)}
    alone, _ = load_art(save(tmp_path / "alone", sprites))
    sprites["wallpaper"] = rng.integers(0, 256, (600, 800, 3)).astype(np.uint8)
    beside, report = load_art(save(tmp_path / "beside", sprites))
    np.testing.assert_array_equal(beside.images, alone.images)
    assert [(left.path, left.reason) for left in report.skipped] == [("wallpaper", "odd size")]


def test_repeats_are_left_and_near_repeats_kept_and_both_named(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"s{n}": pixel_sprite(16, 16, rng=rng) for n in range(6)}
    sprites["x-same"] = sprites["s3"]
    sprites["x-near"] = sprites["s4"].copy()
    sprites["x-near"][8, 8, 0] ^= 3
    data, report = load_art(save(tmp_path, sprites))
    assert [(left.path, left.why) for left in report.skipped] == [("x-same", "the same image as s3")]
    assert [(data.names[image], data.names[earlier]) for image, earlier in report.near] == [("x-near", "s4")]


def test_tiles_are_known_by_their_seams_and_the_others_left(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {f"t{n:02}": tile(32, rng=rng) for n in range(12)}
    sprites["walled"] = tile(32, rng=rng, wraps=False)
    data, report = load_art(save(tmp_path, sprites))
    assert data.shape == (32, 32, 3)
    assert data.traits.seamless
    json.dumps(dataclasses.asdict(report.plan))  # a run folder keeps it
    assert "walled" in {left.path for left in report.skipped if left.reason == "not seamless"}
    assert any("--no-seamless" in warning for warning in report.warnings)
    ratios = [seam_ratio(np.dstack([image, np.full((32, 32), 255, np.uint8)])) for image in data.images]
    assert 0.7 <= min(ratios) <= max(ratios) <= 1.3
    data, report = load_art(tmp_path, ArtOptions(seamless=False))
    assert len(data.images) == 13
    assert not report.skipped


def test_pictures_with_frames_are_no_tiles(tmp_path: Path, rng: np.random.Generator) -> None:
    data, _ = load_art(save(tmp_path, {f"t{n:02}": tile(32, rng=rng, wraps=False) for n in range(12)}))
    assert not data.traits.seamless
    assert len(data.images) == 12


def test_grey_opaque_sets_have_one_channel_and_others_what_they_need(tmp_path: Path, rng: np.random.Generator) -> None:
    greys = {f"t{n}": tile(16, rng=rng)[..., 0] for n in range(4)}
    assert load_art(save(tmp_path, greys), ArtOptions(seamless=False))[0].shape == (16, 16, 1)
    save(tmp_path, {"colour": tile(16, rng=rng)})
    assert load_art(tmp_path, ArtOptions(seamless=False))[0].shape == (16, 16, 3)
    save(tmp_path, {"clear": pixel_sprite(16, 16, rng=rng)})
    assert load_art(tmp_path)[0].shape == (16, 16, 4)


def test_folders_are_classes_and_tiny_ones_are_folded(tmp_path: Path, rng: np.random.Generator) -> None:
    names = [*(f"all/tree/{n}" for n in range(6)), *(f"all/rock/big/{n}" for n in range(5)), "all/lone/a", "all/b"]
    save(tmp_path, {name: pixel_sprite(16, 16, rng=rng) for name in names})
    data, report = load_art(tmp_path)
    assert data.label_names == ("rock", "tree", "other")
    assert report.classes == {"rock": 5, "tree": 6, "other": 2}
    of = {name: data.label_names[label] for name, label in zip(data.names, data.labels, strict=True)}
    assert of["a"] == of["b"] == "other"
    assert of["all/tree/0"] == "tree"  # 0 alone could be either
    assert of["5"] == "tree"
    assert "“other” has 2 sprites from folders with fewer than 4" in report.to_text()
    assert load_art(tmp_path, ArtOptions(classes=False))[0].label_names == ()
    assert load_art(tmp_path, ArtOptions(classes=True))[0].label_names == ("lone", "rock", "tree", "other")


def test_names_are_unique_lines(tmp_path: Path, rng: np.random.Generator) -> None:
    names = ["a/x", "b/x", "c/y", "c/z\nz", "c/z\rz"]
    data, _ = load_art(save(tmp_path, {name: pixel_sprite(16, 16, rng=rng) for name in names}))
    odd = "z\N{REPLACEMENT CHARACTER}z"
    assert data.names == ("a/x", "b/x", "y", f"c/{odd}", f"c/{odd} 2")


@pytest.mark.parametrize("lit", [True, False])
def test_sets_lit_from_one_side_are_not_mirrored(tmp_path: Path, rng: np.random.Generator, lit: bool) -> None:
    sprites = {}
    for number in range(30):
        sprite = pixel_sprite(20, 20, rng=rng).astype(np.int64)
        slope = np.linspace(80, -80, 20)[None, :, None]
        sprite[..., :3] += (slope if lit or number % 2 else -slope).astype(np.int64)
        sprite[sprite[..., 3] == 0] = 0
        sprites[f"s{number:02}"] = sprite.clip(0, 255).astype(np.uint8)
    data, report = load_art(save(tmp_path, sprites))
    assert data.traits.flips is not lit
    assert "brighter on the left" in report.to_text()
    assert load_art(tmp_path, ArtOptions(flips=True))[0].traits.flips


def test_letters_are_not_mirrored(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {}
    for number in range(10):
        sprite = np.zeros((16, 16, 4), np.uint8)
        sprite[rng.random((16, 16)) < 0.4] = 255
        sprites[f"s{number}"] = sprite
    data, _ = load_art(save(tmp_path, sprites))
    assert not data.traits.flips


def test_same_art_gives_the_same_set_and_another_path_only_another_name(
    tmp_path: Path, rng: np.random.Generator
) -> None:
    sprites = {f"{'ab'[n % 2]}/s{n}": painted(90, 70, rng=rng) for n in range(10)}
    (save(tmp_path / "one", sprites) / "LICENSE").write_text("CC0")
    (save(tmp_path / "two", dict(reversed(sprites.items()))) / "LICENSE").write_text("CC0")
    one, report = load_art(tmp_path / "one")
    two, _ = load_art(tmp_path / "two")
    assert one.digest() == two.digest()
    assert one.names == two.names
    assert (one.name, one.licence) == (str(tmp_path / "one"), "CC0")
    assert report.to_html() == load_art(tmp_path / "one")[1].to_html()


def test_sets_without_sprites_say_what_was_found(tmp_path: Path, rng: np.random.Generator) -> None:
    with pytest.raises(DataError, match=r"no sprites to train on; PNG, WebP, .* 0 other files"):
        load_art(tmp_path)
    save(tmp_path, {"lone": pixel_sprite(16, 16, rng=rng), "clear": np.zeros((9, 9, 4), np.uint8)})
    with pytest.raises(
        DataError, match=r"has 1 sprite to train on, and at least 2 are needed; skipped: 1 empty"
    ) as found:
        load_art(tmp_path)
    assert "\n" not in str(found.value)


def test_choices_that_the_art_cannot_follow_are_refused(tmp_path: Path, rng: np.random.Generator) -> None:
    save(tmp_path, {f"s{n}": pixel_sprite(16, 16, rng=rng) for n in range(4)})
    for options, word in (
        (ArtOptions(seamless=True), "drop --seamless"),
        (ArtOptions(classes=True), "drop --classes"),
    ):
        with pytest.raises(DataError, match=word):
            load_art(tmp_path, options)


def test_the_report_is_safe_bounded_and_complete(tmp_path: Path, rng: np.random.Generator) -> None:
    names = [*(f"s{n:03}" for n in range(300)), "<script>alert(1)<", "it's"]
    save(tmp_path, {name: pixel_sprite(12, 12, rng=rng) for name in names})
    (tmp_path / "<b>.png").write_text("no")
    data, report = load_art(tmp_path)
    page = report.to_html()
    assert "<script" not in page
    assert "<b>." not in page
    assert not re.search(r"(src|href)=['\"](?!data:)", page)
    assert 200 <= page.count("<img") <= 400
    assert "pixelated" in page
    facts = json.loads(json.dumps(report.to_json()))
    assert facts["sprites"] == len(data.images) == 302
    assert [one["path"] for one in facts["skipped"]] == ["<b>.png"]
    assert set(facts["decisions"]) == {
        "enlarged", "pixel art", "alignment", "size", "seamless", "classes", "flips", "soft alpha",
    }  # fmt: skip
    text = report.to_text()
    assert all(len(line) < 600 for line in text.splitlines())
    assert "302 sprites, 12×12" in text
    report.save_html(tmp_path / "out" / "art.html")
    assert (tmp_path / "out" / "art.html").read_text("utf-8") == page


@given(seed=st.integers(0, 2**32), height=st.integers(1, 30), width=st.integers(1, 30))
def test_reducing_areas_keeps_the_mean(seed: int, height: int, width: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (30, 30, 4)).astype(np.uint8)
    image[..., 3] = 255
    small = area_reduced(image, height, width)
    assert small.shape == (height, width, 4)
    np.testing.assert_allclose(small.mean(axis=(0, 1)), image.mean(axis=(0, 1)), atol=0.5)
    np.testing.assert_array_equal(area_reduced(image, 30, 30), image)


@given(seed=st.integers(0, 2**32), factor=st.integers(2, 4))
def test_main_colours_of_enlarged_art_are_its_own_pixels(seed: int, factor: int) -> None:
    sprite = pixel_sprite(9, 7, rng=np.random.default_rng(seed))
    np.testing.assert_array_equal(dominant_reduced(enlarged(sprite, factor), factor), sprite)


def test_near_repeats_are_found_across_the_blocks_of_the_search(rng: np.random.Generator) -> None:
    images = rng.integers(0, 256, (1300, 8, 8, 3)).astype(np.uint8)
    images[1200], images[700] = images[5], images[690]
    assert near_repeats(images, 0.03) == [(700, 690), (1200, 5)]


def test_outlines_tell_pixel_art_from_painted(rng: np.random.Generator) -> None:
    assert pixel_stats(pixel_sprite(32, 32, rng=rng)).crisp
    soft = pixel_stats(painted(64, 64, rng=rng))
    assert soft.has_outline
    assert not soft.crisp
    box = np.full((32, 32, 4), 255, np.uint8)
    assert not pixel_stats(framed(box, 40, 40, 4, 4)).has_outline  # straight edges tell nothing


def test_only_what_is_selected_is_read_and_the_rest_is_named(tmp_path: Path, rng: np.random.Generator) -> None:
    folders = enumerate(["item_a", "item_b", "mon", "wall"])
    save(tmp_path, {f"{folder}/{n}": pixel_sprite(16, 16, rng=rng) for n, folder in folders})
    data, report = load_art(tmp_path, ArtOptions(only=("item_*", "wall/*.png")))
    assert set(data.names) == {"0", "1", "3"}
    assert [left.path for left in report.unselected] == ["mon/2.png"]
    assert not report.skipped
    assert "1 file: the path matches none of item_*, wall/*.png" in report.to_text()
    assert "matches none of" in report.to_html()
    with pytest.raises(DataError, match=r"no sprites to train on.*4 other files"):
        load_art(tmp_path, ArtOptions(only=("nothing*",)))
    with pytest.raises(DataError, match="is a single file"):
        load_art(tmp_path / "mon/2.png", ArtOptions(only=("*",)))


def test_sprites_on_a_line_above_the_bottom_stand_on_it(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {}
    for number in range(20):
        width, height = rng.integers(12, 30, 2)
        sprites[f"unit{number:02}"] = framed(
            pixel_sprite(width, height, rng=rng), 48, 48, (48 - width) // 2, 48 - 7 - height
        )
    _, report = load_art(save(tmp_path, sprites))
    assert decided(report, "alignment") == "bottom"
    assert "stand on one line" in next(one.why for one in report.decisions if one.key == "alignment")


def test_sprites_about_one_height_do_not_stand(tmp_path: Path, rng: np.random.Generator) -> None:
    sprites = {}
    for number in range(20):
        width, height = 2 * rng.integers(6, 15, 2)
        sprites[f"icon{number:02}"] = framed(
            pixel_sprite(width, height, rng=rng), 48, 48, (48 - width) // 2, (48 - height) // 2
        )
    _, report = load_art(save(tmp_path, sprites))
    assert decided(report, "alignment") == "centre"
