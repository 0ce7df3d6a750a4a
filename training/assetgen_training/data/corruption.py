"""Corruption of images: what a denoiser is trained to undo.

Each kind is a small frozen object that is called with images (B, C, H, W) float32 in 0..1 and gives corrupted ones of
the same shape and range. Its strength is drawn for each image from a range, so that one model serves the range; equal
ends make it constant. `Chain`, `OneOf` and `Sometimes` compose them:

    Sometimes(0.9, OneOf((SaltAndPepper((0.02, 0.2)), Chain((Gaussian((0, 0.1)), Jpeg((30, 90)))))))

Of two or four channels the last is alpha, which nothing here touches. All randomness comes from the generator given,
which lives on the images' device.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from assetgen_plugin.errors import ConfigError

Range = tuple[float, float]  # the least and the most, both possible


class Corruption(Protocol):
    """Anything that corrupts images."""

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        """Images (B, C, H, W) float32 in 0..1, corrupted; the argument stays as it is."""
        ...


@dataclass(frozen=True)
class SaltAndPepper:
    """Pixels replaced, in all their colours alike, by black or white with equal chance.

    soft: by greys that follow Beta(1/2, 1/2) instead, as imgaug's SaltAndPepper has it.
    """

    share: Range = (0.1, 0.1)  # of the pixels, 0..1
    soft: bool = False

    def __post_init__(self) -> None:
        _check("share", self.share, 0, 1)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        place = _uniform(images, 1, *images.shape[2:], generator=generator)  # (B, 1, H, W)
        value = _uniform(images, 1, *images.shape[2:], generator=generator)
        # The arcsine law: sin²(πu/2) of a uniform u.
        value = (0.5 * math.pi * value).sin().square() if self.soft else (value < 0.5).to(images.dtype)
        share = _drawn(self.share, images, generator)
        return _join(torch.where(place < share, value, colours), alpha)


@dataclass(frozen=True)
class Gaussian:
    """Normal noise added to each colour of each pixel."""

    noise_std: Range = (0.0, 0.2)

    def __post_init__(self) -> None:
        _check("noise_std", self.noise_std, 0, math.inf)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        noise = _normal(colours, generator) * _drawn(self.noise_std, images, generator)
        return _join((colours + noise).clamp(0, 1), alpha)


@dataclass(frozen=True)
class Speckle:
    """Each colour of each pixel multiplied by 1 + normal noise: light areas suffer, black stays black."""

    noise_std: Range = (0.0, 0.3)

    def __post_init__(self) -> None:
        _check("noise_std", self.noise_std, 0, math.inf)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        noise = _normal(colours, generator) * _drawn(self.noise_std, images, generator)
        return _join((colours * (1 + noise)).clamp(0, 1), alpha)


@dataclass(frozen=True)
class MissingBlocks:
    """Rectangles of one grey for each image, which is black, white or between."""

    side: Range = (0.05, 0.25)  # of a rectangle, as a share of the image's
    count: int = 4  # rectangles at most; at least one

    def __post_init__(self) -> None:
        _check("side", self.side, 0, 1)
        if self.count < 1:
            raise ConfigError(f"count of missing blocks must be >= 1, got {self.count}")

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        n_batch, _, *sides = images.shape
        n_blocks = 1 + (_uniform(images, generator=generator) * self.count).floor()  # (B,)
        grey = _uniform(images, generator=generator)[:, None, None, None]
        lost = torch.zeros(n_batch, *sides, dtype=torch.bool, device=images.device)
        for number in range(self.count):
            inside = (number < n_blocks)[:, None, None]
            for size, shape in zip(sides, ((-1, sides[0], 1), (-1, 1, sides[1])), strict=True):
                side = (_drawn(self.side, images, generator)[:, 0, 0] * size).round().clamp(min=1)  # (B, 1)
                start = (_uniform(images, generator=generator)[:, None] * (size - side + 1)).floor()
                at = torch.arange(size, device=images.device)
                inside = inside & ((at >= start) & (at < start + side)).view(shape)
            lost |= inside
        return _join(torch.where(lost[:, None], grey, colours), alpha)


@dataclass(frozen=True)
class Jpeg:
    """A round trip through a JPEG file, by Pillow on the CPU."""

    quality: Range = (10, 80)  # of libjpeg, 1..95; rounded

    def __post_init__(self) -> None:
        _check("quality", self.quality, 1, 95)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        qualities = _drawn(self.quality, images, generator).flatten().round().int().tolist()
        results = []
        for picture, quality in zip(_pictures(colours), qualities, strict=True):
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=quality)
            results.append(Image.open(buffer))
        return _join(_tensor(results, colours), alpha)


@dataclass(frozen=True)
class PaletteDither:
    """Few colours, chosen for each image by median cut, and Floyd-Steinberg's dither, as in a GIF; by Pillow."""

    colours: Range = (4, 32)  # how many, 2..256; drawn evenly on a logarithmic scale, rounded

    def __post_init__(self) -> None:
        _check("colours", self.colours, 2, 256)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        colours, alpha = _split(images)
        logs = _drawn((math.log(self.colours[0]), math.log(self.colours[1])), images, generator)
        results = []
        for picture, count in zip(_pictures(colours), logs.exp().flatten().round().int().tolist(), strict=True):
            full = picture.convert("RGB")
            palette = full.quantize(count, method=Image.Quantize.MEDIANCUT)
            reduced = full.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
            results.append(reduced.convert(picture.mode))
        return _join(_tensor(results, colours), alpha)


