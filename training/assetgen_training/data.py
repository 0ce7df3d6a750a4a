"""Image sets in memory, and the batches that a step sees; everything stays uint8 on the training device."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_plugin.errors import DataError

from .fashion_mnist import CLASSES, load_fashion_mnist
from .models import Batch
from .palette import IndexedSet
from .plants import SPECIES, draw_plants

SOURCES = ("fashion-mnist", "plants")
_PLANTS_SEED = 7


@dataclass(frozen=True)
class ImageSet:
    """Images of one size. images: (N, H, W, C) uint8, straight alpha. labels: (N,) int64 into label_names."""

    name: str
    licence: str
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    label_names: tuple[str, ...]
    test: tuple[NDArray[np.uint8], NDArray[np.int64]] | None = None  # images and labels that are never trained on

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, W, C)."""
        height, width, channels = self.images.shape[1:]
        return height, width, channels

    def digest(self) -> str:
        """SHA-256 (hex) of pixels, labels and names: which data a pack was trained on."""
        digest = hashlib.sha256(repr((self.images.shape, self.label_names)).encode())
        digest.update(self.images.tobytes())
        digest.update(self.labels.tobytes())
        return digest.hexdigest()


def load_source(source: str, *, data_dir: Path | None = None) -> ImageSet:
    """The training images that a command line names."""
    if source == "fashion-mnist":
        images, labels = load_fashion_mnist("train", data_dir=data_dir)
        licence = "Fashion-MNIST: MIT, Copyright (c) 2017 Zalando SE, https://tech.zalando.com"
        return ImageSet(source, licence, images, labels, CLASSES, load_fashion_mnist("test", data_dir=data_dir))
    if source == "plants":
        images, labels = draw_plants(160, rng=np.random.default_rng(_PLANTS_SEED))
        return ImageSet(source, "assetgen's parametric plants: MIT", images, labels, SPECIES)
    raise DataError(f"unknown source {source!r}; sources are {', '.join(SOURCES)}")


def with_test_images(data: ImageSet) -> tuple[ImageSet, NDArray[np.int64], NDArray[np.int64]]:
    """One set of the training and then the test images, and the numbers of each; DataError if there are none."""
    if data.test is None:
        raise DataError(f"{data.name} has no test images to validate on")
    images = np.concatenate([data.images, data.test[0]])
    labels = np.concatenate([data.labels, data.test[1]])
    n_train = len(data.images)
    whole = ImageSet(data.name, data.licence, images, labels, data.label_names)
    return whole, np.arange(n_train), np.arange(n_train, len(images))


