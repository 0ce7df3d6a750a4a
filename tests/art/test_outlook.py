"""What is said of a set before training: what suits variants, and what they will lose."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_art.sprites.outlook import WORKS, outlook


def blobs(count: int, side: int = 32, *, lean: bool = True, dots: bool = False) -> NDArray[np.uint8]:
    rng = np.random.default_rng(0)
    y, x = (np.mgrid[:side, :side] - (side - 1) / 2) / side * 2
    images = np.zeros((count, side, side, 4), np.uint8)
    for image in images:
        slant = rng.uniform(0.3, 0.6) if lean else 0.0
        inside = (x + slant * y) ** 2 + (y * 0.8) ** 2 < 0.5
        image[inside] = (*rng.integers(60, 120, 3), 255)
        image[inside & (y < 0)] = (*rng.integers(120, 160, 3), 255)
        image[inside & (y < -0.4)] = (140, 120, 90, 255)
        if dots:
            image[side // 2, side // 2 + 2] = (255, 255, 255, 255)
    return images


def said(images: NDArray[np.uint8], n_classes: int = 0, n_near: int = 0, *, seamless: bool = False) -> tuple[str, ...]:
    return outlook(images, n_classes=n_classes, n_near=n_near, seamless=seamless, pixel_art=True)


def test_a_set_that_suits_variants_is_only_told_what_does() -> None:
    assert said(blobs(40)) == (WORKS,)


@pytest.mark.parametrize(
    ("images", "counts", "words"),
    [
        (blobs(10), (0, 0), "With 10 sprites"),
        (blobs(40, side=16), (0, 0), "a shape can change by one or two"),
        (blobs(40, lean=False), (0, 0), "100% of the sprites are nearly symmetric"),
        (blobs(40, dots=True), (0, 0), "100% of the sprites have features of a pixel or two"),
        (np.minimum(blobs(40), np.array([0, 0, 0, 255], np.uint8)), (0, 0), "at most two colours"),
        (blobs(40), (0, 20), "20 of 40 sprites are frames or recolours"),
        (blobs(40), (12, 0), "12 classes share one model"),
    ],
)
def test_what_will_be_lost_is_said_beforehand(images: NDArray[np.uint8], counts: tuple[int, int], words: str) -> None:
    assert any(words in sentence for sentence in said(images, *counts))


def test_sprites_of_several_kinds_are_better_trained_apart() -> None:
    images = blobs(40)
    images[:10, :22] = 0
    assert any("probably of several kinds" in sentence for sentence in said(images))


def test_tiles_may_be_symmetric_and_have_two_colours() -> None:
    assert said(np.full((40, 32, 32, 3), 90, np.uint8), seamless=True) == (WORKS,)


def test_an_empty_sprite_is_no_reason_to_stop() -> None:
    assert said(np.zeros((30, 32, 32, 4), np.uint8))[0] == WORKS
