"""The choice of draws: twins, near originals and outliers are refused, in the order of the plan and in nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assetgen.baking.choosing import twins
from assetgen.baking.choosing.chooser import MOST_ATTEMPTS, Candidate, Chooser, Draw, Judge
from assetgen.baking.choosing.quality import N_REFERENCE, REFERENCE_SEED, AtRest, Draws, Quality, draw, measured
from assetgen.baking.choosing.shared import Shelf
from assetgen.baking.drawing.seams import seam_scores
from assetgen.baking.spec.settings import Limits
from assetgen_art.shapes import largest_part
from assetgen_art.signatures import FULL, WIDTH, compact, distances, signatures
from assetgen_plugin import Pack
from assetgen_plugin.errors import ConfigError, DataError
from assetgen_plugin.request import Request
from assetgen_plugin.seeds import Seed
from places import PACKS

SIZES = [(1, 1), (1, 7), (5, 3), (16, 16), (200, 240)]
Pixels = NDArray[np.uint8]


def blob(kind: int, size: int = 16) -> Pixels:
    """A rectangle in two shades of one colour."""
    rng = np.random.default_rng(kind // 2)  # two of a kind differ by a pixel only
    image = np.zeros((size, size, 4), np.uint8)
    top, left = rng.integers(0, size // 2, 2)
    height, width = rng.integers(5, size // 2, 2)
    image[top : top + height, left : left + width] = (*rng.integers(40, 256, 3), 255)
    image[top + 2 :, left:, :3] //= 2
    image[top, left, :3] ^= 16 * (kind % 2)
    return image


class Source:
    """Draws rows of a table of textures, one column an attempt, and remembers what was asked for."""

    def __init__(self, table: Sequence[Sequence[int]]) -> None:
        self.table, self.asked = table, 0

    def __call__(self, rows: Sequence[int], attempts: Sequence[int]) -> Draws:
        self.asked += len(rows)
        kinds = [self.table[row][attempt % len(self.table[row])] for row, attempt in zip(rows, attempts, strict=True)]
        return Draws(np.stack([blob(kind) for kind in kinds]), np.zeros((len(kinds), 1), np.int64))


def choices(
    n: int, draw: Draw, *, chooser: Chooser | None = None, judge: Judge | None = None, block: int = 256
) -> list[Candidate]:
    """What is chosen of variants v0, v1, …, of which so many are drawn at a time."""
    chooser, judge = chooser or Chooser(Limits()), judge or Judge()
    found: list[Candidate] = []
    for start in range(0, n, block):
        names = [f"v{row}" for row in range(start, min(start + block, n))]

        def again(rows: Sequence[int], attempts: Sequence[int], start: int = start) -> list[Candidate]:
            def of_block(own: Sequence[int], attempts: Sequence[int]) -> Draws:
                return draw([start + rows[row] for row in own], attempts)

            return judge.candidates([f"v{start + row}" for row in rows], attempts, of_block)

        found += chooser.choose(names, again(range(len(names)), [0] * len(names)), again)
    return found


def chosen(source: Source, chooser: Chooser | None = None, block: int = 256) -> list[Candidate]:
    return choices(len(source.table), source, chooser=chooser, block=block)


def plainly(table: Sequence[Sequence[int]], limits: Limits) -> list[tuple[int, list[tuple[int, str]]]]:
    """(attempt, refusals) of each row by comparing each draw with all that are kept, one after the other."""
    kept: list[Pixels] = []
    result = []
    for columns in table:
        refused = []
        for attempt in range(MOST_ATTEMPTS):
            signature = signatures(blob(columns[attempt % len(columns)])[None])[0]
            twins = [
                number
                for number, other in enumerate(kept)
                for shape, colour in [distances(signature, other[None])]
                if shape[0] < limits.shape and colour[0] < limits.colour
            ]
            if not twins:
                break
            refused.append((attempt, f"v{twins[0]}"))
        kept.append(signature)
        result.append((attempt, refused))
    return result


@given(st.lists(st.lists(st.integers(0, 30), min_size=6, max_size=6), min_size=1, max_size=12), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_choice_is_that_of_plain_comparison_for_any_block(table: list[list[int]], block: int) -> None:
    table = [[*columns, 100 + 2 * row] for row, columns in enumerate(table)]  # each can be kept at last
    found = chosen(Source(table), block=block)
    plain = plainly(table, Limits())
    assert [choice.attempt for choice in found] == [attempt for attempt, _ in plain]
    for choice, (_, refused) in zip(found, plain, strict=True):
        assert [(one.attempt, one.why.split(",")[0]) for one in choice.refused] == [
            (attempt, f"a twin of {name}") for attempt, name in refused
        ]


@given(st.sampled_from(SIZES), st.sampled_from([1, 3, 4]), st.integers(0, 999), st.integers(1, FULL))
@settings(max_examples=30, deadline=None)
def test_search_finds_what_comparison_with_all_finds(
    size: tuple[int, int], channels: int, seed: int, limit: int
) -> None:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (1, *size, channels)) + rng.integers(-40, 41, (24, *size, channels))
    found = signatures(images.clip(0, 255).astype(np.uint8))
    limits = Limits(limit, FULL)
    kept = twins.Kept(limits)
    kept.add([f"v{number}" for number in range(23)], found[1:])
    shape, colour = distances(found[0], found[1:])
    close = np.flatnonzero(limits.too_close(shape, colour))
    (why,) = kept.twins(found[:1])
    assert (why.split(",")[0] if why else None) == (f"a twin of v{close[0]}" if len(close) else None)


def crowd(n: int, seed: int, spread: int) -> NDArray[np.uint8]:
    """Signatures of pictures around a few, some of them small or clear, some equal."""
    rng = np.random.default_rng(seed)
    middles = rng.integers(0, 256, (5, 16, 16, 4))
    middles[0, ..., 3], middles[1, 4:] = 255, 0
    pictures = middles[rng.integers(0, 5, n)] + rng.integers(-spread, spread + 1, (n, 16, 16, 4))
    pictures[rng.integers(0, n, 3)] = 0
    return signatures(pictures.clip(0, 255).astype(np.uint8))


@given(
    st.integers(0, 999),
    st.sampled_from([3, 20, 90]),
    st.sampled_from([1, 60, 600, 3000, 9500, FULL]),
    st.sampled_from([1, 40, 400, 5000, FULL]),
)
@example(999, 20, 9500, 40)  # one look-up would go through 10^8 cells
@settings(max_examples=40, deadline=None)
def test_filed_variants_are_found_as_comparison_with_all_finds_them(
    seed: int, spread: int, shape: int, colour: int
) -> None:
    limits, found = Limits(shape, colour), crowd(160, seed, spread)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(twins, "_FIRST", 16)
        patched.setattr(twins, "_SAMPLE", 16)
        patched.setattr(twins, "_CHUNK", 400)
        kept = twins.Kept(limits)
        for start in range(0, 120, 20):
            kept.add([f"v{row}" for row in range(start, start + 20)], found[start : start + 20])
            if start < 100:
                kept.file()
        assert 0 < kept._n_filed < len(kept)
        whys = kept.twins(found[120:])
        n_free = min((int(why.split(",")[0].removeprefix("a twin of v")) for why in whys if why), default=120)
        assert kept.twins(found[120:], n_free) == whys
        patched.setattr(twins, "_RECENT", 0)
        assert kept.twins(found[120:], n_free) == whys
    for signature, why in zip(found[120:], whys, strict=True):
        close = np.flatnonzero(limits.too_close(*distances(signature, found[:120])))
        assert (why.split(",")[0] if why else None) == (f"a twin of v{close[0]}" if len(close) else None)


def test_another_process_finds_the_twins_that_this_one_finds(tmp_path: Path) -> None:
    found, limits = crowd(900, 3, 20), Limits(900, 900)
    kept, shelf = twins.Kept(limits), Shelf(tmp_path, 0, limits)
    for start in range(0, 800, 160):
        names, some = [f"job/ä {row}" for row in range(start, start + 160)], found[start : start + 160]
        kept.add(names, some)
        shelf.add(names, some)
        if start != 160:  # it reads what has come since
            there = shelf.shared().kept()
            assert len(there) == len(kept)
            assert there.twins(found[800:]) == kept.twins(found[800:])
    assert any(kept.twins(found[800:]))
    assert len(Shelf(tmp_path, 1, limits).shared().kept()) == 0


def test_clashes_are_those_of_comparison_with_all() -> None:
    found, limits = crowd(90, 1, 3), Limits(200, 300)
    kept = twins.Kept(limits)
    kept.add([f"v{row}" for row in range(90)], found)
    for start in (0, 30, 85):
        expected = [
            (row, int(close[0]) + start)
            for row in range(start, 90)
            if len(close := np.flatnonzero(limits.too_close(*distances(found[row], found[start:row]))))
        ]
        clash = kept.clash(start)
        assert (clash and (clash[0], clash[1].split(",")[0])) == (
            (expected[0][0], f"a twin of v{expected[0][1]}") if expected else None
        )


@given(st.integers(0, 999))
@settings(max_examples=20, deadline=None)
def test_sums_differ_by_no_more_than_the_areas_do(seed: int) -> None:
    one, other = crowd(2, seed, 90)
    apart = np.abs(np.diff(twins._sums(np.stack([one, other]), range(len(twins._WEIGHTS))), axis=1))[:, 0]
    areas = twins._areas(np.stack([one, other])).sum(axis=0)
    for kind, distance in enumerate(distances(one, other[None])):
        exact = (distance[0] + 1) / FULL  # it was rounded down
        most = exact * areas[kind] / (2 - exact)
        assert (apart[np.array(twins._KINDS) == kind] <= most).all()
    assert twins._WEIGHTS.shape[1] == WIDTH


def test_longer_plan_decides_its_beginning_alike() -> None:
    table = [[0, 1, 2], [0, 1, 4], [6, 7], [1, 6, 8], [10, 0], [11, 12]]
    whole, part = chosen(Source(table)), chosen(Source(table[:4]))
    for one, other in zip(whole, part, strict=False):
        assert (one.attempt, one.refused) == (other.attempt, other.refused)
        assert (one.texture == other.texture).all()


def test_kept_variants_refuse_later_ones() -> None:
    chooser = Chooser(Limits())
    chooser.keep(["old"], signatures(blob(0)[None]))
    (choice,) = chosen(Source([[0, 1, 20]]), chooser)
    assert choice.attempt == 2
    assert [one.why.split(",")[0] for one in choice.refused] == ["a twin of old"] * 2
    assert choice.refused[0].why == "a twin of old, shape 0.00 %, colour 0.00 %"
    assert (choice.signature == signatures(choice.texture[None])[0]).all()


def test_without_limits_everything_is_kept_and_drawn_once() -> None:
    source = Source([[0], [0], [1]])
    assert [choice.attempt for choice in chosen(source, Chooser())] == [0, 0, 0]
    assert source.asked == 3


def test_shape_alone_decides_if_any_colours_will_do() -> None:
    red, blue = blob(0), blob(0)
    blue[..., [0, 2]] = blue[..., [2, 0]]
    apart = distances(*(signatures(image[None])[row] for image, row in ((red, 0), (blue, slice(None)))))
    assert Limits(600, FULL).too_close(*apart).all()
    assert not Limits(600, 400).too_close(*apart).any()
    black_and_white = np.array([0]), np.array([FULL])
    assert Limits(600, FULL).too_close(*black_and_white).all()


def test_near_originals_are_refused() -> None:
    hashes = compact(signatures(np.stack([blob(8), blob(0)])))
    (choice,) = choices(1, Source([[1, 20]]), chooser=Chooser(), judge=Judge(originals=(Limits(), hashes)))
    assert choice.attempt == 1
    assert choice.refused[0].why.startswith("close to original 1, shape ")


def test_plan_that_cannot_be_met_is_refused() -> None:
    with pytest.raises(DataError, match="v1: all 100 draws are refused, the last as a twin of v0"):
        chosen(Source([[0], [0, 1]]))


@pytest.mark.parametrize("wrong", [(0, 400), (600, 0), (10_001, 400), (600, 10_001)])
def test_limits_are_checked(wrong: tuple[int, int]) -> None:
    with pytest.raises(ConfigError, match=r"from 0\.01 to 100 %"):
        Limits(*wrong)


def naive_largest(shape: NDArray[np.bool_], reach: int) -> int:
    left, best = set(zip(*(axis.tolist() for axis in np.nonzero(shape)), strict=True)), 0
    while left:
        edge, size = [left.pop()], 0
        while edge:
            y, x = edge.pop()
            size += 1
            steps = range(-reach, reach + 1)
            near = {(y + dy, x + dx) for dy in steps for dx in steps} & left
            left -= near
            edge += near
        best = max(best, size)
    return best


@given(st.sampled_from([(1, 1), (1, 7), (7, 1), (5, 9), (16, 16)]), st.integers(0, 999), st.floats(0.05, 0.95))
@settings(max_examples=60, deadline=None)
def test_largest_part_is_that_of_a_flood_fill(size: tuple[int, int], seed: int, share: float) -> None:
    shapes = np.random.default_rng(seed).random((4, *size)) < share
    assert largest_part(shapes, over_gaps=False).tolist() == [naive_largest(shape, 1) for shape in shapes]
    assert largest_part(shapes, over_gaps=True).tolist() == [naive_largest(shape, 2) for shape in shapes]


def test_measures_of_drawn_faults() -> None:
    whole = np.zeros((16, 16, 4), np.uint8)
    whole[4:12, 4:12] = (120, 120, 120, 255)
    crumbs, specks, frayed, striped = whole.copy(), whole.copy(), whole.copy(), whole.copy()
    crumbs[0, ::4] = (120, 120, 120, 255)
    specks[6, 6, :3] = specks[9, 9, :3] = 255
    frayed[4:12:2, 12] = (120, 120, 120, 255)
    striped[4:12, 4:12:2, :3] = 200
    loose, apart, speck, ragged, patches, contrast = measured(np.stack([whole, crumbs, specks, frayed, striped])).T
    assert loose.tolist() == apart.tolist() == [0, FULL * 4 // 68, 0, 0, 0]
    assert speck.tolist() == [0, 0, FULL * 2 // 64, 0, 0]
    assert ragged[1] > 0 < ragged[3]
    assert ragged[[0, 2, 4]].tolist() == [0, 0, 0]
    assert patches[0] == 0 < patches[2] < patches[4]
    assert contrast[0] == 0 < contrast[2] < contrast[4] == 4000


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack.open(PACKS / "plants.onnx")


def requests(seed: Seed, n: int, label: str | None = None) -> list[Request]:
    return [Request(seed, index, label=label) for index in range(n)]


def test_spoilt_textures_score_higher_than_what_the_pack_draws(pack: Pack) -> None:
    at_rest = AtRest(pack)
    quality = Quality(draw(pack, at_rest, requests(REFERENCE_SEED, N_REFERENCE, label="oak")))
    good = draw(pack, at_rest, requests(1, 64, label="oak"))
    spoilt = good.textures.copy()
    spoilt[:, ::2, ::2, 3] = 0
    scores, _ = quality.scores(good, signatures(good.textures))
    worse, _ = quality.scores(Draws(spoilt, good.at_rest), signatures(spoilt))
    assert np.median(scores) == 0
    assert (worse > 100).all()
    assert (quality.scores(good[3:5], signatures(good.textures[3:5]))[0] == scores[3:5]).all()


def test_bad_draws_are_refused_and_the_next_is_good(pack: Pack) -> None:
    at_rest = AtRest(pack)
    quality = Quality(draw(pack, at_rest, requests(REFERENCE_SEED, N_REFERENCE)))

    def draw_first_spoilt(rows: Sequence[int], attempts: Sequence[int]) -> Draws:
        asked = [Request(1, row, attempt=attempt) for row, attempt in zip(rows, attempts, strict=True)]
        found = draw(pack, at_rest, asked)
        found.textures[np.array(attempts) == 0, 12:20] = 0
        return found

    found = choices(2, draw_first_spoilt, chooser=Chooser(), judge=Judge(quality=(75, quality)))
    assert all(choice.attempt >= 1 for choice in found)
    assert found[0].refused[0].why.startswith("an outlier, ")


def test_sprites_at_rest_are_drawn_once(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    at_rest = AtRest(pack)
    first = at_rest.facts(pack.codes(1, range(40), spread=0))
    drawn_again: list[int] = []
    render = pack.render
    monkeypatch.setattr(pack, "render", lambda codes: drawn_again.append(len(codes)) or render(codes))
    assert (at_rest.facts(pack.codes(1, range(40), spread=0)) == first).all()
    assert not drawn_again
    still = pack.textures(1, range(40), spread=0)
    assert (first == np.concatenate([measured(still), signatures(still)], axis=1)).all()


def ramp(side: int) -> Pixels:
    return np.repeat(np.arange(side, dtype=np.uint8)[:, None], side, axis=1)[None, ..., None] * 8


@pytest.mark.parametrize(
    ("image", "score"),
    [
        (np.full((1, 8, 8, 3), 77, np.uint8), 100),
        (np.zeros((1, 8, 8, 4), np.uint8), 100),
        (np.full((1, 1, 1, 1), 9, np.uint8), 100),
        (np.array([[0, 8, 16, 8]], np.uint8).repeat(4, axis=0)[None, ..., None], 100),
    ],
)
def test_what_goes_on_at_the_other_side_has_no_seam(image: Pixels, score: int) -> None:
    assert seam_scores(image).tolist() == [score]


def test_seam_is_the_step_across_over_those_within() -> None:
    (score,) = seam_scores(ramp(16))
    assert score == 100 * (15 * 8 + 1) // (8 + 1)
    assert seam_scores(ramp(16).swapaxes(1, 2)).tolist() == [score]
    rolled = np.roll(ramp(16), 5, axis=1)  # a step within instead of one at the border
    assert seam_scores(rolled)[0] == 100


def test_seam_agrees_with_that_of_training() -> None:
    pytest.importorskip("torch")
    from assetgen_training.judge.sprites.measures import seam

    rng = np.random.default_rng(1)
    smooth = np.cumsum(rng.integers(-3, 4, (20, 32, 32, 3)), axis=1).cumsum(axis=2) % 256
    textures = smooth.astype(np.uint8)
    np.testing.assert_allclose(seam_scores(textures) / 100, seam(textures), rtol=0.1)


def test_nothing_depends_on_the_batch() -> None:
    images = np.random.default_rng(3).integers(0, 256, (40, 9, 13, 4), dtype=np.uint8)
    functions: list[Callable[[Pixels], NDArray[np.int64]]] = [seam_scores, measured]
    for function in functions:
        assert (function(images)[11:12] == function(images[11:12])).all()
