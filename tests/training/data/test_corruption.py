from __future__ import annotations

import io
import math

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from assetgen_plugin.errors import ConfigError
from assetgen_training.data.corruption import (
    Chain,
    Corruption,
    Gaussian,
    Jpeg,
    MissingBlocks,
    OneOf,
    PaletteDither,
    SaltAndPepper,
    Sometimes,
    Speckle,
    benchmark_noise,
)
from assetgen_training.judge.restoration import median3, median3_at_extremes, psnr, ssim

KINDS: tuple[Corruption, ...] = (
    SaltAndPepper((0.05, 0.3)),
    SaltAndPepper(soft=True),
    Gaussian(),
    Speckle(),
    MissingBlocks(),
    Jpeg(),
    PaletteDither(),
)


def generator(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def smooth(n_images: int, channels: int, *, side: int = 24) -> Tensor:
    """Images of slow waves, no pixel of them 0 or 1."""
    phase = torch.rand(n_images, channels, 1, 1, generator=generator(9))
    at = torch.linspace(0, 1, side)
    return 0.5 + 0.4 * torch.sin(2 * math.pi * (at + phase) + 3 * at[:, None])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_corrupted_images_keep_shape_range_and_alpha(kind: Corruption, channels: int) -> None:
    images = smooth(5, channels)
    before = images.clone()
    result = kind(images, generator=generator())
    assert torch.equal(images, before)
    assert result.shape == images.shape
    assert result.dtype == torch.float32
    assert result.min() >= 0
    assert result.max() <= 1
    assert not torch.equal(result, images)
    if channels in (2, 4):
        assert torch.equal(result[:, -1], images[:, -1])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_same_generator_state_gives_same_corruption(kind: Corruption) -> None:
    images = smooth(4, 3)
    first, again, other = (kind(images, generator=generator(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_salt_and_pepper_hits_its_rate_in_all_colours_alike() -> None:
    images = smooth(50, 3)
    result = SaltAndPepper((0.1, 0.1))(images, generator=generator())
    hit = (result != images).any(dim=1)
    assert torch.equal(hit, (result != images).all(dim=1))
    n_pixels = hit.numel()
    assert abs(hit.float().mean() - 0.1) < 4 * math.sqrt(0.09 / n_pixels)
    values = result[:, 0][hit]
    assert set(values.tolist()) == {0.0, 1.0}
    assert abs(values.mean() - 0.5) < 4 * 0.5 / math.sqrt(len(values))


def test_soft_salt_and_pepper_follows_the_arcsine_law() -> None:
    images = torch.full((10, 1, 100, 100), 2.0)  # no draw equals it
    values = SaltAndPepper((0.5, 0.5), soft=True)(images, generator=generator())
    values = values[values != 2.0]
    for point in (0.1, 0.5, 0.75):
        expected = 2 / math.pi * math.asin(math.sqrt(point))
        share = float((values < point).float().mean())
        assert abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / len(values))


def test_gaussian_and_speckle_have_their_standard_deviation() -> None:
    images = torch.full((4, 1, 100, 100), 0.5)
    assert Gaussian((0.1, 0.1))(images, generator=generator()).std() == pytest.approx(0.1, rel=0.03)
    assert Speckle((0.1, 0.1))(images, generator=generator()).std() == pytest.approx(0.05, rel=0.03)
    black = torch.zeros(2, 1, 8, 8)
    assert torch.equal(Speckle()(black, generator=generator()), black)


def test_strength_is_drawn_for_each_image_and_covers_the_range() -> None:
    images = torch.full((200, 1, 32, 32), 0.5)
    spread = Gaussian((0.02, 0.1))(images, generator=generator()).flatten(1).std(dim=1)
    assert spread.min() < 0.03
    assert spread.max() > 0.09
    assert abs(spread.mean() - 0.06) < 0.006


def test_missing_blocks_are_rectangles_of_one_grey() -> None:
    images = smooth(40, 1, side=20)
    result = MissingBlocks((0.2, 0.2), count=1)(images, generator=generator())
    for image, clean in zip(result[:, 0], images[:, 0], strict=True):
        rows, columns = (image != clean).nonzero(as_tuple=True)
        assert rows.max() - rows.min() == 3
        assert columns.max() - columns.min() == 3
        assert len(image[rows, columns].unique()) == 1


def test_jpeg_is_pillows() -> None:
    images = smooth(1, 1)
    result = Jpeg((20, 20))(images, generator=generator())
    buffer = io.BytesIO()
    Image.fromarray((images[0, 0] * 255).round().byte().numpy()).save(buffer, "JPEG", quality=20)
    np.testing.assert_array_equal((result[0, 0] * 255).round().byte().numpy(), np.asarray(Image.open(buffer)))


def test_palette_dither_leaves_few_colours_and_the_mean() -> None:
    images = smooth(6, 3)
    result = PaletteDither((6, 6))(images, generator=generator())
    for image, clean in zip(result, images, strict=True):
        assert len(image.flatten(1).unique(dim=1).T) <= 6
        assert image.mean() == pytest.approx(float(clean.mean()), abs=0.03)


def test_one_of_and_sometimes_leave_each_image_to_one_part() -> None:
    images = torch.full((300, 1, 6, 6), 0.5)
    black, white = MissingBlocks((1, 1), count=1), SaltAndPepper((1.0, 1.0))
    result = OneOf((black, white))(images, generator=generator())
    binary = ((result == 0) | (result == 1)).flatten(1).all(dim=1)
    assert abs(binary.float().mean() - 0.5) < 4 * 0.5 / math.sqrt(300)
    touched = (Sometimes(0.25, white)(images, generator=generator()) != images).flatten(1).any(dim=1)
    assert abs(touched.float().mean() - 0.25) < 4 * math.sqrt(0.1875 / 300)


def test_a_chain_is_one_part_after_the_other() -> None:
    images, stream = smooth(3, 1), generator()
    parts = (Gaussian(), SaltAndPepper())
    by_hand = parts[1](parts[0](images, generator=stream), generator=stream)
    assert torch.equal(Chain(parts)(images, generator=generator()), by_hand)


@pytest.mark.parametrize(
    "make",
    [
        lambda: SaltAndPepper((0.2, 1.2)),
        lambda: Gaussian((0.3, 0.1)),
        lambda: Speckle((-0.1, 0.1)),
        lambda: MissingBlocks(count=0),
        lambda: Jpeg((0, 50)),
        lambda: PaletteDither((1, 8)),
        lambda: OneOf(()),
        lambda: Sometimes(1.5, Gaussian()),
    ],
)
def test_impossible_strengths_are_refused(make: object) -> None:
    with pytest.raises(ConfigError):
        make()  # type: ignore[operator]


def test_benchmark_noise_is_fixed_and_at_its_rate() -> None:
    images = np.full((100, 28, 28), 128, np.uint8)
    noisy = benchmark_noise(images)
    assert np.flatnonzero(noisy != 128)[:6].tolist() == [0, 21, 38, 43, 54, 66]
    assert noisy.ravel()[[0, 21, 38]].tolist() == [255, 0, 255]
    hit = noisy != 128
    assert abs(hit.mean() - 0.1) < 4 * math.sqrt(0.09 / hit.size)
    assert set(np.unique(noisy[hit])) == {0, 255}
    assert abs((noisy[hit] == 255).mean() - 0.5) < 4 * 0.5 / math.sqrt(hit.sum())
    np.testing.assert_array_equal(benchmark_noise(images[..., None])[..., 0], noisy)


def test_psnr_of_a_known_error() -> None:
    images = torch.full((2, 1, 4, 4), 0.5)
    assert psnr(images, images + 0.1) == pytest.approx(20)
    assert psnr(images, images) == math.inf


def test_ssim_is_that_of_the_paper() -> None:
    images = smooth(3, 2)
    noisy = Gaussian((0.1, 0.1))(images, generator=generator())
    at = np.arange(11) - 5
    weights = np.exp(-(at[:, None] ** 2 + at**2) / (2 * 1.5**2))
    weights /= weights.sum()
    x, y = images[1, 0].double().numpy(), noisy[1, 0].double().numpy()
    values = []
    for row in range(24 - 10):
        for column in range(24 - 10):
            a, b = (image[row : row + 11, column : column + 11] for image in (x, y))
            mean_a, mean_b = (weights * a).sum(), (weights * b).sum()
            var_a, var_b = (weights * (a - mean_a) ** 2).sum(), (weights * (b - mean_b) ** 2).sum()
            both = (weights * (a - mean_a) * (b - mean_b)).sum()
            values.append(
                (2 * mean_a * mean_b + 1e-4)
                * (2 * both + 9e-4)
                / ((mean_a**2 + mean_b**2 + 1e-4) * (var_a + var_b + 9e-4))
            )
    assert float(ssim(images[1:2, :1], noisy[1:2, :1])) == pytest.approx(np.mean(values), abs=1e-4)
    assert torch.allclose(ssim(images, images), torch.ones(3), atol=1e-5)
    assert ssim(images, noisy).shape == (3,)


def test_medians_heal_single_pixels_and_the_careful_one_keeps_the_rest() -> None:
    images = smooth(2, 1)
    spoilt = images.clone()
    spoilt[:, :, 5, 7] = 1
    assert abs(median3(spoilt) - images)[:, :, 5, 7].max() < 0.1
    careful = median3_at_extremes(spoilt)
    assert torch.equal(careful[:, :, 10:], images[:, :, 10:])
    assert torch.equal(careful[:, :, 5, 7], median3(spoilt)[:, :, 5, 7])
