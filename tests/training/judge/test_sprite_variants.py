"""Laws of the measures that compare variants with their own sprites."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from test_sprite_measures import drawn

from assetgen_art.image_set import ImageSet, Traits
from assetgen_training.judge.sprites import spread as spreads
from assetgen_training.judge.sprites import told_apart as recipe
from assetgen_training.judge.sprites.advice import advice
from assetgen_training.judge.sprites.alike import copied_share, distinct, near_copies, shape_variation
from assetgen_training.judge.sprites.baselines import blurred, recoloured, warped
from assetgen_training.judge.sprites.details import features_kept, outline_share
from assetgen_training.judge.sprites.gate import (
    HELD,
    VARIANT_TITLES,
    VARIANT_WHY,
    VariantLimits,
    Verdict,
    painted_verdicts,
)
from assetgen_training.judge.sprites.shapes import ShapeRules
from assetgen_training.judge.sprites.spaces import NEAR_RMSE
from assetgen_training.judge.sprites.spread import default_spread
from assetgen_training.judge.sprites.told_apart import told_apart
from assetgen_training.judge.sprites.variants import (
    VARIANT_MEASURES,
    VariantRow,
    beaten_throughout,
    leads,
    measure_variants,
    warped_alike,
)

SPRITES, TILES = ShapeRules(flips=False), ShapeRules(flips=False, wraps=True)


@pytest.fixture(scope="module")
def real() -> NDArray[np.uint8]:
    return drawn(40, seed=1)


def bent(images: NDArray[np.uint8], strength: float, n_variants: int = 3) -> NDArray[np.uint8]:
    flat = warped(np.repeat(images, n_variants, axis=0), strength=strength, flips=False, rng=np.random.default_rng(0))
    return flat.reshape(len(images), n_variants, *images.shape[1:])


def tiles(count: int, side: int = 16) -> NDArray[np.uint8]:
    coarse = np.random.default_rng(3).integers(0, 256, (count, side // 2, side // 2, 3)).astype(np.uint8)
    return coarse.repeat(2, axis=1).repeat(2, axis=2)


# told apart


def test_copies_cannot_be_told_apart_and_blur_can(real: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "_STEPS", 120)
    copied = told_apart(real, real[:, None], seed=0)
    spoilt = told_apart(real, blurred(real)[:, None], seed=0)
    assert abs(copied - 0.5) < 0.05
    assert spoilt > 0.9


def test_the_recipe_is_frozen(real: NDArray[np.uint8]) -> None:
    slightly = bent(real, 1.0)
    assert told_apart(real, slightly, seed=1) == pytest.approx(0.914, abs=0.03)  # of 3,000 crops


def test_three_bases_are_too_few_to_tell(real: NDArray[np.uint8]) -> None:
    assert math.isnan(told_apart(real[:3], real[:3, None], seed=0))


@pytest.mark.parametrize("shape", [(8, 4, 4), (12, 24, 3), (16, 16, 1), (20, 9, 4)])
def test_art_smaller_than_a_crop_is_told_from_too(shape: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "_STEPS", 2)
    images = np.random.default_rng(0).integers(0, 256, (6, *shape)).astype(np.uint8)
    assert 0 <= told_apart(images, images[:, None], seed=0) <= 1


# features and outlines


def spotted(spots: list[tuple[int, int]], side: int = 24) -> NDArray[np.uint8]:
    """A brown box with light spots of 2×1 pixels and a dark outline."""
    sprite = np.zeros((side, side, 4), np.uint8)
    sprite[2:-2, 2:-2] = (20, 10, 10, 255)
    sprite[3:-3, 3:-3] = (120, 80, 40, 255)
    for row, column in spots:
        sprite[row, column : column + 2] = (250, 250, 220, 255)
    return sprite


def test_a_sprite_keeps_its_own_features_wherever_they_are() -> None:
    sprite = spotted([(8, 7), (8, 14)])
    moved = np.roll(sprite, (1, -1), axis=(0, 1))
    assert features_kept(sprite, np.stack([sprite, moved])) == (4, 4)


def test_a_feature_that_is_gone_is_counted() -> None:
    assert features_kept(spotted([(8, 7), (15, 14)]), spotted([])[None]) == (0, 2)


def test_flat_art_has_no_features() -> None:
    assert features_kept(spotted([]), spotted([])[None]) == (0, 0)


def test_features_of_large_art_are_as_large_as_they_look() -> None:
    large = spotted([(8, 7), (8, 14)], side=40).repeat(5, axis=0).repeat(5, axis=1)
    moved = np.roll(large, (3, -2), axis=(0, 1))
    n_kept, n_features = features_kept(large, np.stack([large, moved]))
    assert n_kept == n_features > 0


def test_the_outline_is_the_share_of_the_edge_in_its_colour() -> None:
    sprite = spotted([])
    broken = sprite.copy()
    broken[2:-2, 2:12][broken[2:-2, 2:12, 0] == 20] = (120, 80, 40, 255)
    assert outline_share(sprite, sprite[None]) == 1
    assert outline_share(sprite, broken[None]) == pytest.approx(0.5, abs=0.06)
    assert outline_share(sprite, np.zeros_like(sprite)[None]) == 0


def test_a_sprite_of_many_colours_at_its_edge_has_no_outline() -> None:
    sprite = spotted([])
    sprite[..., :3] = np.random.default_rng(0).integers(0, 256, (24, 24, 3))
    assert math.isnan(outline_share(sprite, sprite[None]))


# near-copies and shapes


def test_faint_tiles_are_no_copies_of_each_other_but_of_themselves() -> None:
    rng = np.random.default_rng(0)
    one, other = (rng.integers(120, 136, (16, 16, 3), dtype=np.uint8) for _ in range(2))
    assert np.sqrt(np.square(one / 255 - other / 255).mean()) < NEAR_RMSE
    nearly = np.roll(one, (5, 3), axis=(0, 1)) + rng.integers(0, 2, one.shape, dtype=np.uint8)
    for rules in (TILES, SPRITES):
        assert not near_copies(one, other[None], rules=rules).any()
    assert near_copies(one, nearly[None], rules=TILES).all()


def test_a_moved_sprite_is_still_a_copy(real: NDArray[np.uint8]) -> None:
    base = real[0]
    moved = np.roll(base, (2, -1), axis=(0, 1))
    other = bent(real[:1], 2.0)[0]
    assert near_copies(base, np.stack([base, moved]), rules=SPRITES).all()
    assert not near_copies(base, other, rules=SPRITES).any()


def test_the_shape_of_a_grey_sprite_counts_as_much_as_its_colours() -> None:
    """On mid grey it could not be seen at all."""
    base = np.zeros((24, 24, 4), np.uint8)
    base[4:20, 4:20] = (128, 128, 128, 255)
    narrow, faded = base.copy(), base.copy()
    narrow[:, 4:12] = 0
    faded[..., 3] -= faded[..., 3] // 60
    assert near_copies(base, np.stack([base, faded, narrow]), rules=SPRITES).tolist() == [True, True, False]


def test_the_distance_of_copies_is_that_on_black_and_on_white() -> None:
    """A picture at .9 times the limit repeats the base, one at 1.1 times does not, whatever its alpha."""
    rng = np.random.default_rng(0)
    base = rng.integers(0, 256, (32, 32, 4), dtype=np.uint8)
    for share, near in ((0.9, True), (1.1, False)):
        other, low, high = base, 0.0, 1.0
        noise = rng.integers(-255, 256, base.shape)
        for _ in range(20):
            middle = (low + high) / 2
            other = (base + middle * noise).clip(0, 255).astype(np.uint8)
            errors = [np.square(on_ground(base, ground) - on_ground(other, ground)).mean() for ground in (0, 1)]
            low, high = (middle, high) if math.sqrt(sum(errors) / 2) < share * NEAR_RMSE else (low, middle)
        assert near_copies(base, other[None], rules=SPRITES)[0] == near


def on_ground(image: NDArray[np.uint8], ground: float) -> NDArray[np.float64]:
    """What is seen of an image (H, W, 4) on a grey of 0..1."""
    alpha = image[..., 3:] / 255
    seen: NDArray[np.float64] = alpha * image[..., :3] / 255 + (1 - alpha) * ground
    return seen


def test_a_tile_shifted_around_its_edges_is_a_copy() -> None:
    base, other = tiles(2)
    moved = np.roll(base, (7, 5), axis=(0, 1))
    assert near_copies(base, np.stack([base, moved, other]), rules=TILES).tolist() == [True, True, False]


def test_recolours_and_moves_have_no_shape_variation(real: NDArray[np.uint8]) -> None:
    turned = recoloured(np.repeat(real[:8], 3, axis=0), rng=np.random.default_rng(0)).reshape(8, 3, 24, 24, 4)
    turned[:, 1] = np.roll(turned[:, 1], (1, 2), axis=(1, 2))
    assert shape_variation(turned, rules=SPRITES) == 0


def test_shapes_vary_the_more_the_farther_they_are_bent(real: NDArray[np.uint8]) -> None:
    found = [shape_variation(bent(real[:8], strength), rules=SPRITES) for strength in (0.3, 0.8, 1.6)]
    assert 0 < found[0] < found[1] < found[2] < 1


def test_shape_variation_means_the_same_at_any_size(real: NDArray[np.uint8]) -> None:
    made = bent(real[:8], 1.0)
    large = made.repeat(8, axis=2).repeat(8, axis=3)
    assert shape_variation(large, rules=SPRITES) == pytest.approx(shape_variation(made, rules=SPRITES), abs=0.1)


def test_tiles_vary_by_their_label_maps_alone() -> None:
    some = tiles(6)
    shifted = np.stack([np.roll(some, (k, 2 * k), axis=(1, 2)) for k in range(3)], axis=1)
    assert shape_variation(shifted, rules=TILES) == pytest.approx(0, abs=1e-6)
    assert shape_variation(some.reshape(2, 3, 16, 16, 3), rules=TILES) > 0.3


def test_the_tenth_that_repeats_most_does_not_count() -> None:
    assert copied_share([1.0, 0.0, 0.2]) == pytest.approx(0.4)  # too few for a tenth
    assert copied_share([0.0, 1.0, *[0.1] * 8]) == pytest.approx(0.8 / 9)
    assert copied_share(np.linspace(0, 1, 20)) == pytest.approx(np.linspace(0, 1, 20)[:18].mean())


# repeats


def test_frames_and_recolours_of_a_sprite_are_one(real: NDArray[np.uint8]) -> None:
    rng = np.random.default_rng(0)
    turned = recoloured(real, degrees=90, gain=0.0, rng=rng)
    frames = real.copy()
    frames[:, 11, 11] = (250, 250, 250, 255)
    new = distinct(np.concatenate([real, turned, frames]), rules=SPRITES)
    assert len(new) <= 40
    assert (new < 40).all()


def test_a_set_without_repeats_is_compared_whole(real: NDArray[np.uint8]) -> None:
    varied = bent(real, 1.5, 1)[:, 0]
    np.testing.assert_array_equal(distinct(varied, rules=SPRITES), np.arange(40))


# beside warping by hand


def test_the_warp_by_hand_goes_as_far_as_the_variants(real: NDArray[np.uint8]) -> None:
    made = warped_alike(real, 3, 0.25, rules=SPRITES)
    assert made.shape == (40, 3, 24, 24, 4)
    assert shape_variation(made, rules=SPRITES) == pytest.approx(0.25, abs=0.03)


def test_the_warp_by_hand_goes_as_far_as_variants_that_go_far(real: NDArray[np.uint8]) -> None:
    """Farther than three times the usual warp, and by as many of each as there are variants."""
    far = shape_variation(bent(real, 4.5, 6), rules=SPRITES)
    made = warped_alike(real, 6, far, rules=SPRITES)
    assert shape_variation(made, rules=SPRITES) == pytest.approx(far, abs=0.01)
    assert shape_variation(bent(real, 3.0, 6), rules=SPRITES) < far - 0.02


def row(**scores: float) -> VariantRow:
    good = dict.fromkeys(VARIANT_MEASURES, 0.0)
    good |= {"variation": 0.4, "told_apart": 0.52, "interior": 0.98, "features": 0.8, "outline": 0.97}
    return VariantRow("row", 10, good | scores, (0.5, 0.54))


def test_better_in_every_measure_means_in_each_that_can_be_taken() -> None:
    worse = row(told_apart=0.6, interior=0.8, features=0.3, outline=0.8)
    assert beaten_throughout(worse, row())
    assert not beaten_throughout(row(told_apart=0.6, interior=0.8, features=0.9), row())
    assert not beaten_throughout(row(), row())
    assert beaten_throughout(replace(worse, scores=worse.scores | {"features": math.nan}), row())


@pytest.mark.parametrize(
    ("fault", "measure"),
    [
        ({"told_apart": 0.57}, "told_apart"),
        ({"interior": 0.91}, "interior"),
        ({"softness": -0.03}, "softness"),
        ({"palette": 0.9}, "palette"),
        ({"repeats": 0.06}, "repeats"),
        ({"variation": 0.29}, "variation"),
        ({"outline": 0.5}, "outline"),
        ({"holes": 0.1}, "holes"),
        ({"features": 0.3}, "lag"),
        ({"features": 0.4}, "lead"),
    ],
)
def test_each_fault_of_variants_fails_on_its_own_measure(fault: dict[str, float], measure: str) -> None:
    by_hand = row(told_apart=0.54, features=0.42, outline=0.9)
    assert all(one.passed for one in painted_verdicts(row(), by_hand, {}, {}, VariantLimits()))
    if measure == "lead":
        by_hand = row(features=0.42)
    found = painted_verdicts(row(**fault), by_hand, {}, {}, VariantLimits())
    assert measure in {one.measure for one in found if not one.passed}
    assert {one.measure for one in found} <= VARIANT_TITLES.keys()


@pytest.mark.parametrize(
    ("warped", "palette", "passes"),
    [
        (0.5, 0.79, True),
        (0.5, 0.81, False),
        (2.0, 2.19, True),  # sets of one character, whose palettes differ less than its shapes do
        (2.0, 2.21, False),
        (math.nan, 0.81, False),
    ],
)
def test_palettes_may_be_as_far_from_the_artists_as_a_warp_makes_them(
    warped: float, palette: float, passes: bool
) -> None:
    found = painted_verdicts(row(palette=palette), row(palette=warped, features=0.7), {}, {}, VariantLimits())
    assert {one.measure for one in found if not one.passed} == (set() if passes else {"palette"})


def test_where_a_warp_loses_little_half_of_that_is_lead_enough() -> None:
    by_hand = row(told_apart=0.5, features=0.97, outline=math.nan)
    for features, passes in ((0.984, False), (0.986, True)):
        made = row(told_apart=0.5, features=features, outline=math.nan)
        found = painted_verdicts(made, by_hand, {}, {}, VariantLimits())
        assert {one.measure for one in found if not one.passed} == (set() if passes else {"lead"})


def test_what_two_draws_of_a_warp_differ_by_is_no_loss() -> None:
    by_hand = row(told_apart=0.5, features=math.nan, outline=math.nan, patches=1.13)
    for patches, passes in ((1.07, True), (1.085, True), (1.095, False)):
        made = row(told_apart=0.5, features=math.nan, outline=math.nan, patches=patches)
        found = painted_verdicts(made, by_hand, {}, {}, VariantLimits())
        assert {one.measure for one in found if not one.passed} == (set() if passes else {"lead"})


def test_moved_little_variants_need_not_be_better_than_a_warp() -> None:
    found = painted_verdicts(row(variation=0.29), row(), {}, {}, VariantLimits())
    assert {one.measure for one in found if not one.passed} == {"variation"}


def test_the_lead_is_the_best_margin_and_lag_the_worst() -> None:
    margins = leads(row(told_apart=0.5, features=0.7), row(told_apart=0.56, features=0.8, outline=math.nan))
    assert margins == pytest.approx({"told_apart": 0.06, "features": -0.1, "patches": 0})


def test_variants_are_measured_against_their_own_sprites(real: NDArray[np.uint8]) -> None:
    same = measure_variants("copies", real, real[:, None].repeat(2, axis=1), rules=SPRITES, seeds=0)
    expected = {"variation": 0.0, "interior": 1.0, "softness": 0.0, "repeats": 1.0, "features": 1.0, "orphans": 0.0}
    assert {key: same.scores[key] for key in expected} == pytest.approx(expected)
    assert same.scores["outline"] == pytest.approx(1) or math.isnan(same.scores["outline"])
    assert math.isnan(same.scores["told_apart"])
    assert same.to_json()["told_apart"] is None


def test_an_opaque_sprite_must_stay_opaque() -> None:
    solid = np.full((8, 16, 16, 4), 255, np.uint8)
    made = solid[:, None].repeat(2, axis=1)
    made[:, 1, 4, 4, 3] = 0
    assert measure_variants("holes", solid, made, rules=SPRITES, seeds=0).scores["holes"] == 0.5


def test_every_measure_of_variants_says_what_it_means() -> None:
    assert VARIANT_WHY.keys() == VARIANT_TITLES.keys()


# advice


def of_set(images: NDArray[np.uint8], n_classes: int = 1) -> ImageSet:
    labels = np.arange(len(images)) % n_classes
    return ImageSet("set", "", images, labels, tuple("abcdefghij"[:n_classes]), traits=Traits())


def failing(*keys: str) -> list[Verdict]:
    return [Verdict(key, 1.0, -math.inf, 0.0, "") for key in keys]


def test_a_good_pack_needs_no_advice(real: NDArray[np.uint8]) -> None:
    assert advice([Verdict("lag", 0, -1, 1, "")], of_set(real), n_distinct=40) == ()


def test_advice_is_about_this_very_set(real: NDArray[np.uint8]) -> None:
    mixed = real.copy()
    mixed[:10, :20] = 0
    large = real.repeat(10, axis=1).repeat(10, axis=2)
    for data, n_distinct, failed, words in (
        (of_set(real[:12]), 12, "told_apart", "12 different ones are few"),
        (of_set(mixed), 40, "told_apart", "more uniform"),
        (of_set(real), 10, "coverage", "30 of 40 sprites are frames or recolours"),
        (of_set(large), 40, "interior", "Make it smaller: a typical sprite is"),
        (of_set(real[:, ::2, ::2]), 40, "variation", "Use another size: at"),
        (of_set(large), 40, "repeats", "Ask for more"),
        (of_set(real), 40, "outline", "Ask for less"),
        (of_set(real), 40, "softness", "Look at the edges"),
    ):
        given = advice(failing(failed), data, n_distinct=n_distinct)
        assert any(words in line for line in given), (words, given)
        assert not any(word in " ".join(given) for word in ("nats", "bfloat", "latent", "epoch"))


def test_training_longer_is_the_last_advice(real: NDArray[np.uint8]) -> None:
    given = advice(failing("told_apart", "repeats", "softness"), of_set(real[:12]), n_distinct=12)
    assert given[-1].startswith("Train longer only if")
    assert sum("longer" in line for line in given) == 1


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreads, "_BASES", 20)


class LatePack:
    """A pack whose variants are its sprites up to a spread of 1.3, those of plain ones always, and else new shapes."""

    def __init__(self, data: ImageSet, plain: str = "") -> None:
        self.names, self.tensors, self._data, self._plain = data.names, dict[str, object](), data, plain

    def textures(self, seed: str, indices: range, *, base: str, spread: float, palette: None) -> NDArray[np.uint8]:
        own = np.repeat(self._data.images[self.names.index(base)][None], len(indices), axis=0)
        if spread > 1.3 and base not in self._plain:
            own[..., 3] *= np.random.default_rng(len(seed)).random(own.shape[:3]) < 0.5
        return own


def test_the_default_spread_is_the_first_eighth_at_which_variants_differ() -> None:
    images = np.random.default_rng(0).integers(0, 256, (4, 12, 12, 4)).astype(np.uint8)
    images[..., 3] = 255
    data = ImageSet("noise", "", images, np.zeros(4, np.int64), (), names=("a", "b", "c", "d"))
    assert default_spread(LatePack(data), data) == 1.375  # type: ignore[arg-type]
    for stranger in (replace(data, names=()), replace(data, names=("e", "f", "g", "h"))):
        assert default_spread(LatePack(data), stranger) == 1  # type: ignore[arg-type]


@pytest.mark.usefixtures("small")
def test_sprites_too_plain_to_vary_do_not_drive_the_others_apart() -> None:
    images = np.random.default_rng(0).integers(0, 256, (20, 12, 12, 4)).astype(np.uint8)
    images[..., 3] = 255
    data = ImageSet("noise", "", images, np.zeros(20, np.int64), (), names=tuple("abcdefghijklmnopqrst"))
    assert default_spread(LatePack(data, plain="ab"), data) == 1.375  # type: ignore[arg-type]
    assert default_spread(LatePack(data, plain="abc"), data) == 4  # type: ignore[arg-type]


@pytest.mark.usefixtures("small")
def test_sprites_that_repeat_others_do_not_count_for_the_spread() -> None:
    images = np.random.default_rng(0).integers(0, 256, (8, 12, 12, 4)).astype(np.uint8)
    images[..., 3] = 255
    images[4:] = images[:4]  # more than a quarter
    data = ImageSet("noise", "", images, np.zeros(8, np.int64), (), names=tuple("abcdefgh"))
    assert default_spread(LatePack(data, plain="efgh"), data) == 1.375  # type: ignore[arg-type]
    assert default_spread(LatePack(data, plain="abcd"), data) == 4  # type: ignore[arg-type]


@pytest.mark.usefixtures("small")
def test_tiles_whose_edges_are_held_are_asked_for_less() -> None:
    """A third of their pixels moves, or less: no two variants of theirs differ by .32."""

    class HeldPack(LatePack):
        def textures(self, seed: str, indices: range, *, base: str, spread: float, palette: None) -> NDArray[np.uint8]:
            own = np.repeat(self._data.images[self.names.index(base)][None], len(indices), axis=0)
            rng = np.random.default_rng(len(seed))
            hole = rng.random((len(own), 8, 24)) < (spread - 1) / 2
            own[:, 8:16][hole] = 0
            return own

    images = np.random.default_rng(0).integers(0, 256, (6, 24, 24, 4)).astype(np.uint8)
    images[..., 3] = 255
    data = ImageSet("noise", "", images, np.zeros(6, np.int64), (), names=tuple("abcdef"))
    held = replace(data, traits=Traits(keep_edges=2))
    assert default_spread(HeldPack(data), data) == 4  # type: ignore[arg-type]
    assert 1 < default_spread(HeldPack(held), held) < 2  # type: ignore[arg-type]


def test_twins_among_tiles_with_held_edges_do_not_decide() -> None:
    twins = {"duplicates": 0.2}
    within = {"duplicates": (-math.inf, 0.02)}
    for limits, failing in ((VariantLimits(), {"variation", "repeats", "duplicates"}), (HELD, set())):
        found = painted_verdicts(row(variation=0.09, repeats=0.09), row(), twins, within, limits)
        assert {one.measure for one in found if not one.passed} == failing
    still = painted_verdicts(row(variation=0.07, repeats=0.11), row(), twins, within, HELD)
    assert {one.measure for one in still if not one.passed} == {"variation", "repeats"}
