"""Image sets in memory, and the batches that a step sees; everything stays uint8 on the training device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.image_set import ImageSet, Traits
from assetgen_plugin.errors import DataError

from ..config import TrainConfig
from ..keys import key
from .augment import N_TINT, draw_parameters, hidden_warp, hidden_warped, pose_warped, scale3x, tinted
from .corruption import Corruption, Gaussian, Jpeg, MissingBlocks, OneOf, PaletteDither, SaltAndPepper, Speckle
from .pose import N_POSE, boxes_of
from .slots import IndexedSet, coloured
from .tensors import planes

CORRUPTIONS: dict[str, Corruption] = {
    "salt-and-pepper": SaltAndPepper((0.02, 0.2)),
    "beta": SaltAndPepper((0.1, 0.1), soft=True),
    "mixed": OneOf(
        (
            *(SaltAndPepper((0.02, 0.2)),) * 5,
            *(Gaussian((0.02, 0.15)), Speckle((0.05, 0.3)), MissingBlocks((0.05, 0.2), count=3)),
            *(Jpeg((10, 60)), PaletteDither((4, 16))),
        )
    ),
}
"""The corruptions that `TrainConfig.corruption` names; `beta` is the tutorial's."""

CHUNK = 500  # images of one forward pass outside training
_CHUNK_PIXELS = CHUNK * 32 * 32  # of large sprites fewer: some layers hold 64 values a pixel
_MOST_HELD = 5000  # images to validate with
_MOST_ENLARGED = 1 << 29  # bytes of enlarged slot maps that are kept


