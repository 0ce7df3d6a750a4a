"""The last stages of a direct VAE: encoder and prior stay, and the decoder learns to look right.

An ELBO's decoder is blurred: it paints the mean of all images that a latent could stand for. Here the same decoder goes
on, on the posterior's latents and on the very codes that the pack will draw, with three more terms beside the pixels':

- perceptual: reconstructions have the features of their images, in a critic (Johnson, Alahi & Fei-Fei 2016);
- frechet: drawn textures have the real images' mean and covariance of the critic's last features; moments are averaged
  over steps and only the last batch's part takes a gradient (cf. Mathiasen & Hvilshøj 2020);
- adversarial: drawn textures pass for real before a discriminator of patches and of the whole, which is told the class
  (non-saturating loss, Goodfellow et al. 2014; projection, Miyato & Koyama 2018; R1, Mescheder et al. 2018).

The critic is a classifier of its own, never one of those that `assetgen evaluate` judges by.
"""

from __future__ import annotations

from typing import TypeAlias

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .classifier import Classifier
from .config import Stage
from .exact import ExactStack

_MOMENTUM = 0.01  # of a batch in the drawn textures' moments
R1_EVERY = 8  # steps between two gradient penalties, each counted so many times
_R1_WEIGHT = 0.3
SHIFT = 2  # pixels that the discriminator's images are moved by, so that it cannot learn places by heart


