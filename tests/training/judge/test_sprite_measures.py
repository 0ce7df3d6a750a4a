from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_training.judge.sprites import measures, spaces
from assetgen_training.judge.sprites.baselines import blurred, jittered, recoloured, speckled, warped
from assetgen_training.judge.sprites.measures import (
    colourfulness,
    composited,
    each,
    interior_sharpness,
    orphan_pixels,
    seam,
    semi_transparent,
    sharpness,
    stray_area,
)
from assetgen_training.judge.sprites.shapes import ShapeRules, label_maps, nearest_shapes, shape_distances
from assetgen_training.judge.sprites.spaces import (
    FeatureSpace,
    diversity,
    duplicates,
    nearest_real,
    neighbourhood,
    palette_distance,
    palettes,
    patch_distance,
    strangeness,
)

SIDE = 24
PIXEL_MEASURES = [sharpness, interior_sharpness, colourfulness, semi_transparent, orphan_pixels, stray_area, seam]


def drawn(n_sprites: int, *, seed: int) -> NDArray[np.uint8]:
    """Shaded discs and boxes with an outline, a lid and a highlight, in a few ramps of colours."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    ramps = (
        np.array([[60, 20, 20], [180, 60, 50], [230, 150, 90]]),
        np.array([[20, 40, 70], [40, 110, 180], [150, 210, 230]]),
    )
    sprites = np.zeros((n_sprites, SIDE, SIDE, 4), np.uint8)
    for sprite in sprites:
        height, width, lid = rng.uniform(6, 11), rng.uniform(5, 11), rng.uniform(-4, 3)
        power = rng.choice([2.0, 6.0])
        inside = (abs(rows) / height) ** power + (abs(columns) / width) ** power
        ramp = np.clip(ramps[rng.integers(2)] + rng.integers(-20, 21, 3), 0, 255)
        sprite[inside < 1] = [*ramp[1], 255]
        sprite[(inside < 1) & (rows < lid)] = [*ramp[2], 255]
        sprite[(inside < 1) & (inside > 0.7)] = [*ramp[0], 255]
        sprite[10:12, 9:11] = 255
    return sprites


@pytest.fixture(scope="module")
def real() -> NDArray[np.uint8]:
    return drawn(120, seed=1)


@pytest.mark.parametrize("measure", PIXEL_MEASURES)
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_measures_of_empty_and_flat_images_are_finite(measure: object, channels: int) -> None:
    assert callable(measure)
    images = np.zeros((3, 9, 7, channels), np.uint8)
    images[1:] = 255
    images[2, 4, 3, :] = 128
    values = measure(images)
    assert values.shape == (3,)
    assert np.isfinite(values).all()
    if channels == 4 and measure is not seam:
        assert values[0] == 0


@pytest.mark.parametrize("measure", PIXEL_MEASURES)
def test_what_transparent_pixels_hide_does_not_count(measure: object, real: NDArray[np.uint8]) -> None:
    assert callable(measure)
    hidden = real.copy()
    hidden[real[..., 3] == 0, :3] = 200
    np.testing.assert_allclose(measure(hidden), measure(real))
    np.testing.assert_allclose(composited(hidden), composited(real))


def test_blur_costs_sharpness_outside_and_inside(real: NDArray[np.uint8]) -> None:
    soft = blurred(real)
    assert sharpness(soft).mean() < 0.7 * sharpness(real).mean()
    assert interior_sharpness(soft).mean() < 0.75 * interior_sharpness(real).mean()
    assert semi_transparent(soft).mean() > semi_transparent(real).mean() + 0.05


def test_sharpness_does_not_depend_on_the_size_of_the_page(real: NDArray[np.uint8]) -> None:
    wide = np.pad(real, ((0, 0), (8, 8), (8, 8), (0, 0)))
    np.testing.assert_allclose(sharpness(wide), sharpness(real), rtol=1e-5)


def test_an_airbrushed_inside_is_seen_behind_a_crisp_outline(real: NDArray[np.uint8]) -> None:
    flat = real.copy()
    flat[..., :3] = np.where(real[..., :3] > 100, 150, real[..., :3])
    assert interior_sharpness(flat).mean() < 0.75 * interior_sharpness(real).mean()


def test_grey_has_no_colour(real: NDArray[np.uint8]) -> None:
    grey = real.copy()
    grey[..., :3] = real[..., :3].mean(axis=3, keepdims=True)
    assert colourfulness(grey).max() < 1e-3 < colourfulness(real).min()


def test_orphans_are_single_pixels_and_nothing_larger() -> None:
    image = np.zeros((1, 12, 12, 4), np.uint8)
    image[0, 2:10, 2:10] = [90, 90, 90, 255]
    assert orphan_pixels(image) == 0
    image[0, 4, 4] = [250, 30, 30, 255]  # a single pixel
    image[0, 7:9, 7] = [250, 30, 30, 255]  # a pair
    assert orphan_pixels(image) == pytest.approx(1 / 64)
    image[0, 5, 7] = 0  # a hole
    image[0, 11, 11] = [90, 90, 90, 255]  # alone in the corner
    assert orphan_pixels(image) == pytest.approx(3 / 64)


def test_diagonal_lines_are_no_orphans() -> None:
    image = np.zeros((1, 12, 12, 4), np.uint8)
    image[0, np.arange(12), np.arange(12)] = 255
    image[0, np.arange(12), np.arange(12)[::-1]] = 255
    assert orphan_pixels(image) == 0


def test_speckle_and_crumbs_are_counted(real: NDArray[np.uint8]) -> None:
    noisy = speckled(real, rng=np.random.default_rng(0))
    assert orphan_pixels(noisy).mean() > 2 * orphan_pixels(real).mean() + 0.02
    torn = real.copy()
    torn[:, 10:14] = 0
    assert stray_area(torn).mean() > stray_area(real).mean() + 0.2


def test_stray_area_is_that_outside_the_largest_part_of_each_image() -> None:
    images = np.zeros((4, 8, 8, 4), np.uint8)
    images[1, 0:2, 0:2] = 255
    images[1, 4:7, 4:8] = 255  # 12 of 16
    images[2, 0, 0] = images[2, 1, 1] = 255  # connected by a diagonal
    images[3, 0, 0] = images[3, 0, 2] = images[3, 0, 4] = 255
    np.testing.assert_allclose(stray_area(images), [0, 4 / 16, 0, 2 / 3])


def test_seam_tells_a_tile_from_a_cutting() -> None:
    waves = np.sin(2 * np.pi * np.arange(48) / 32)
    picture = (128 + 60 * (waves[:, None] + waves) / 2)[None, ..., None].repeat(3, axis=3).astype(np.uint8)
    assert seam(picture[:, :32, :32]) < 1.1
    assert seam(picture[:, :32, :25]) > 2


def test_label_maps_are_blind_to_colours_in_the_same_order(real: NDArray[np.uint8]) -> None:
    other = real.copy()
    other[..., :3] = (np.sqrt(real[..., [2, 2, 2]] / 255) * 200 + 20).astype(np.uint8)
    grey = real.copy()
    grey[..., :3] = real[..., [2, 2, 2]]
    np.testing.assert_array_equal(label_maps(other), label_maps(grey))
    turned = recoloured(real, degrees=180, rng=np.random.default_rng(0))
    masks, labels = shape_distances(label_maps(real), label_maps(turned), rules=ShapeRules())
    assert masks.max() == 0
    assert np.median(labels) < 0.01


def test_a_flat_sprite_is_one_level() -> None:
    image = np.zeros((1, 8, 8, 4), np.uint8)
    image[0, 2:6, 2:6] = [10, 200, 30, 255]
    assert np.unique(label_maps(image)).tolist() == [0, 5]


def test_shape_distances_forgive_shifts_of_two_pixels_and_mirroring(real: NDArray[np.uint8]) -> None:
    maps = label_maps(real)
    moved = np.roll(maps[..., ::-1], (2, -1), axis=(1, 2))
    moved[:, :2] = 0
    fits = (maps[:, -2:] == 0).all(axis=(1, 2)) & (maps[..., ::-1][..., :1] == 0).all(axis=(1, 2))
    masks, labels = shape_distances(maps[fits], moved[fits], rules=ShapeRules())
    assert fits.sum() > 20
    assert masks.max() == labels.max() == 0
    _, unforgiving = shape_distances(maps[fits], np.roll(maps[fits], 4, axis=1), rules=ShapeRules(flips=False))
    assert unforgiving.min() > 0.05


def test_shape_distances_are_symmetric_and_between_0_and_1(real: NDArray[np.uint8]) -> None:
    maps = label_maps(real)
    one = shape_distances(maps[:60], maps[60:], rules=ShapeRules())
    other = shape_distances(maps[60:], maps[:60], rules=ShapeRules())
    np.testing.assert_allclose(one, other)
    assert 0 <= np.min(one) <= np.max(one) <= 1
    assert (one[1] >= one[0] - 1e-12).all()  # outside the intersection both count alike


def test_new_insides_are_seen_by_the_label_maps_alone(real: NDArray[np.uint8]) -> None:
    turned = real[:, ::-1].copy()
    turned[..., 3] = real[..., 3] = real[:, ::-1, :, 3]
    masks, labels = shape_distances(label_maps(real), label_maps(turned), rules=ShapeRules())
    assert masks.max() == 0
    assert np.median(labels) > 0.05


def test_empty_sprites_are_alike_and_unlike_all_others(real: NDArray[np.uint8]) -> None:
    maps = label_maps(real)[:1]
    assert [float(part[0]) for part in shape_distances(0 * maps, 0 * maps, rules=ShapeRules())] == [0, 0]
    assert [float(part[0]) for part in shape_distances(maps, 0 * maps, rules=ShapeRules())] == [1, 1]


def test_tiles_are_compared_at_every_shift_around_the_edges() -> None:
    tiles = np.random.default_rng(0).integers(0, 256, (4, 16, 16, 3)).astype(np.uint8)
    maps = label_maps(tiles)
    masks, labels = shape_distances(maps, np.roll(maps, (7, 5), (1, 2)), rules=ShapeRules(wraps=True))
    assert np.isnan(masks).all()
    assert labels.max() < 1e-6
    direct = min(
        abs(maps[0].astype(int) - np.roll(maps[1], (down, across), (0, 1))).mean() / 7
        for down in range(16)
        for across in range(16)
    )
    found = shape_distances(maps[:1], maps[1:2], rules=ShapeRules(flips=False, wraps=True))[1]
    assert found[0] == pytest.approx(direct, abs=1e-6)


def test_the_nearest_shape_is_found_among_many(real: NDArray[np.uint8]) -> None:
    maps = label_maps(real)
    turned = label_maps(recoloured(real[:20, :, ::-1], rng=np.random.default_rng(0)))
    masks, labels = nearest_shapes(turned, maps, rules=ShapeRules())
    assert masks.max() == 0
    assert np.median(labels) < 0.01


def test_nearest_real_agrees_with_the_search_of_all_pairs(real: NDArray[np.uint8]) -> None:
    images = warped(real[:10], rng=np.random.default_rng(0))
    found, rows = nearest_real(images, real, flips=True)
    for image, distance, row in zip(images, found, rows, strict=True):
        best = []
        for other in real:
            ways = [other, other[:, ::-1]]
            pairs = [np.square(composited(image[None]) - composited(way[None])).mean(axis=3).sum() for way in ways]
            areas = [min(4 * ((image[..., 3] > 7) | (way[..., 3] > 7)).sum(), SIDE * SIDE) for way in ways]
            best.append(min(np.sqrt(pair / area) for pair, area in zip(pairs, areas, strict=True)))
        assert distance == pytest.approx(min(best), rel=1e-5)
        assert best[row] == pytest.approx(min(best), rel=1e-5)


def test_copies_and_mirrored_copies_are_found(real: NDArray[np.uint8]) -> None:
    assert nearest_real(real, real, flips=False)[0].max() == 0
    mirrored = real[:, :, ::-1]
    assert nearest_real(mirrored, real, flips=True)[0].max() == 0
    assert nearest_real(mirrored, real, flips=False)[0].max() > 0


def test_a_small_sprite_is_no_copy_of_every_small_sprite() -> None:
    small = np.zeros((2, 32, 32, 4), np.uint8)
    small[0, 10:14, 10:14] = [120, 60, 60, 255]
    small[1, 10:14, 10:14] = [60, 60, 120, 255]
    assert nearest_real(small[:1], small[1:], flips=True)[0] > 0.05


def test_duplicates_are_counted_and_diversity_falls_where_all_are_alike(real: NDArray[np.uint8]) -> None:
    assert duplicates(np.concatenate([real, real[:30]])) >= 60 / 150
    assert duplicates(real[:1]) == 0
    assert diversity(real[:1]) == 0
    near = warped(np.repeat(real[:1], 50, axis=0), strength=0.3, rng=np.random.default_rng(0))
    assert diversity(near) < 0.9 * diversity(real)


def test_large_art_is_measured_some_at_a_time_to_the_same_figures(
    real: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch
) -> None:
    def figures() -> list[NDArray[np.generic]]:
        rng = np.random.default_rng(3)
        made = [recoloured(real, rng=rng), blurred(real)]
        return [*made, each(orphan_pixels, real), palettes(real), np.array(diversity(real))]

    whole = figures()
    monkeypatch.setattr(measures, "_MOST_PIXELS", 7 * real[0, ..., 0].size)
    monkeypatch.setattr(spaces, "_STRIPS", 5 * 3 * real[:, 0, :, 0].size)
    for one, other in zip(whole, figures(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)
    flat = composited(real).reshape(len(real), -1)
    apart = [np.sqrt(np.square(one - flat).mean(axis=1)).sum() for one in flat]
    assert diversity(real) == pytest.approx(sum(apart) / (120 * 119), rel=1e-5)


def test_palettes_are_blind_to_places_and_measure_oklab(real: NDArray[np.uint8]) -> None:
    np.testing.assert_allclose(palettes(real[:, ::-1]), palettes(real), atol=1e-6)
    flat = np.full((2, 8, 8, 3), 255, np.uint8)
    flat[1] = 0
    one, other = palettes(flat)
    assert np.linalg.norm(one - other) == pytest.approx(1, abs=0.1)  # black to white is 1 in OKLab
    assert not palettes(np.zeros((1, 8, 8, 4), np.uint8)).any()


def test_palette_and_patch_distance_are_1_of_other_real_sprites_and_rise_with_the_fault(
    real: NDArray[np.uint8],
) -> None:
    rng = np.random.default_rng(0)
    other = drawn(120, seed=2)
    negative = np.concatenate([255 - other[..., :3], other[..., 3:]], axis=3)
    assert palette_distance(other, real, rng=rng) == pytest.approx(1, abs=0.25)
    assert palette_distance(negative, real, rng=rng) > 1.5
    assert patch_distance(other, real, rng=rng) == pytest.approx(1, abs=0.25)
    mild = patch_distance(warped(other, strength=0.5, rng=rng), real, rng=rng)
    double = np.where(rng.random(other.shape[:3])[..., None] < 0.5, other, other[rng.permutation(len(other))])
    assert 1 < mild < patch_distance(speckled(other, rng=rng), real, rng=rng) < patch_distance(double, real, rng=rng)


def test_precision_and_coverage_notice_other_things_and_missing_kinds(real: NDArray[np.uint8]) -> None:
    space = FeatureSpace.of(real)
    points = space.place(real)
    precision, coverage = neighbourhood(space.place(drawn(120, seed=2)), points)
    assert min(precision, coverage) > 0.85
    noise = np.random.default_rng(0).integers(0, 256, real.shape).astype(np.uint8)
    assert neighbourhood(space.place(noise), points)[0] < 0.1
    assert strangeness(space.place(noise), points).min() > 3
    few = np.repeat(drawn(4, seed=2), 30, axis=0)
    assert neighbourhood(space.place(few), points)[1] < 0.5
    assert np.isnan(neighbourhood(points[:2], points[:2])).all()


def test_a_mirrored_sprite_lies_where_the_sprite_lies(real: NDArray[np.uint8]) -> None:
    space = FeatureSpace.of(real)
    points = space.place(real)
    mirrored = space.place_turned(real[:, :, ::-1], points, flips=True)
    np.testing.assert_allclose(mirrored, points, atol=1e-3)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_baselines_keep_shapes_and_repeat_with_the_same_generator(channels: int) -> None:
    images = np.random.default_rng(0).integers(0, 256, (5, 10, 14, channels)).astype(np.uint8)
    for spoil in (jittered, warped, recoloured, speckled):
        one, other = (spoil(images, rng=np.random.default_rng(3)) for _ in range(2))
        assert one.shape == images.shape
        assert one.dtype == np.uint8
        np.testing.assert_array_equal(one, other)
    assert blurred(images).shape == images.shape


def test_warped_tiles_stay_tiles() -> None:
    waves = np.sin(2 * np.pi * np.arange(32) / 32)
    tile = (128 + 60 * (waves[:, None] + waves) / 2)[None, ..., None].repeat(3, axis=3).astype(np.uint8)
    moved = warped(np.repeat(tile, 20, axis=0), wraps=True, rng=np.random.default_rng(0))
    assert np.median(seam(moved)) < 1.2


def test_nothing_and_no_recolouring_leave_sprites_alone(real: NDArray[np.uint8]) -> None:
    rng = np.random.default_rng(0)
    np.testing.assert_array_equal(warped(real, strength=0, flips=False, rng=rng), real)
    np.testing.assert_allclose(recoloured(real, degrees=0, gain=0, rng=rng).astype(int), real, atol=2)
