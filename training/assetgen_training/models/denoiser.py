"""Denoising autoencoders and their networks."""

from __future__ import annotations

from torch import Tensor, nn

from assetgen_plugin import Denoiser
from assetgen_plugin.errors import ConfigError

from ..config import TrainConfig
from ..data.batches import Batch
from .losses import cut, squared_error
from .unet import UNet


class DenoisingAutoencoder(nn.Module):
    """Restores images that were corrupted: the squared error of what the network makes of the noisy image, cut to 0..1.

    Source: Vincent, Larochelle, Bengio & Manzagol 2008.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images; the network does not see an alpha channel."""
        super().__init__()
        height, width, channels = shape
        channels -= channels in (2, 4)
        self.shape = channels, height, width  # of what it was trained on
        if config.network == "assetgen":
            self.net: nn.Module = UNet(channels, config.widths)
            return
        if config.network == "tutorial" and (height, width) != (28, 28):
            raise ConfigError(f"preset {config.preset} needs images of 28×28 pixels, these are {width}×{height}")
        self.net = tutorial_denoiser(channels) if config.network == "tutorial" else tutorial_cleaner(channels)
        self.net.append(nn.Sigmoid())
        for module in self.net:
            if isinstance(module, nn.Conv2d):
                nn.init.xavier_uniform_(module.weight)  # Keras's defaults
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]

    @property
    def unet(self) -> UNet | None:
        """The network, if it is our own; None for a tutorial's."""
        return self.net if isinstance(self.net, UNet) else None

    def begin_with(self, denoiser: Denoiser) -> None:
        """Takes the weights of a denoiser; ConfigError if its network is another."""
        if self.unet is None or (self.unet.widths, self.shape[0]) != (denoiser.widths, denoiser.channels):
            raise ConfigError(f"{denoiser} has another network than what is to be trained; begin without it")
        self.unet.load_stored(denoiser.tensors)

    def restored(self, noisy: Tensor) -> Tensor:
        """(B, C, H, W) in 0..1 to the same without its noise."""
        clean: Tensor = self.net(noisy)
        return clean

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """The parts of the loss, (B,) each. noise: unused; the batch brings its own.

        The tutorial's networks have Keras's mean over an image's values, since the epsilon of their optimizer is fixed.
        """
        assert batch.noisy is not None
        squared = squared_error(cut(self.restored(batch.noisy).float()), batch.images)
        return {"recon": squared if self.unet else squared / batch.images[0].numel()}


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