class Discriminator(nn.Module):
    """Images (B, C, H, W) and classes (B,) to a logit (B,) of being real."""

    def __init__(self, channels: int, height: int, width: int, n_classes: int) -> None:
        super().__init__()

        def halved(n_in: int, n_out: int) -> list[nn.Module]:
            return [nn.Conv2d(n_in, n_out, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]

        self.patches = nn.Sequential(*halved(channels, 48), *halved(48, 96))  # (B, 96, H/4, W/4)
        self.patch_logits = nn.Conv2d(96, 1 + n_classes, 1)
        n_flat = 128 * (height // 8) * (width // 8)
        self.whole = nn.Sequential(*halved(96, 128), nn.Flatten(), nn.Linear(n_flat, 128), nn.LeakyReLU(0.2))
        self.logit = nn.Linear(128, 1)
        self.classes = nn.Embedding(n_classes, 128)

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        """Sum of the patches' mean logit and the whole's, each with a part for the class, (B,)."""
        patches = self.patches(images)
        of_patches = self.patch_logits(patches).float().mean(dim=(2, 3))  # (B, 1 + K)
        whole = self.whole(patches).float()  # (B, 128)
        of_class = of_patches.gather(1, 1 + labels[:, None])[:, 0] + (self.classes(labels) * whole).mean(dim=1)
        logit: Tensor = of_patches[:, 0] + self.logit(whole)[:, 0] + of_class
        return logit


class Refinement(nn.Module):
    """A decoder and its critic; calling it gives the parts of the loss and the drawn textures."""

    def __init__(self, decoder: ExactStack, critic: Classifier, stage: Stage, shape: tuple[int, int, int]) -> None:
        """shape: (H, W, C) of the images."""
        super().__init__()
        height, width, channels = shape
        self.decoder, self.critic, self.stage = decoder, critic.requires_grad_(False), stage
        n_features = critic.hidden.out_features
        blank = torch.zeros(1, channels, height, width, device=critic.hidden.weight.device)
        n_terms = 2 + len(critic.activations(blank))  # pixels, each activation, the Fréchet distance
        self.real_mean: Tensor
        self.real_root: Tensor
        self.drawn_mean: Tensor
        self.drawn_square: Tensor
        self.units: Tensor
        moments = torch.zeros(n_features, dtype=torch.float64), torch.zeros(n_features, n_features, dtype=torch.float64)
        for whose, second in (("real", "root"), ("drawn", "square")):
            self.register_buffer(f"{whose}_mean", moments[0].clone())
            self.register_buffer(f"{whose}_{second}", moments[1].clone())
        self.register_buffer("units", torch.ones(n_terms))

    def train(self, mode: bool = True) -> Refinement:
        """As nn.Module does, but the critic stays as it was trained."""
        super().train(mode)
        self.critic.eval()
        return self

    @torch.no_grad()
    def calibrate(self, real: Tensor, drawn: Tensor, images: Tensor, recon: Tensor) -> None:
        """Takes the moments of real and drawn features, (N, F) and (M, F), and makes each term's start its unit.

        images, recon: some images and their reconstructions, (B, C, H, W).
        """
        real, drawn = real.double(), drawn.double()
        self.real_mean.copy_(real.mean(dim=0))
        self.real_root.copy_(_root(torch.cov(real.T)))
        self.drawn_mean.copy_(drawn.mean(dim=0))
        self.drawn_square.copy_(drawn.T @ drawn / len(drawn))
        pairs = zip(self.critic.activations(images), self.critic.activations(recon), strict=True)
        distances = [(one - other).square().mean() for one, other in [(images, recon), *pairs]]
        starts = torch.stack([*distances, self._frechet(self.drawn_mean, self.drawn_square).float()])
        self.units.copy_(starts.clamp_min(1e-9))

    def forward(
        self, images: Tensor, z: Tensor, drawn_codes: Tensor, decoder: ExactStack | None = None
    ) -> tuple[dict[str, Tensor], Tensor]:
        """The parts of the loss, (B,) each and weighted, and the drawn textures (B, C, H, W) in 0..1.

        images: (B, C, H, W). z: codes of their posteriors, drawn_codes: of the prior, (B, D + K) each.
        decoder: another one to judge, in place of the one that is trained.
        """
        textures = (decoder or self.decoder)(torch.cat([z, drawn_codes])).float().sigmoid()
        recon, drawn = textures.chunk(2)
        with torch.no_grad():
            seen_images = self.critic.activations(images)
        seen = self.critic.activations(textures)
        perceptual = [
            (now[: len(images)].float() - then.float()).square().flatten(1).mean(dim=1) / unit
            for now, then, unit in zip(seen, seen_images, self.units[1:-1], strict=True)
        ]
        features = self.critic.last(seen[-1][len(images) :]).double()
        parts = {
            "recon": (recon - images).square().flatten(1).mean(dim=1) / self.units[0],
            "perceptual": self.stage.perceptual * torch.stack(perceptual).mean(dim=0),
            "frechet": (self.stage.frechet * self._frechet_step(features)).expand(len(images)),
        }
        return parts, drawn

    def _frechet_step(self, features: Tensor) -> Tensor:
        """The Fréchet distance in units of its start, with a gradient as large as if the batch were the whole."""
        mean, square = features.mean(dim=0), features.T @ features / len(features)
        if not self.training:
            return (self._frechet(mean, square) / self.units[-1]).float()
        mean = torch.lerp(self.drawn_mean, mean, _MOMENTUM)
        square = torch.lerp(self.drawn_square, square, _MOMENTUM)
        distance = self._frechet(mean, square) / self.units[-1]
        self.drawn_mean.copy_(mean.detach())
        self.drawn_square.copy_(square.detach())
        return (distance.detach() + (distance - distance.detach()) / _MOMENTUM).float()

    def _frechet(self, mean: Tensor, square: Tensor) -> Tensor:
        """Fréchet distance of Gaussians: the real one's, and one of this mean and mean square (as in measures.py)."""
        covariance = square - torch.outer(mean, mean)
        product = self.real_root @ ((covariance + covariance.T) / 2) @ self.real_root
        product = product + 1e-6 * torch.eye(len(mean), dtype=product.dtype, device=product.device)
        cross = torch.linalg.eigvalsh(product).clamp_min(1e-9).sqrt().sum()
        real_trace = self.real_root.square().sum()
        distance: Tensor = (mean - self.real_mean).square().sum() + real_trace + covariance.trace() - 2 * cross
        return distance


Shift: TypeAlias = tuple[int, int]
"""How far images are moved before a discriminator, down and right, 0 … 2 · SHIFT; SHIFT is not at all."""


def adversarial_loss(discriminator: Discriminator, drawn: Tensor, labels: Tensor, shift: Shift) -> Tensor:
    """-log of the probability that drawn textures (B, C, H, W) of classes (B,) pass for real, (B,)."""
    return F.softplus(-discriminator(_shifted(drawn, shift), labels))


def discriminator_loss(
    discriminator: nn.Module, real: Tensor, drawn: Tensor, labels: tuple[Tensor, Tensor], shift: Shift
) -> Tensor:
    """Logistic loss of telling real images from drawn textures, (B, C, H, W) each; labels: of both, (B,) each."""
    of_real = discriminator(_shifted(real, shift), labels[0])
    of_drawn = discriminator(_shifted(drawn, shift), labels[1])
    return (F.softplus(-of_real) + F.softplus(of_drawn)).mean()


def gradient_penalty(discriminator: Discriminator, real: Tensor, labels: Tensor) -> Tensor:
    """R1, for a step in R1_EVERY: half the mean squared gradient of the logits with respect to real images."""
    real = real.detach().requires_grad_(True)
    (gradient,) = torch.autograd.grad(discriminator(real, labels).sum(), real, create_graph=True)
    return R1_EVERY * _R1_WEIGHT / 2 * gradient.square().sum(dim=(1, 2, 3)).mean()


def _shifted(images: Tensor, shift: Shift) -> Tensor:
    height, width = images.shape[2:]
    padded = F.pad(images, (SHIFT,) * 4)
    return padded[:, :, shift[0] : shift[0] + height, shift[1] : shift[1] + width]


def _root(matrix: Tensor) -> Tensor:
    """The symmetric square root of a covariance."""
    values, vectors = torch.linalg.eigh(matrix)
    root: Tensor = (vectors * values.clamp_min(0).sqrt()) @ vectors.T
    return root
