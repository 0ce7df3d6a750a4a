"""Pages before and after a denoiser: ink of any grey comes to be dark, colours and negatives come back."""

from __future__ import annotations

import colorsys

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from assetgen_art.documents import clean_page, is_light_on_dark, otsu

Pixels = NDArray[np.uint8]
SHAPE = (300, 400)  # rows that are coloured in more than one strip


def letters(size: int = 24, share: float = 1.0) -> NDArray[np.float64]:
    """How much of each pixel is ink, 0..1; share: of the page's height that is written on."""
    page = Image.new("L", SHAPE[::-1])
    font = ImageFont.load_default(size)
    for top in range(5, int(share * SHAPE[0]), int(1.5 * size)):
        ImageDraw.Draw(page).text((5, top), "Jackdaws love my big sphinx of quartz", 255, font)
    return np.asarray(page) / 255


def printed(ink: object, paper: object, *, size: int = 24, share: float = 1.0, noise: float = 2.0) -> Pixels:
    """A page in these colours, (H, W, 1 or 3)."""
    first, last = np.atleast_1d(ink).astype(float), np.atleast_1d(paper).astype(float)
    page = last + (first - last) * letters(size, share)[..., None]
    page += noise * np.random.default_rng(1).standard_normal(page.shape)
    return np.rint(page).clip(0, 255).astype(np.uint8)


def same(page: Pixels) -> Pixels:
    return page


def whitened(page: Pixels) -> Pixels:
    """As a denoiser leaves a page that has no dirt."""
    return np.where(page > 0.7 * np.quantile(page, 0.9), 255, page).astype(np.uint8)


def wiped(page: Pixels) -> Pixels:
    return np.full_like(page, 255)


@pytest.mark.parametrize(("ink", "paper"), [(0, 255), (110, 200), (150, 215), (30, 120)])
def test_ink_of_any_grey_is_black_and_paper_white(ink: int, paper: int) -> None:
    page, left = clean_page(printed(ink, paper), whitened)
    inside, outside = letters() == 1, letters() == 0
    assert np.median(page[inside]) < 40
    assert np.median(page[outside]) > 235
    assert left > 0.95


def test_a_page_with_little_ink_keeps_its_grain_white_and_its_ink_black() -> None:
    page, _ = clean_page(printed(110, 200, size=12, share=0.07), whitened)
    assert 0 < (letters(12, 0.07) > 0.5).mean() < 0.01
    assert page[letters(12, 0.07) > 0.9].max() < 80
    assert np.quantile(page[letters(12, 0.07) == 0], 0.01) > 200


def test_a_blank_page_has_no_ink_to_make_or_to_lose() -> None:
    blank = np.rint(200 + 4 * np.random.default_rng(0).standard_normal((*SHAPE, 1))).astype(np.uint8)
    page, left = clean_page(blank, whitened)
    assert page.min() > 128
    assert left == 1
    for level in (0, 128, 255):
        flat, left = clean_page(np.full((20, 30, 1), level, np.uint8), whitened)
        assert len(np.unique(flat)) == 1
        assert left == 1


def test_a_negative_is_cleaned_as_its_positive_and_stays_one() -> None:
    page = printed(40, 220)
    seen: list[Pixels] = []

    def clean(one: Pixels) -> Pixels:
        seen.append(one)
        return np.where(one < 128, 0, 255).astype(np.uint8)

    positive, left = clean_page(page, clean)
    negative, left_of_negative = clean_page(255 - page, clean)
    assert np.array_equal(seen[0], seen[1])
    assert np.array_equal(negative, 255 - positive)
    assert left == left_of_negative


def test_a_dark_stain_over_most_of_a_page_is_no_negative() -> None:
    page = printed(10, 240, noise=0)
    assert not is_light_on_dark(Image.fromarray(page[..., 0]))
    page[:, 100:] = (page[:, 100:] * 0.3).astype(np.uint8)
    assert not is_light_on_dark(Image.fromarray(page[..., 0]))
    assert is_light_on_dark(Image.fromarray(255 - printed(10, 240)[..., 0]))


@pytest.mark.parametrize("ink", [(30, 70, 190), (200, 40, 40), (20, 120, 60), (150, 90, 160)])
def test_coloured_ink_keeps_its_hue_and_paper_loses_its_own(ink: tuple[int, int, int]) -> None:
    page, left = clean_page(printed(ink, (246, 240, 220), noise=0), whitened)
    inside, outside = letters() == 1, letters() == 0
    hue, _, _ = colorsys.rgb_to_hsv(*ink)
    cleaned_hue, saturation, _ = colorsys.rgb_to_hsv(*np.median(page[inside], axis=0))
    assert abs((cleaned_hue - hue + 0.5) % 1 - 0.5) < 0.05
    assert saturation > 0.4
    assert np.median(page[outside]) > 235
    assert left > 0.95


def test_what_is_wiped_in_colour_is_white() -> None:
    page, left = clean_page(printed((30, 70, 190), (246, 240, 220)), wiped)
    assert page.min() == 255
    assert left == 0


def test_grey_in_three_channels_is_cleaned_as_in_one() -> None:
    page = printed(60, 210)
    one, three = clean_page(page, whitened)[0], clean_page(page.repeat(3, axis=2), whitened)[0]
    assert np.abs(one.astype(int) - three).max() <= 1


def test_alpha_and_what_it_hides_stay() -> None:
    page = printed(60, 210)
    alpha = np.full((*SHAPE, 1), 255, np.uint8)
    alpha[:, 200:] = 0
    hidden = page.copy()
    hidden[:, 200:] = 0  # as if it were half ink
    clear = np.concatenate([hidden, alpha], axis=2)
    cleaned, _ = clean_page(clear, whitened)
    assert np.array_equal(cleaned[..., 1:], alpha)
    assert np.array_equal(cleaned[:, 200:], clear[:, 200:])
    inside = letters()[:, :200] == 1
    assert np.median(cleaned[:, :200, 0][inside]) < 20
    nothing = np.zeros((30, 40, 4), np.uint8)
    assert np.array_equal(clean_page(nothing, whitened)[0], nothing)


def test_lost_ink_is_counted_and_stains_are_not() -> None:
    page = printed(20, 230).astype(int)
    page[:, 200:] = (page[:, 200:] * 0.6).astype(int)
    stained = page.astype(np.uint8)
    truth = np.where(letters() > 0.5, 0, 255).astype(np.uint8)
    assert clean_page(stained, lambda seen: truth)[1] > 0.75
    half = truth.copy()
    half[:150] = 255
    assert 0.3 < clean_page(stained, lambda seen: half)[1] < 0.7
    assert clean_page(stained, wiped)[1] == 0


@pytest.mark.parametrize("shape", [(1, 1, 1), (1, 9, 3), (7, 3, 4), (9, 1, 2)])
def test_tiny_pages_are_pages(shape: tuple[int, int, int]) -> None:
    page = np.random.default_rng(2).integers(0, 256, shape).astype(np.uint8)
    assert clean_page(page, same)[0].shape == shape


def test_otsu_parts_two_classes() -> None:
    counts = np.zeros(256, np.int64)
    counts[40:60], counts[200:220] = 5, 50
    assert 60 <= otsu(counts) <= 200
    with np.errstate(all="raise"):
        otsu(np.bincount([7, 7], minlength=256))
