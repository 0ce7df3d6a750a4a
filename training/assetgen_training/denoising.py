"""Denoising autoencoders: what they undo, the batches that they see, and the networks."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from assetgen_plugin.errors import ConfigError, DataError

from .config import TrainConfig
from .corruption import (
    Corruption,
    Gaussian,
    Jpeg,
    MissingBlocks,
    OneOf,
    PaletteDither,
    SaltAndPepper,
    Speckle,
)
from .data import ImageSet
from .losses import squared_error
from .models import Batch
from .pixels import planes
from .unet import UNet

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
"""What can be undone, by the names of `TrainConfig.corruption`; `beta` is the tutorial's."""


class NoisyData:
    """Batches of images and what became of them: the set's own dirty ones, or corrupted anew at every step.

    Grey or colour; of RGBA the colours, those under an alpha of 0 being black in both.
    """

    def __init__(self, data: ImageSet, config: TrainConfig, device: torch.device) -> None:
        """Raises DataError if a set of pairs is asked for and this is none."""
        if (config.corruption == "pairs") != (data.dirty is not None):
            kind = "are" if data.dirty is not None else "are not"
            raise DataError(f"the images of {data.name} {kind} pairs; preset {config.preset} is not for them")
        self.labels = torch.from_numpy(data.labels).to(device)
        self._clean = planes(data.images).to(device)
        self._dirty = None if data.dirty is None else planes(data.dirty).to(device)
        self._corruption = None if config.corruption == "pairs" else CORRUPTIONS[config.corruption]
        self._crop = config.crop

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        """The images of these rows and their noisy versions; whole without a crop, else a piece of each."""
        clean = self._clean[rows]
        dirty = None if self._dirty is None else self._dirty[rows]
        if self._crop and self._crop < min(clean.shape[2:]):
            clean, dirty = _pieces(clean, dirty, self._crop, generator)
        images = clean.float() / 255
        visible = images[:, -1:] > 0 if images.shape[1] in (2, 4) else torch.ones_like(images[:, :1], dtype=torch.bool)
        images = _opaque(images) * visible
        if dirty is not None:
            return Batch(images, self.labels[rows], noisy=dirty.float() / 255)
        assert self._corruption is not None
        return Batch(images, self.labels[rows], noisy=self._corruption(images, generator=generator) * visible)


class DenoisingAutoencoder(nn.Module):
    """Restores images that were corrupted: the squared error of what the network makes of the noisy image.

    Source: Vincent, Larochelle, Bengio & Manzagol 2008.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images, of which an alpha is not the network's."""
        super().__init__()
        height, width, channels = shape
        channels -= channels in (2, 4)
        self.shape = channels, height, width  # of what it was trained on
        if config.network == "assetgen":
            self.net: nn.Module = UNet(channels, config.widths)
            return
        if config.network == "tutorial" and (height, width) != (28, 28):
            raise ConfigError(f"preset {config.preset} is of 28×28 images, these are {width}×{height}")
        self.net = tutorial_denoiser(channels) if config.network == "tutorial" else tutorial_cleaner(channels)
        self.net.append(nn.Sigmoid())
        for module in self.net:
            if isinstance(module, nn.Conv2d):
                nn.init.xavier_uniform_(module.weight)  # Keras's defaults
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]

    def restored(self, noisy: Tensor) -> Tensor:
        """(B, C, H, W) in 0..1 to the same without its noise."""
        clean: Tensor = self.net(noisy)
        return clean

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """The parts of the loss, (B,) each. noise: as a Vae's; the batch's own is all there is here."""
        assert batch.noisy is not None
        return {"recon": squared_error(self.restored(batch.noisy).float(), batch.images)}


def tutorial_denoiser(channels: int = 1) -> nn.Sequential:
    """The tutorial's network for Fashion-MNIST, (B, C, 28, 28) to logits of the same shape."""
    return nn.Sequential(
        *(*_conv(channels, 64), _pool(), *_conv(64, 32), _pool(), *_conv(32, 16), _pool()),  # (B, 16, 4, 4)
        *(*_conv(16, 16), nn.Upsample(scale_factor=2), *_conv(16, 32), nn.Upsample(scale_factor=2)),
        *(*_conv(32, 64, padding=0), nn.Upsample(scale_factor=2), nn.Conv2d(64, channels, 3, padding=1)),
    )


def tutorial_cleaner(channels: int = 1) -> nn.Sequential:
    """The tutorial's network for scanned text, (B, C, H, W) to logits of the same shape, H and W even."""
    return nn.Sequential(
        *(*_conv(channels, 64), _pool(), *_conv(64, 64)),
        *(nn.Upsample(scale_factor=2), nn.Conv2d(64, channels, 3, padding=1)),
    )


def _conv(n_in: int, n_out: int, *, padding: int = 1) -> tuple[nn.Module, nn.Module]:
    return nn.Conv2d(n_in, n_out, 3, padding=padding), nn.ReLU()


def _pool() -> nn.Module:
    return nn.MaxPool2d(2, ceil_mode=True)


def _opaque(images: Tensor) -> Tensor:
    """Images without their alpha."""
    return images[:, :-1] if images.shape[1] in (2, 4) else images


def _pieces(clean: Tensor, dirty: Tensor | None, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor | None]:
    """A square of each image (B, C, H, W), at a place of its own."""
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
