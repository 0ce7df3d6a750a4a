from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin.errors import ConfigError
from assetgen_training.data import soiling
from assetgen_training.data.pages import draw_pages, free_fonts
from assetgen_training.data.soiling import Field, Grain, clouds, soil

Pages = tuple[NDArray[np.uint8], NDArray[np.uint8]]
SHAPE = (180, 240)


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def pages() -> Pages:
    """In Pillow's own font, so that they are the same on every machine, whatever fonts it has."""
    return draw_pages(40, *SHAPE, rng=rng(3), fonts=())


def test_pages_are_grey_bytes_of_the_size_asked_for() -> None:
    for page in draw_pages(2, 61, 150, rng=rng()):
        assert page.shape == (2, 61, 150)
        assert page.dtype == np.uint8
    assert draw_pages(0, 64, 64, rng=rng())[0].shape == (0, 64, 64)


def test_same_seed_gives_same_pages_however_many_follow() -> None:
    few, more = draw_pages(2, 64, 80, rng=rng(5)), draw_pages(4, 64, 80, rng=rng(5))
    for one, other in zip(few, more, strict=True):
        np.testing.assert_array_equal(one, other[:2])
        assert len({hashlib.sha256(page).digest() for page in other}) == 4
    assert not np.array_equal(few[0], draw_pages(2, 64, 80, rng=rng(6))[0])


def test_pillows_own_font_is_enough() -> None:
    clean, dirty = draw_pages(6, 96, 128, rng=rng(), fonts=())
    assert (clean < 64).any(axis=(1, 2)).sum() >= 4
    assert not np.array_equal(clean, dirty)


def test_fonts_are_listed_in_the_order_of_their_names() -> None:
    stems = [path.stem for path in free_fonts()]
    assert stems == sorted(set(stems))
    assert "cmr10" in stems  # matplotlib's
    assert not any(name in stems for name in ("cmsy10", "cmex10", "STIXSizOneSymReg"))  # not of letters


def test_clean_pages_are_black_ink_on_white_paper(pages: Pages) -> None:
    clean = pages[0]
    assert np.median(clean) == 255
    white, ink = (clean == 255).mean(), (clean < 128).mean()
    assert 0.7 < white < 0.95
    assert 0.04 < ink < 0.18
    assert clean.min() == 0
    assert ((clean > 25) & (clean < 230)).mean() < 0.2  # edges only


def test_dirty_pages_differ_as_soiled_scans_do(pages: Pages) -> None:
    clean, dirty = (page / 255 for page in pages)
    errors = np.sqrt(np.square(clean - dirty).mean(axis=(1, 2)))
    assert 0.11 < np.sqrt(np.square(errors).mean()) < 0.21  # real pages: 0.160
    assert errors.min() > 0.02
    assert errors.max() < 0.45
    paper = dirty[clean == 1]
    assert 0.78 < np.median(paper) < 0.95  # real pages: 0.87
    assert np.quantile(paper, 0.01) < 0.75  # stains
    assert dirty[clean < 0.2].mean() < 0.35  # ink is still ink


def test_the_print_is_at_the_same_place_on_both_pages(pages: Pages) -> None:
    for clean, dirty in zip(*(page.astype(float) for page in pages), strict=True):
        if (clean < 128).mean() > 0.03:
            paper, ink = np.median(dirty[clean == 255]), np.median(dirty[clean < 64])
            assert ink < paper - 50


def test_clouds_have_mean_zero_and_unit_deviation() -> None:
    for cell, octaves, grain in ((3, 1, None), (8, 3, None), (4, 1, Grain(4, 1.0))):
        field = clouds((300, 300), cell, rng=rng(), octaves=octaves, grain=grain)
        assert field.dtype == np.float32
        assert abs(field.mean()) < 0.2
        assert field.std() == pytest.approx(1, abs=0.25)


def test_clouds_are_smooth_over_their_cell_and_longer_along_the_grain() -> None:
    def step(field: Field, axis: int) -> float:
        return float(np.diff(field, axis=axis).std())

    fine, coarse = clouds((200, 200), 3, rng=rng()), clouds((200, 200), 30, rng=rng())
    assert step(coarse, 1) < 0.2 * step(fine, 1)
    across_rows = clouds((200, 200), 4, rng=rng(), grain=Grain(6, 0.0))
    assert step(across_rows, 1) < 0.4 * step(across_rows, 0)


@pytest.mark.parametrize(
    "accident",
    [soiling.fold, soiling.wrinkles, soiling.coffee, soiling.damp, soiling.footprint, soiling.dust, soiling.light],
    ids=lambda accident: accident.__name__,
)
def test_an_accident_darkens_paper_here_and_there(accident: Callable[..., Field]) -> None:
    fields = [accident(SHAPE, rng=rng(seed)) for seed in range(8)]
    for field in fields:
        assert field.shape == SHAPE
        assert field.dtype == np.float32
        assert field.min() > 0
        assert field.max() < 1.4
        assert 0.5 < np.median(field) < 1.15
    assert max(field.std() for field in fields) > 0.01


def test_some_pages_have_stains_some_creases_and_some_neither() -> None:
    drawn = [soil((60, 60), rng=rng(seed)) for seed in range(60)]
    stained = np.array([stains.std() > 0 for stains, _ in drawn])
    creased = np.array([creases.std() > 0 for _, creases in drawn])
    for share in (stained.mean(), creased.mean()):
        assert 0.25 < share < 0.8
    assert 0 < (~stained & ~creased).mean() < 0.25


@pytest.mark.parametrize("size", [(-1, 64, 64), (1, 8, 64), (1, 64, 10_000)])
def test_impossible_sizes_are_refused(size: tuple[int, int, int]) -> None:
    with pytest.raises(ConfigError, match="cannot draw"):
        draw_pages(*size, rng=rng())


def test_a_font_that_is_none_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(ConfigError, match=r"broken\.ttf"):
        draw_pages(20, 64, 64, rng=rng(), fonts=[broken])
