from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray
from test_sprite_measures import drawn

from assetgen_art.html import pixels_url
from assetgen_art.image_set import ImageSet, Traits
from assetgen_plugin.errors import DataError
from assetgen_plugin.seeds import Seed
from assetgen_training.judge.sprites.baselines import blurred, jittered, recoloured, speckled, warped
from assetgen_training.judge.sprites.blind import blind_page
from assetgen_training.judge.sprites.gate import MEASURES, VARIANT_TITLES, WHY, Limits, bounds, verdicts
from assetgen_training.judge.sprites.page import sprite_page
from assetgen_training.judge.sprites.score import SpriteScores, score_sprites
from assetgen_training.judge.sprites.tables import BY_HAND, sprite_table, sprite_verdict

Draw = Callable[[NDArray[np.uint8], np.random.Generator], NDArray[np.uint8]]


class DrawnPack:
    """A pack that draws by spoiling its training sprites."""

    def __init__(self, data: ImageSet, draw: Draw) -> None:
        self.names, self.size = data.names, data.shape
        self.images, self.draw = data.images, draw

    def textures(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        base: str | None = None,
        palette: Literal["keep"] | None = None,
    ) -> NDArray[np.uint8]:
        assert isinstance(seeds, int)
        assert not isinstance(indices, int)
        row = -1 if base is None else self.names.index(base)
        rng = np.random.default_rng([seeds, row + 1])
        count = len(list(indices))
        rows = rng.integers(len(self.images), size=count) if base is None else np.full(count, row)
        return self.draw(self.images[rows], rng)

    def blend(self, a: str, b: str, t: float) -> NDArray[np.uint8]:
        return self.images[self.names.index(a if t < 0.5 else b)]