def with_test_images(data: ImageSet) -> tuple[ImageSet, NDArray[np.int64], NDArray[np.int64]]:
    """One set of the training and then the test images, and the numbers of each; DataError if there are none."""
    if data.test is None:
        raise DataError(f"{data.name} has no test images to validate with")
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

    chunk = CHUNK

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
        self.chunk = max(1, min(CHUNK, _CHUNK_PIXELS // self.index[0].numel()))
        self.traits = traits
        small = 9 * self.index.numel() <= _MOST_ENLARGED
        self._enlarged = scale3x(self.index) if small else None

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The sprites of these rows; with augmentation, each has a hidden warp, a pose and a tint of its own."""
        index = self.index[rows]  # (B, H, W)
        palette = self.palette[rows].float() / 255
        labels, counts = self.labels[rows], self.counts[rows]
        if not augment:
            pose, tint = (palette.new_zeros(len(rows), n) for n in (N_POSE, N_TINT))
            return Batch(
                coloured(index.long(), palette, transparent=self.transparent),
                labels,
                index.long(),
                palette,
                counts,
                pose,
                tint,
            )
        pose = draw_parameters(len(rows), N_POSE, generator, index.device)
        tint = draw_parameters(len(rows), N_TINT, generator, index.device)
        hidden = hidden_warp(len(rows), augment, generator, index.device, self.traits)
        enlarged = scale3x(index) if self._enlarged is None else self._enlarged[rows]
        seen = hidden_warped(enlarged, hidden, self.traits)
        boxes = boxes_of(seen > 0 if self.transparent else torch.ones_like(seen, dtype=torch.bool))
        target = pose_warped(enlarged, pose, hidden, self.traits, boxes).long()
        return Batch(
            coloured(seen.long(), palette, transparent=self.transparent),
            labels,
            target,
            tinted(palette, tint),
            counts,
            pose,
            tint,
        )


def _shifted(images: Tensor, most: float, generator: torch.Generator) -> Tensor:
    """Images (B, C, H, W) moved by up to `most` pixels each way; pixels from outside are 0."""
    shift = most * (2 * torch.rand(len(images), 2, device=images.device, generator=generator) - 1)
    theta = torch.eye(2, 3, device=images.device).repeat(len(images), 1, 1)
    theta[:, :, 2] = 2 * shift / images.new_tensor([images.shape[3], images.shape[2]])
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


class NoisyData:
    """Batches of images and their noisy versions: the set's own dirty images, or new corruptions at every step.

    Grey or colour. Of RGBA images only the colours are used; where alpha is 0 both versions are black.
    """

    chunk = 100  # images may be tiles of pages: 64 channels of them are a gigabyte

    def __init__(self, data: ImageSet, config: TrainConfig, device: torch.device) -> None:
        """Raises DataError if the config needs pairs and the set has none, or the other way round."""
        if (config.corruption == "pairs") != (data.dirty is not None):
            have, need = ("pairs", "single images") if data.dirty is not None else ("single images", "pairs")
            raise DataError(f"{data.name} has {have}, but preset {config.preset} needs {need}; choose another preset")
        self.labels = torch.from_numpy(data.labels).to(device)
        self._clean = planes(data.images).to(device)
        self._dirty = None if data.dirty is None else planes(data.dirty).to(device)
        self._corruption = None if config.corruption == "pairs" else CORRUPTIONS[config.corruption]
        self._crop = config.crop
        if config.fixed_noise:
            self._dirty = self._corrupted(key(config.seed, "noise"))

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The images of these rows and their noisy versions; whole, or a random crop of each."""
        clean = self._clean[rows]
        dirty = None if self._dirty is None else self._dirty[rows]
        if self._crop and self._crop < min(clean.shape[2:]):
            clean, dirty = _pieces(clean, dirty, self._crop, generator)
        images, visible = _visible(clean)
        if dirty is not None:
            return Batch(images, self.labels[rows], noisy=dirty.float() / 255)
        assert self._corruption is not None
        return Batch(images, self.labels[rows], noisy=self._corruption(images, generator=generator) * visible)

    def _corrupted(self, seed: int) -> Tensor:
        """Every image with a noise of its own, (N, C, H, W) uint8 without alpha."""
        assert self._corruption is not None
        device = self._clean.device
        generator = torch.Generator(device).manual_seed(seed)
        chunks = []
        for clean in torch.split(self._clean, CHUNK):
            images, visible = _visible(clean)
            chunks.append((255 * self._corruption(images, generator=generator) * visible).round().byte())
        return torch.cat(chunks)


Source: TypeAlias = DirectData | IndexedData | NoisyData
"""Where batches come from. chunk: images of one forward pass outside training."""


def _visible(images: Tensor) -> tuple[Tensor, Tensor]:
    """(images in 0..1 without their alpha and black where it is 0, where it is not): (B, C, H, W) and (B, 1, H, W)."""
    if images.shape[1] not in (2, 4):
        return images.float() / 255, torch.ones_like(images[:, :1], dtype=torch.bool)
    visible = images[:, -1:] > 0
    return images[:, :-1].float() / 255 * visible, visible


def _pieces(clean: Tensor, dirty: Tensor | None, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor | None]:
    """A square crop of each image (B, C, H, W), each at its own random place."""
    draws = torch.rand(len(clean), 2, generator=generator, device=clean.device)
    most = torch.tensor(clean.shape[2:], device=clean.device) - side + 1
    places = (draws * most).long().tolist()

    def cut(images: Tensor) -> Tensor:
        return torch.stack(
            [
                image[:, row : row + side, column : column + side]
                for image, (row, column) in zip(images, places, strict=True)
            ]
        )

    return cut(clean), None if dirty is None else cut(dirty)


@dataclass  # not frozen: Fabric's mixed precision moves its tensors
class Batch:
    """What one step sees.

    images: (B, C, H, W) float32 in 0..1, premultiplied if RGBA. labels: (B,) int64.
    Of indexed sets also index: (B, H, W) int64 slots; palette: (B, P, 3) sRGB in 0..1; counts: (B, P); and what the
    decoder is conditioned on: pose (B, N_POSE), tint (B, N_TINT). For denoisers also noisy: (B, C, H, W).
    """

    images: Tensor
    labels: Tensor
    index: Tensor | None = None
    palette: Tensor | None = None
    counts: Tensor | None = None
    pose: Tensor | None = None
    tint: Tensor | None = None
    noisy: Tensor | None = None

    def __getitem__(self, rows: slice) -> Batch:
        fields = (self.images, self.labels, self.index, self.palette, self.counts, self.pose, self.tint, self.noisy)
        return Batch(*(None if field is None else field[rows] for field in fields))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.images)