@dataclass(frozen=True)
class Chain:
    """One corruption after the other."""

    parts: tuple[Corruption, ...]

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        for part in self.parts:
            images = part(images, generator=generator)
        return images


@dataclass(frozen=True)
class OneOf:
    """For each image one of the corruptions, all with equal chance."""

    parts: tuple[Corruption, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ConfigError("OneOf has no corruption to choose from; give it at least one")

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        choice = (_uniform(images, generator=generator) * len(self.parts)).long()
        result = images.clone()
        for number, part in enumerate(self.parts):
            rows = (choice == number).nonzero()[:, 0]
            if len(rows):
                result[rows] = part(images[rows], generator=generator)
        return result


@dataclass(frozen=True)
class Sometimes:
    """A corruption of this share of the images; the others stay clean."""

    share: float  # 0..1
    part: Corruption

    def __post_init__(self) -> None:
        _check("share", (self.share, self.share), 0, 1)

    def __call__(self, images: Tensor, *, generator: torch.Generator) -> Tensor:
        rows = (_uniform(images, generator=generator) < self.share).nonzero()[:, 0]
        result = images.clone()
        if len(rows):
            result[rows] = self.part(images[rows], generator=generator)
        return result


def benchmark_noise(images: NDArray[np.uint8], *, seed: int = 0) -> NDArray[np.uint8]:
    """The benchmark's test images: a tenth of the pixels replaced by 0 or 255 with equal chance.

    images: (N, H, W) or (N, H, W, 1) uint8. Bits are Philox's own, one word a pixel, so that every version of numpy
    draws the same. On the 10,000 test images of Fashion-MNIST the PSNR is 13.77 dB.
    """
    words = np.random.Philox(key=seed).random_raw(images.size).reshape(images.shape)
    replaced = (words >> np.uint64(1)) < np.uint64(2**63 // 10)
    return np.where(replaced, np.where(words & np.uint64(1), 255, 0), images).astype(np.uint8)


def _check(name: str, drawn_from: Range, least: float, most: float) -> None:
    low, high = drawn_from
    if not least <= low <= high <= most:
        raise ConfigError(f"{name} must be a rising range within {least}..{most}, got {low}..{high}")


def _split(images: Tensor) -> tuple[Tensor, Tensor]:
    """Colours (B, 1 or 3, H, W) and alpha (B, 0 or 1, H, W)."""
    n_colours = 1 if images.shape[1] < 3 else 3
    return images[:, :n_colours], images[:, n_colours:]


def _join(colours: Tensor, alpha: Tensor) -> Tensor:
    return torch.cat([colours, alpha], dim=1)


def _uniform(images: Tensor, *shape: int, generator: torch.Generator) -> Tensor:
    """Draws in 0..1 for each image, (B, *shape)."""
    return torch.rand(len(images), *shape, device=images.device, generator=generator)


def _normal(images: Tensor, generator: torch.Generator) -> Tensor:
    """Standard normal draws of the images' shape."""
    return torch.randn(images.shape, device=images.device, generator=generator)


def _drawn(ends: Range, images: Tensor, generator: torch.Generator) -> Tensor:
    """A strength for each image, (B, 1, 1, 1)."""
    low, high = ends
    return low + (high - low) * _uniform(images, 1, 1, 1, generator=generator)


def _pictures(colours: Tensor) -> list[Image.Image]:
    """Images (B, 1 or 3, H, W) as Pillow's, "L" or "RGB"."""
    pixels = (colours * 255).round().byte().permute(0, 2, 3, 1).cpu().numpy()  # (B, H, W, C)
    return [Image.fromarray(image[..., 0] if image.shape[2] == 1 else image) for image in pixels]


def _tensor(pictures: Sequence[Image.Image], like: Tensor) -> Tensor:
    """Pillow's images as a tensor of the shape and on the device of another."""
    pixels = np.stack([np.asarray(picture) for picture in pictures]).reshape(len(like), *like.shape[2:], -1)
    return torch.from_numpy(pixels).to(like.device).permute(0, 3, 1, 2).to(like.dtype) / 255