def mild(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    return jittered(images, strength=0.8, rng=rng)


def double(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    other = mild(images, rng)[rng.permutation(len(images))]
    return np.where(rng.random(images.shape[:3])[..., None] < 0.5, mild(images, rng), other)


def negative(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    images = mild(images, rng)
    return np.concatenate([255 - images[..., :3], images[..., 3:]], axis=3)


def torn(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    images = mild(images, rng)
    images[:, 10:13] = 0
    return images


@pytest.fixture(scope="module")
def data() -> ImageSet:
    images = drawn(120, seed=1)
    labels = np.arange(120) % 2
    names = tuple(f"sprite-{number}" for number in range(120))
    return ImageSet("drawn", "none", images, labels, ("a", "b"), names=names)


def scored(data: ImageSet, draw: Draw, *, painted: bool = False, **options: int) -> SpriteScores:
    settings = {"count": 120, "bases": 10, "variants": 5} | options
    return score_sprites(
        DrawnPack(data, draw),
        data,
        name="drawn.onnx",
        count=settings["count"],
        bases=settings["bases"],
        variants=settings["variants"],
        seed=7,
        seeds=0,  # without the network, which takes seconds
        painted=painted,
        palette="keep" if painted else None,
        rng=np.random.default_rng(0),
        say=lambda _: None,
    )


@pytest.fixture(scope="module")
def good(data: ImageSet) -> SpriteScores:
    return scored(data, mild)


def failed(scores: SpriteScores) -> set[str]:
    return {verdict.measure for verdict in scores.verdicts if not verdict.passed}


def test_new_shapes_of_crisp_pixels_pass(good: SpriteScores) -> None:
    assert failed(good) <= {"coverage"}  # of 120 samples
    assert good.shapes[0].variation > 1 / 3


def test_the_gates_figures_are_the_same_as_ever(good: SpriteScores) -> None:
    expected = {
        "sharpness": 1.02335,
        "interior_sharpness": 1.01922,
        "colourfulness": 0.94283,
        "semi_transparent": 0,
        "orphan_pixels": 0.0034,
        "stray_area": 0,
        "seam": math.nan,
        "palette_distance": 1.33759,
        "patch_distance": 1.73346,
        "copies": 0,
        "near_copies": 0,
        "duplicates": 0,
        "diversity": 1.11096,
        "precision": 0.98333,
        "coverage": 0.99167,
        "shape_variation": 0.66866,
    }
    assert good.rows[2].scores == pytest.approx(expected, abs=2e-5, nan_ok=True)


FAULTS: list[tuple[Draw, str]] = [
    (lambda images, rng: blurred(mild(images, rng), sigma=1), "sharpness"),
    (lambda images, rng: images, "copies"),
    (lambda images, rng: np.resize(mild(images[:10], rng), images.shape), "duplicates"),
    (negative, "palette_distance"),
]
MORE_FAULTS: list[tuple[Draw, str]] = [
    (lambda images, rng: blurred(mild(images, rng), sigma=1), "semi_transparent"),
    (lambda images, rng: speckled(mild(images, rng), rng=rng), "orphan_pixels"),
    (double, "orphan_pixels"),
    (torn, "stray_area"),
    (lambda images, rng: images, "near_copies"),
    (lambda images, rng: recoloured(images, degrees=8, gain=0.02, rng=rng), "near_copies"),
    (lambda images, rng: recoloured(images, rng=rng), "shape_variation"),
    (lambda images, rng: 0 * images, "sharpness"),
    (lambda images, rng: mild(np.repeat(images[:1], len(images), axis=0), rng), "diversity"),
]


@pytest.mark.parametrize(
    ("draw", "measure"), [*FAULTS, *(pytest.param(*fault, marks=pytest.mark.slow) for fault in MORE_FAULTS)]
)
def test_each_fault_fails_on_the_measure_meant_for_it(data: ImageSet, draw: Draw, measure: str) -> None:
    scores = scored(data, draw)
    assert measure in failed(scores)
    assert not scores.passed


def test_scores_repeat_and_survive_json(data: ImageSet, good: SpriteScores) -> None:
    assert good.to_json() == scored(data, mild).to_json()
    values = json.loads(json.dumps(good.to_json(), allow_nan=False))
    assert values["passed"] == good.passed
    assert [row["name"] for row in values["rows"]][:3] == ["real", "real: half against half", "drawn.onnx"]


def test_samples_stand_worst_first_beside_their_nearest(data: ImageSet) -> None:
    def one_in_ten_speckled(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        images = mild(images, rng)
        images[::10] = speckled(images[::10], share=0.3, rng=rng)
        return images

    spoilt = DrawnPack(data, one_in_ten_speckled).textures(7, range(120))[::10]
    scores = scored(data, one_in_ten_speckled)
    first = {sample.tobytes() for sample in scores.samples[:12]}
    assert len(first & {sample.tobytes() for sample in spoilt}) >= 10
    assert scores.nearest.shape == scores.samples.shape


def test_a_pack_without_bases_is_measured_without_shapes(data: ImageSet) -> None:
    nameless = ImageSet(data.name, data.licence, data.images, data.labels, data.label_names)
    scores = scored(nameless, mild)
    assert scores.shapes == []
    assert math.isnan(scores.rows[2].scores["shape_variation"])
    assert "Interpolations" not in sprite_page(scores, data.images)
    assert "not measurable" in sprite_page(scores, data.images)
    assert "not measurable" in sprite_table(scores)
    assert "shape variation not measurable: –, limit ≥ 0.33" in sprite_verdict(scores)


def bent(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    return warped(images, strength=2.0, flips=False, rng=rng)


def test_packs_that_carry_their_art_are_held_to_what_artists_see(data: ImageSet) -> None:
    scores = scored(data, bent, painted=True)
    assert {verdict.measure for verdict in scores.verdicts} >= VARIANT_TITLES.keys() - {"features", "patches"}
    assert not {"precision", "coverage", "copies"} & {verdict.measure for verdict in scores.verdicts}
    assert failed(scores) <= {"lead"}  # a warp is no better than a warp
    values = json.loads(json.dumps(scores.to_json(), allow_nan=False))
    assert [one["name"] for one in values["variants"]] == ["drawn.onnx", "warped by hand"]
    assert "ahead of warping by hand" in sprite_table(scores)


@pytest.mark.parametrize(
    ("draw", "measure"),
    [
        (lambda images, rng: images, "repeats"),
        (lambda images, rng: recoloured(images, rng=rng), "variation"),
        (lambda images, rng: blurred(bent(images, rng), sigma=1), "interior"),
        (lambda images, rng: blurred(bent(images, rng), sigma=1), "softness"),
        (lambda images, rng: speckled(bent(images, rng), share=0.2, rng=rng), "orphans"),
        (lambda images, rng: negative(bent(images, rng), rng), "palette"),
        (torn, "stray_area"),
    ],
)
def test_each_fault_of_a_painted_pack_fails_too(data: ImageSet, draw: Draw, measure: str) -> None:
    scores = scored(data, draw, painted=True)
    assert measure in failed(scores)
    assert scores.advice
    assert scores.advice[0] in sprite_verdict(scores)


def test_sprites_whose_variants_are_copies_are_named(data: ImageSet) -> None:
    copied = scored(data, lambda images, rng: images, painted=True)
    assert len(copied.copied) == len(copied.bases)
    assert set(copied.copied) <= set(data.names)
    assert ", ".join(copied.copied[:6]) + ", …" in sprite_verdict(copied)
    assert not scored(data, bent, painted=True).copied


def test_a_few_sprites_drawn_again_are_as_diverse_as_they_are(data: ImageSet) -> None:
    few = replace(data, images=data.images[:8], labels=data.labels[:8], names=data.names[:8])
    assert scored(few, lambda images, rng: images, count=600).rows[2].scores["diversity"] == pytest.approx(1, abs=0.02)


def test_it_is_said_when_warping_by_hand_is_better_in_every_measure(good: SpriteScores) -> None:
    bad, hand = good.kept
    worse = {"told_apart": 0.9, "interior": 0.5, "softness": 0.3, "palette": 3.0, "repeats": 0.5, "features": 0.0}
    worse |= {"outline": 0.1, "orphans": 0.2, "patches": 5.0}
    beaten = replace(good, kept=[replace(bad, scores=bad.scores | worse), hand])
    assert BY_HAND in sprite_verdict(beaten)
    assert BY_HAND in sprite_page(beaten, good.bases)
    assert BY_HAND not in sprite_verdict(good)


def test_a_set_that_repeats_itself_is_compared_with_what_is_distinct_in_it(data: ImageSet) -> None:
    frames = data.images.copy()
    frames[:, 11, 11] = (250, 250, 250, 255)
    names = tuple(f"sprite-{number}" for number in range(240))
    twice = replace(data, images=np.concatenate([data.images, frames]), labels=np.tile(data.labels, 2), names=names)
    scores = scored(twice, mild)
    assert scores.n_sprites == 240
    assert scores.n_distinct <= 120
    assert len(np.unique(scores.bases.reshape(10, -1), axis=0)) == 10
    assert f"Compared with the {scores.n_distinct} of 240 sprites" in sprite_verdict(scores)


def test_samples_are_drawn_of_what_they_are_compared_with(data: ImageSet) -> None:
    """Half of the set shows one dull figure; a pack that shows the very art is as sharp and as diverse as the rest."""
    dull = data.images[0] // np.array([4, 4, 4, 1], np.uint8)
    frames = np.repeat(dull[None], 120, axis=0)
    frames[:, 11, 11, 0] = np.arange(120)
    names = tuple(f"sprite-{number}" for number in range(240))
    images, labels = np.concatenate([data.images, frames]), np.tile(data.labels, 2)
    repeated = replace(data, images=images, labels=labels, names=names)
    scores = scored(repeated, lambda images, rng: images, count=240)
    assert scores.n_distinct <= 121
    for measure in ("sharpness", "colourfulness", "diversity"):
        assert scores.rows[2].scores[measure] == pytest.approx(1, abs=0.06)
    alike = scored(repeated, lambda images, rng: np.repeat(data.images[:1], len(images), axis=0), count=240)
    assert "diversity" in failed(alike)


def test_the_blind_page_mixes_originals_and_variants_and_folds_the_answers(data: ImageSet) -> None:
    page = blind_page(DrawnPack(data, mild), data, name="drawn.onnx", seed=1)
    before, _, fold = page.partition("<details>")
    assert before.count("<img") == before.count('type="checkbox"') == 100
    assert before.count('class="made"') == 50
    assert "sprite-" not in before
    assert fold.count("sprite-") == 50
    originals = {pixels_url(image) for image in data.images}
    shown = re.findall('src="([^"]*)"', before)
    assert sum(address in originals for address in shown) == 50
    assert page == blind_page(DrawnPack(data, mild), data, name="drawn.onnx", seed=1)


def test_a_blind_page_needs_the_art_of_the_pack(data: ImageSet) -> None:
    other = replace(data, names=tuple(f"other-{number}" for number in range(120)))
    with pytest.raises(DataError, match="name the art that it was trained on with --data"):
        blind_page(DrawnPack(data, mild), other, name="drawn.onnx", seed=1)


def test_a_pack_of_another_size_is_refused(data: ImageSet) -> None:
    pack = DrawnPack(data, mild)
    pack.size = (8, 8, 4)
    with pytest.raises(DataError, match="name its own data with --data"):
        score_sprites(pack, data, name="p", seed=1, rng=np.random.default_rng(0), say=lambda _: None)


@pytest.mark.parametrize("n_images", [1, 2, 3, 7])
def test_tiny_sets_are_measured_as_far_as_they_go(data: ImageSet, n_images: int) -> None:
    rows = slice(0, n_images)
    tiny = ImageSet("tiny", "", data.images[rows], data.labels[rows], data.label_names, names=data.names[rows])
    scores = scored(tiny, mild, count=20)
    json.dumps(scores.to_json(), allow_nan=False)
    sprite_page(scores, tiny.images)


def test_opaque_tiles_have_a_seam_and_no_silhouette() -> None:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (40, 6, 6, 3)).astype(np.uint8)
    tiles = coarse.repeat(4, axis=1).repeat(4, axis=2)
    names = tuple(map(str, range(40)))
    ground = ImageSet("ground", "", tiles, np.zeros(40, np.int64), ("all",), names=names, traits=Traits(seamless=True))
    scores = scored(ground, lambda images, rng: jittered(images, wraps=True, rng=rng))
    measured = {verdict.measure for verdict in scores.verdicts}
    assert "seam" in measured
    assert not {"stray_area", "semi_transparent", "interior_sharpness"} & measured
    assert math.isnan(scores.shapes[0].between[0])
    assert scores.shapes[0].variation > 0


def test_the_page_is_self_contained_and_small(data: ImageSet, good: SpriteScores) -> None:
    page = sprite_page(good, data.images, held_out=(data.images[:20], data.images[20:40]))
    assert len(page) < 8_000_000
    assert "http" not in page.replace("http-equiv", "")
    for heading in ("variants", "Samples, the worst first", "Interpolations", "held out", "warped by hand"):
        assert heading in page


def test_the_page_of_large_noise_shows_less(data: ImageSet, good: SpriteScores) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (240, 96, 96, 3)).astype(np.uint8)
    page = sprite_page(good, noise, held_out=(noise, noise))
    assert len(page) < 8_000_000


def test_names_in_the_page_are_escaped(data: ImageSet, good: SpriteScores) -> None:
    bad = SpriteScores(**{**vars(good), "name": "<script>"})
    assert "<script>" not in sprite_page(bad, data.images)


def test_the_table_names_every_measure_and_verdict(good: SpriteScores) -> None:
    table = sprite_table(good)
    for verdict in good.verdicts:
        assert MEASURES[verdict.measure] in table
    assert ("passed" if good.passed else "rejected") in table


def test_the_verdict_tells_only_what_is_not_good(data: ImageSet, good: SpriteScores) -> None:
    bad = scored(data, torn)
    said = ["rejected", *(f"  {MEASURES[key]} failed" for key in MEASURES if key in failed(bad))]
    assert [line.split(":")[0] for line in sprite_verdict(bad).splitlines()[: len(said)]] == said
    assert len(sprite_verdict(good).splitlines()) == 1 + len(failed(good))


def test_every_measure_says_what_it_means() -> None:
    assert MEASURES.keys() == WHY.keys()


REAL = dict.fromkeys(MEASURES, 0.0) | {"semi_transparent": 0.3}


def test_limits_follow_the_traits() -> None:
    plain = bounds(REAL, traits=Traits(), opaque=False, limits=Limits())
    soft = bounds(REAL, traits=Traits(soft_alpha=True), opaque=False, limits=Limits())
    assert plain["semi_transparent"] == (-math.inf, pytest.approx(0.35))
    assert soft["semi_transparent"] == (pytest.approx(0.25), pytest.approx(0.35))
    assert "seam" not in plain
    assert "seam" in bounds(REAL, traits=Traits(seamless=True), opaque=True, limits=Limits())


def test_verdicts_hold_values_to_both_bounds_and_let_nan_pass() -> None:
    values = dict.fromkeys(MEASURES, math.nan) | {"sharpness": 1.2, "diversity": 0.9, "copies": 0.02}
    found = {
        verdict.measure: verdict
        for verdict in verdicts(values, bounds(REAL, traits=Traits(), opaque=False, limits=Limits()))
    }
    assert not found["sharpness"].passed
    assert found["diversity"].passed
    assert not found["copies"].passed
    assert found["coverage"].passed
    assert found["copies"].to_json() == {"measure": "copies", "value": 0.02, "low": None, "high": 0.01, "passed": False}