def split(n_images: int, holdout: float, *, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Image numbers to train on and to validate with (at most 5,000)."""
    order = rng.permutation(n_images)
    n_held = min(5000, max(1, round(n_images * holdout)))
    return np.sort(order[n_held:]), np.sort(order[:n_held])


class DirectData:
    """Batches of channel values in 0..1, RGBA premultiplied."""

    def __init__(self, images: ImageSet, device: torch.device) -> None:
        self.images = torch.from_numpy(images.images).to(device).permute(0, 3, 1, 2).contiguous()  # (N, C, H, W)
        self.labels = torch.from_numpy(images.labels).to(device)

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The images of these rows. Augmentation of direct images is a shift by up to two pixels."""
        images = self.images[rows].float() / 255
        if images.shape[1] == 4:
            images[:, :3] *= images[:, 3:]
        if augment:
            images = _warp(images, 0.0, 2 * augment / images.shape[-1], generator, "bilinear")
        return Batch(images, self.labels[rows])


class IndexedData:
    """Batches of slot maps with their palettes; augmentation moves slots, never blends colours."""

    def __init__(self, sprites: IndexedSet, labels: NDArray[np.int64], device: torch.device) -> None:
        self.index = torch.from_numpy(sprites.index).to(device)
        self.palette = torch.from_numpy(sprites.palette).to(device)
        self.counts = torch.from_numpy(sprites.counts).to(device)
        self.labels = torch.from_numpy(labels).to(device)
        self.transparent = sprites.transparent

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The sprites of these rows, warped and recoloured by up to the strength `augment`."""
        index = self.index[rows]  # (B, H, W)
        palette = self.palette[rows].float() / 255
        if augment:
            index = _warp(index[:, None].float(), augment, 0.06 * augment, generator, "nearest")[:, 0].to(torch.uint8)
            palette = _recolour(palette, augment, generator)
        index = index.long()
        return Batch(self.coloured(index, palette), self.labels[rows], index, palette, self.counts[rows])

    def coloured(self, index: Tensor, palette: Tensor) -> Tensor:
        """Premultiplied RGBA or RGB images (B, C, H, W), what the encoder sees."""
        if not self.transparent:
            return _lookup(palette, index)
        clear = palette.new_zeros(len(palette), 1, 4)
        opaque = torch.cat([palette, palette.new_ones(*palette.shape[:2], 1)], dim=2)
        return _lookup(torch.cat([clear, opaque], dim=1), index)


def _lookup(colours: Tensor, index: Tensor) -> Tensor:
    """(B, P, C) colours at (B, H, W) slots: (B, C, H, W)."""
    n_batch, height, width = index.shape
    flat = index.view(n_batch, -1, 1).expand(-1, -1, colours.shape[2])
    return colours.gather(1, flat).transpose(1, 2).reshape(n_batch, -1, height, width)


def _warp(images: Tensor, strength: float, shift: float, generator: torch.Generator, mode: str) -> Tensor:
    """Random affine and elastic warps about the bottom centre, (B, C, H, W); what comes from outside is 0.

    strength 1: rotation ±14°, scale ±18 % a side, shear ±.15, an elastic field of ±5 %. shift: of the whole, as a
    share of the side.
    """
    n_batch, device = len(images), images.device

    def uniform(*shape: int) -> Tensor:
        return 2 * torch.rand(n_batch, *shape, device=device, generator=generator) - 1

    angle, shear = uniform() * strength * math.radians(14), uniform() * strength * 0.15
    scale = torch.exp(uniform(2) * strength * 0.17)
    cos, sin = angle.cos(), angle.sin()
    row_x = torch.stack([cos * scale[:, 0], (shear - sin) * scale[:, 0]], dim=1)
    row_y = torch.stack([sin * scale[:, 1], cos * scale[:, 1]], dim=1)
    matrix = torch.stack([row_x, row_y], dim=1)  # (B, 2, 2)
    root = images.new_tensor([0.0, 0.9])  # plants and creatures stand on the ground
    offset = root - matrix @ root + 2 * shift * uniform(2)
    theta = torch.cat([matrix, offset[:, :, None]], dim=2)
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)  # (B, H, W, 2)
    if strength:
        bends = uniform(2, 4, 4) * strength * 0.1
        bends = F.interpolate(bends, size=images.shape[2:], mode="bicubic", align_corners=True)
        grid = grid + bends.permute(0, 2, 3, 1)
    warped: Tensor = F.grid_sample(images, grid, mode=mode, padding_mode="zeros", align_corners=False)
    return warped


def _recolour(palette: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    """Turns the hue of each palette by up to 25° about the grey axis and scales its brightness by up to 15 %."""
    n_batch, device = len(palette), palette.device
    turn = (2 * torch.rand(n_batch, device=device, generator=generator) - 1) * strength * math.radians(25)
    gain = 1 + (2 * torch.rand(n_batch, 1, 1, device=device, generator=generator) - 1) * strength * 0.15
    grey = palette.mean(dim=2, keepdim=True)
    chroma = palette - grey  # rotate about (1, 1, 1) by Rodrigues's formula
    axis = palette.new_full((3,), 3**-0.5).expand_as(chroma)
    cos, sin = turn.cos()[:, None, None], turn.sin()[:, None, None]
    turned: Tensor = ((grey + cos * chroma + sin * torch.linalg.cross(axis, chroma)) * gain).clamp(0, 1)
    return turned
