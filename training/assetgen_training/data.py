"""Image sets in memory, and the batches that a step sees; everything stays uint8 on the training device."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_plugin.errors import DataError

from .augment import N_POSE, N_TINT, Traits, draw_parameters, hidden_warp, scale3x, tinted, warped
from .models import Batch
from .palette import IndexedSet
from .pixels import planes

_MOST_HELD = 5000  # images to validate with
_MOST_ENLARGED = 1 << 29  # bytes of enlarged slot maps that are kept


@dataclass(frozen=True)
class ImageSet:
    """Images of one size. images: (N, H, W, C) uint8, straight alpha. labels: (N,) int64 into label_names."""

    name: str
    licence: str
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    label_names: tuple[str, ...]
    test: tuple[NDArray[np.uint8], NDArray[np.int64]] | None = None  # images and labels that are never trained on
    names: tuple[str, ...] = ()  # of each image, all different: variants are asked for by them; () if there are none
    traits: Traits = field(default_factory=Traits)
    dirty: NDArray[np.uint8] | None = None  # of pairs: each image as it was before somebody cleaned it

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, W, C)."""
        height, width, channels = self.images.shape[1:]
        return height, width, channels

    def digest(self) -> str:
        """SHA-256 (hex) of pixels, labels and names: which data a pack was trained on."""
        named = (self.names,) if self.names else ()
        digest = hashlib.sha256(repr((self.images.shape, self.label_names, *named)).encode())
        digest.update(self.images.tobytes())
        digest.update(self.labels.tobytes())
        if self.dirty is not None:
            digest.update(self.dirty.tobytes())
        return digest.hexdigest()


def with_test_images(data: ImageSet) -> tuple[ImageSet, NDArray[np.int64], NDArray[np.int64]]:
    """One set of the training and then the test images, and the numbers of each; DataError if there are none."""
    if data.test is None:
        raise DataError(f"{data.name} has no test images to validate on")
    images = np.concatenate([data.images, data.test[0]])
    labels = np.concatenate([data.labels, data.test[1]])
    n_train = len(data.images)
    whole = ImageSet(data.name, data.licence, images, labels, data.label_names)
    return whole, np.arange(n_train), np.arange(n_train, len(images))


def split(data: ImageSet, holdout: float, *, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Image numbers to train on and to validate with (at most 5,000); of pairs whole pages, if there are several."""
    n_images = len(data.images)
    if data.dirty is not None and len(data.label_names) > 1:
        pages = rng.permutation(len(data.label_names))
        held = np.isin(data.labels, pages[: max(1, round(len(pages) * holdout))])
        return np.flatnonzero(~held), np.flatnonzero(held)[:_MOST_HELD]
    order = rng.permutation(n_images)
    n_held = min(_MOST_HELD, max(1, round(n_images * holdout)))
    return np.sort(order[n_held:]), np.sort(order[:n_held])


class DirectData:
    """Batches of channel values in 0..1, RGBA premultiplied."""

    def __init__(self, images: ImageSet, device: torch.device) -> None:
        self.images = planes(images.images).to(device)  # (N, C, H, W)
        self.labels = torch.from_numpy(images.labels).to(device)

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The images of these rows. Augmentation of direct images is a shift by up to two pixels."""
        images = self.images[rows].float() / 255
        if images.shape[1] == 4:
            images[:, :3] *= images[:, 3:]
        if augment:
            images = _shifted(images, 2 * augment, generator)
        return Batch(images, self.labels[rows])


class IndexedData:
    """Batches of slot maps with their palettes; augmentation moves slots, never blends colours."""

    def __init__(self, sprites: IndexedSet, labels: NDArray[np.int64], traits: Traits, device: torch.device) -> None:
        """traits: what a warp may do."""
        self.index = torch.from_numpy(sprites.index).to(device)
        self.palette = torch.from_numpy(sprites.palette).to(device)
        self.counts = torch.from_numpy(sprites.counts).to(device)
        self.labels = torch.from_numpy(labels).to(device)
        self.transparent = sprites.transparent
        self.traits = traits
        small = 9 * self.index.numel() <= _MOST_ENLARGED
        self._enlarged = scale3x(self.index) if small else None

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The sprites of these rows; with augmentation each under a hidden warp, a pose and a tint of its own."""
        index = self.index[rows]  # (B, H, W)
        palette = self.palette[rows].float() / 255
        labels, counts = self.labels[rows], self.counts[rows]
        if not augment:
            pose, tint = (palette.new_zeros(len(rows), n) for n in (N_POSE, N_TINT))
            return Batch(self.coloured(index.long(), palette), labels, index.long(), palette, counts, pose, tint)
        pose = draw_parameters(len(rows), N_POSE, generator, index.device)
        tint = draw_parameters(len(rows), N_TINT, generator, index.device)
        hidden = hidden_warp(len(rows), augment, generator, index.device, self.traits)
        enlarged = scale3x(index) if self._enlarged is None else self._enlarged[rows]
        seen = warped(enlarged, None, hidden, self.traits).long()
        target = warped(enlarged, pose, hidden, self.traits).long()
        return Batch(self.coloured(seen, palette), labels, target, tinted(palette, tint), counts, pose, tint)

    def coloured(self, index: Tensor, palette: Tensor) -> Tensor:
        """Premultiplied RGBA or RGB images (B, C, H, W), what the encoder sees."""
        if not self.transparent:
            return _lookup(palette, index)
        alpha = palette[..., 3:] if palette.shape[2] == 4 else palette.new_ones(*palette.shape[:2], 1)
        colours = torch.cat([palette[..., :3] * alpha, alpha], dim=2)
        return _lookup(torch.cat([palette.new_zeros(len(palette), 1, 4), colours], dim=1), index)


def _lookup(colours: Tensor, index: Tensor) -> Tensor:
    """(B, P, C) colours at (B, H, W) slots: (B, C, H, W)."""
    n_batch, height, width = index.shape
    flat = index.view(n_batch, -1, 1).expand(-1, -1, colours.shape[2])
    return colours.gather(1, flat).transpose(1, 2).reshape(n_batch, -1, height, width)


def _shifted(images: Tensor, most: float, generator: torch.Generator) -> Tensor:
    """Images (B, C, H, W) moved by up to `most` pixels each way; what comes from outside is 0."""
    shift = most * (2 * torch.rand(len(images), 2, device=images.device, generator=generator) - 1)
    theta = torch.eye(2, 3, device=images.device).repeat(len(images), 1, 1)
    theta[:, :, 2] = 2 * shift / images.new_tensor([images.shape[3], images.shape[2]])
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
