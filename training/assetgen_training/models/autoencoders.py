"""Autoencoders without a prior: convolutional, linear, sparse and contractive. Each is images to codes and back."""

from __future__ import annotations

import itertools
import math

import torch
from torch import Tensor, nn

from ..config import TrainConfig
from ..data.batches import Batch
from .exact import TABLE
from .losses import contraction, kl_sparsity, mean_of_processes, squared_error
from .vae import image_decoder

_GATE = 0.1  # a sparse unit's input that is clearly on: sharp enough that units near zero do not count half


class Autoencoder(nn.Module):
    """A convolutional encoder and decoder with a narrow code between them: what it compresses to is `latent` floats.

    The other kinds differ in the two networks and in what they add to the loss.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images."""
        super().__init__()
        height, width, channels = shape
        self.encoder: nn.Module = _conv_encoder(channels, height, width, config.latent)
        self.decoder: nn.Module = nn.Sequential(
            image_decoder(
                *(config.latent, channels, height, width),
                hidden=config.hidden,
                widths=config.widths,
                full=config.full_convs,
                span=TABLE,
            ),
            nn.Sigmoid(),
        )

    def encode(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W), premultiplied if RGBA, to codes (B, D)."""
        code: Tensor = self.encoder(images)
        return code

    def decode(self, code: Tensor) -> Tensor:
        """Codes (B, D) to images (B, C, H, W) in 0..1 (a linear one's may lie beyond)."""
        images: Tensor = self.decoder(code)
        return images

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """The parts of the loss, (B,) each. noise: as a Vae's; a plain autoencoder draws nothing."""
        return {"recon": squared_error(self.decode(self.encode(batch.images)).float(), batch.images)}


class LinearAutoencoder(Autoencoder):
    """z = W (x - c) and V z + c: with squared error its best code spans the principal components.

    The two share c, which becomes the mean: with biases of their own the matrices would first have to learn it away,
    and it is larger than most components. Source: Baldi & Hornik 1989.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images."""
        nn.Module.__init__(self)
        height, width, channels = shape
        n_values = height * width * channels
        self.shape = (channels, height, width)
        self.encoder = nn.Linear(n_values, config.latent, bias=False)
        self.decoder = nn.Linear(config.latent, n_values, bias=False)
        self.mean = nn.Parameter(torch.zeros(n_values))  # c

    def encode(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W) to codes (B, D)."""
        code: Tensor = self.encoder(images.flatten(1) - self.mean)
        return code

    def decode(self, code: Tensor) -> Tensor:
        """Codes (B, D) to images (B, C, H, W), near 0..1 but not held to it."""
        images: Tensor = self.decoder(code) + self.mean
        return images.view(-1, *self.shape)


class SparseAutoencoder(Autoencoder):
    """A code wider than the image, of which few units are on at a time.

    The penalty holds the mean of sigmoid(10 · input) of every unit near `sparsity`, rho. A unit is on where its input
    is above 0, that is where the sigmoid is above one half: by Markov's inequality in at most 2 rho of the images. The
    code is the input's positive part, so that what is off is 0 exactly; and a unit that is never on is drawn back by
    the sigmoid, whose gradient goes on where the code's has ended.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images."""
        super().__init__(config, shape)
        self.sparsity, self.penalty = config.sparsity, config.penalty

    def encode(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W) to codes (B, D), >= 0."""
        code: Tensor = self.encoder(images).relu()
        return code

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """As Autoencoder.forward, with the sparsity of the batch, the same for each image."""
        inputs = self.encoder(batch.images).float()
        recon = squared_error(self.decode(inputs.relu()).float(), batch.images)
        activity = (inputs / _GATE).sigmoid().mean(dim=0)
        sparsity = kl_sparsity(mean_of_processes(activity) if self.training else activity, self.sparsity)
        return {"recon": recon, "sparsity": self.penalty * sparsity.expand(len(recon))}


class ContractiveAutoencoder(Autoencoder):
    """One sigmoid layer and its transpose, h = s(W x + b) and s(W' h + c), whose code changes little with the image.

    Tied weights: a smaller W, which would make the Jacobian small at no merit, makes the reconstruction worse.
    Source: Rifai, Vincent, Muller, Glorot & Bengio 2011, eq. 3 to 7.
    """

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images."""
        nn.Module.__init__(self)
        height, width, channels = shape
        n_values = height * width * channels
        self.shape, self.penalty = (channels, height, width), config.penalty
        self.weight = nn.Parameter(torch.empty(config.latent, n_values))
        self.code_bias = nn.Parameter(torch.zeros(config.latent))
        self.image_bias = nn.Parameter(torch.zeros(n_values))
        nn.init.xavier_uniform_(self.weight)

    def encode(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W) to codes (B, D) in 0..1."""
        return (images.flatten(1) @ self.weight.T + self.code_bias).sigmoid()

    def decode(self, code: Tensor) -> Tensor:
        """Codes (B, D) to images (B, C, H, W) in 0..1."""
        return (code @ self.weight + self.image_bias).sigmoid().view(-1, *self.shape)

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """As Autoencoder.forward, with the squared norm of the encoder's Jacobian."""
        code = self.encode(batch.images)
        recon = squared_error(self.decode(code).float(), batch.images)
        return {"recon": recon, "contraction": self.penalty * contraction(code.float(), self.weight)}


def _conv_encoder(channels: int, height: int, width: int, latent: int) -> nn.Sequential:
    """Images (B, C, H, W) to (B, latent), any real value."""
    widths = (channels, 32, 64, 96)
    convs = [
        layer
        for n_in, n_out in itertools.pairwise(widths)
        for layer in (nn.Conv2d(n_in, n_out, 3, stride=2, padding=1), nn.SiLU())
    ]  # (B, 96, H/8, W/8)
    n_flat = widths[-1] * math.ceil(height / 8) * math.ceil(width / 8)
    return nn.Sequential(*convs, nn.Flatten(), nn.Linear(n_flat, 256), nn.SiLU(), nn.Linear(256, latent))
