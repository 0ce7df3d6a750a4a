"""The last stages of a direct VAE: encoder and prior stay, and the decoder learns to look right.

An ELBO's decoder is blurred: it paints the mean of all images that a latent could stand for. Here the same decoder goes
on, on the posterior's latents and on the very codes that the pack will draw, with two more terms beside the pixels':

- perceptual: reconstructions have the features of their images, in a critic (Johnson, Alahi & Fei-Fei 2016);
- frechet: drawn textures have the real images' mean and covariance of the critic's last features; moments are averaged
  over steps and only the last batch's part takes a gradient (cf. Mathiasen & Hvilshøj 2020).

With an adversary (`models/adversary.py`) there is one loss in place of the pixels' and the perceptual one: of drawn
textures alone, which it sees as they are.

The critic sees everything through a small blur. What it asks for is then seams, collars and prints; without the blur
the decoder finds that a faint weave over every cloth pleases critic and judges alike, and the eye not at all
(`docs/decisions/006-refine.md`). The critic is a classifier of its own, never one that `assetgen evaluate` judges by.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..config import Stage
from .adversary import Adversary, classes_of, levels, mistaken_loss
from .classifier import Classifier
from .exact import ExactStack
from .losses import mean_of_processes, symmetric_root

_MOMENTUM = 0.01  # of a batch in the drawn textures' moments
_TINY = 1e-10  # keeps the gradient of a root finite where the features do not vary


class Refinement(nn.Module):
    """A decoder and its critic; calling it gives the parts of the loss."""

    def __init__(
        self,
        decoder: ExactStack,
        critic: Classifier,
        stage: Stage,
        shape: tuple[int, int, int],
        adversary: Adversary | None = None,
    ) -> None:
        """shape: (H, W, C) of the images."""
        super().__init__()
        height, width, channels = shape
        self.decoder, self.critic, self.stage = decoder, critic.requires_grad_(False), stage
        self.adversary = adversary
        n_features = critic.hidden.out_features
        device = critic.hidden.weight.device  # calibration compares with what is kept here before Fabric moves it
        blank = torch.zeros(1, channels, height, width, device=device)
        n_terms = 2 + len(critic.activations(blank))  # pixels, each activation, the Fréchet distance
        self.real_mean: Tensor
        self.real_root: Tensor
        self.drawn_mean: Tensor
        self.drawn_square: Tensor
        self.units: Tensor
        moments = [torch.zeros(shape, dtype=torch.float64, device=device) for shape in (n_features, (n_features,) * 2)]
        for whose, second in (("real", "root"), ("drawn", "square")):
            self.register_buffer(f"{whose}_mean", moments[0].clone())
            self.register_buffer(f"{whose}_{second}", moments[1].clone())
        self.register_buffer("units", torch.ones(n_terms, device=device))

    def seen(self, images: Tensor) -> list[Tensor]:
        """What the critic makes of images (B, C, H, W) behind the blur: its activations."""
        return self.critic.activations(softened(images))

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
        self.real_root.copy_(symmetric_root(torch.cov(real.T)))
        self.drawn_mean.copy_(drawn.mean(dim=0))
        self.drawn_square.copy_(drawn.T @ drawn / len(drawn))
        pairs = zip(self.seen(images), self.seen(recon), strict=True)
        distances = [(one - other).square().mean() for one, other in [(images, recon), *pairs]]
        starts = torch.stack([*distances, self._frechet(self.drawn_mean, self.drawn_square).float()])
        self.units.copy_(starts.clamp_min(1e-4))

    def forward(
        self, images: Tensor, z: Tensor, drawn_codes: Tensor, decoder: ExactStack | None = None
    ) -> dict[str, Tensor]:
        """The parts of the loss, (B,) each and weighted.

        images: (B, C, H, W). z: codes of their posteriors, drawn_codes: of the prior, (B, D + K) each.
        decoder: another one to judge, in place of the one that is trained.
        """
        if self.adversary is not None:
            return self._contested(self.adversary, drawn_codes, decoder or self.decoder)
        textures = (decoder or self.decoder)(torch.cat([z, drawn_codes])).float().sigmoid()
        recon = textures[: len(images)]
        with torch.no_grad():
            seen_images = self.seen(images)
        seen = self.seen(textures)
        perceptual = [
            (now[: len(images)].float() - then.float()).square().flatten(1).mean(dim=1) / unit
            for now, then, unit in zip(seen, seen_images, self.units[1:-1], strict=True)
        ]
        features = self.critic.last(seen[-1][len(images) :]).double()
        return {
            "recon": (recon - images).square().flatten(1).mean(dim=1) / self.units[0],
            "perceptual": self.stage.perceptual * torch.stack(perceptual).mean(dim=0),
            "frechet": (self.stage.frechet * self._frechet_step(features)).expand(len(images)),
        }

    def _contested(self, adversary: Adversary, codes: Tensor, decoder: ExactStack) -> dict[str, Tensor]:
        """The parts of the loss where an adversary judges, (B,) each: no image is asked for, only that all might be."""
        textures = levels(decoder(codes).float().sigmoid())
        features = self.critic.last(self.seen(textures)[-1])
        classes = classes_of(codes, adversary)
        parts = {
            "mistaken": mistaken_loss(adversary(textures, classes)),
            "frechet": (self.stage.frechet * self._frechet_step(features.double())).expand(len(codes)),
        }
        if self.stage.label:
            nats = F.cross_entropy(self.critic.head(features).float(), classes, reduction="none")
            parts["label"] = self.stage.label * nats
        return parts

    def _frechet_step(self, features: Tensor) -> Tensor:
        """The Fréchet distance in units of its start, with a gradient as large as if the batch were the whole."""
        mean, square = features.mean(dim=0), features.T @ features / len(features)
        if not self.training:
            return (self._frechet(mean, square) / self.units[-1]).float()
        mean = torch.lerp(self.drawn_mean, mean_of_processes(mean), _MOMENTUM)
        square = torch.lerp(self.drawn_square, mean_of_processes(square), _MOMENTUM)
        distance = self._frechet(mean, square) / self.units[-1]
        self.drawn_mean.copy_(mean.detach())
        self.drawn_square.copy_(square.detach())
        return (distance.detach() + (distance - distance.detach()) / _MOMENTUM).float()

    def _frechet(self, mean: Tensor, square: Tensor) -> Tensor:
        """Fréchet distance of Gaussians: the real one's, and one of this mean and mean square (as in measures.py)."""
        covariance = square - torch.outer(mean, mean)
        product = self.real_root @ ((covariance + covariance.T) / 2) @ self.real_root
        product = product + _TINY * torch.eye(len(mean), dtype=product.dtype, device=product.device)
        cross = torch.linalg.eigvalsh(product).clamp_min(_TINY).sqrt().sum()
        real_trace = self.real_root.square().sum()
        distance: Tensor = (mean - self.real_mean).square().sum() + real_trace + covariance.trace() - 2 * cross
        return distance


def softened(images: Tensor) -> Tensor:
    """Images (B, C, H, W) under a binomial blur of 3×3 pixels, zeros around."""
    n_channels = images.shape[1]
    row = images.new_tensor([0.25, 0.5, 0.25])
    kernel = torch.outer(row, row).expand(n_channels, 1, 3, 3)
    return F.conv2d(images, kernel, padding=1, groups=n_channels)
