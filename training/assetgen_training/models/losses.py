"""Losses as pure functions: one value per image, (B,), summed over pixels or latent dimensions."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, distributed

from ..data.tensors import oklab

_ALPHA_ERROR = 0.25  # of a squared difference in alpha against one in OKLab


def kl_to_standard_normal(mu: Tensor, logvar: Tensor) -> Tensor:
    """KL(q(z|x) || N(0, I)) in nats, per image.

    mu, logvar: posterior mean and log-variance, (B, D).
    Returns: (B,), >= 0, zero iff mu = 0 and logvar = 0.
    Source: Kingma & Welling 2014, appendix B.
    """
    return 0.5 * (mu.square() + logvar.exp() - 1.0 - logvar).sum(dim=1)


def mean_of_processes(mean: Tensor) -> Tensor:
    """A mean over this process's part of a batch, turned into the mean over the parts of all processes.

    Its gradient is that of this process's part: averaged over the processes, as gradients are, it is the gradient of
    the whole. Every process must call it, so that it belongs in training steps alone.
    """
    if not (distributed.is_available() and distributed.is_initialized()):
        return mean
    whole = mean.detach().clone()
    distributed.all_reduce(whole)
    return whole / distributed.get_world_size() + (mean - mean.detach())


def gaussian_nll(recon: Tensor, images: Tensor, *, shared: bool = False) -> Tensor:
    """Negative log-likelihood of a Gaussian whose one variance is the optimal one of the batch, in nats.

    recon, images: (B, C, H, W) in 0..1. shared: the batch is one process's part, and the variance is that of the whole.
    Returns: (B,), up to a constant; its batch mean is D/2 · log MSE + D/2 for D values an image.
    Source: Rybkin, Daniilidis & Levine 2021 (sigma-VAE), eq. 6; the variance takes no gradient.
    """
    squared = (recon - images).square().flatten(1)
    # A pixel's rounding to 8 bits has a variance of 1/12 of a level: no sharper fit than that means anything.
    error = squared.detach().mean()
    variance = (mean_of_processes(error) if shared else error).clamp_min(1 / (12 * 255**2))
    return 0.5 * (squared / variance + variance.log() + math.log(2 * math.pi)).sum(dim=1)


def squared_error(recon: Tensor, images: Tensor) -> Tensor:
    """Squared error summed over values. recon, images: (B, C, H, W). Returns: (B,)."""
    return (recon - images).square().flatten(1).sum(dim=1)


def cut(values: Tensor) -> Tensor:
    """Values cut to 0..1, but with the gradient that they have uncut.

    White paper that a network makes whiter than white is no error, as it is cut when it is used; but a stroke that
    it makes so is one, and is not left without a gradient.
    """
    return values + (values.clamp(0, 1) - values).detach()


def kl_sparsity(activity: Tensor, rho: float) -> Tensor:
    """KL between Bernoulli distributions of mean rho and of each unit's mean activity, in nats, summed over units.

    activity: (D,) in 0..1, over a batch. Returns: a scalar, >= 0, zero iff every unit's activity is rho.
    Source: Ng 2011, Sparse autoencoder (CS294A lecture notes), section 3.
    """
    activity = activity.clamp(1e-6, 1 - 1e-6)
    return (rho * (rho / activity).log() + (1 - rho) * ((1 - rho) / (1 - activity)).log()).sum()


def contraction(code: Tensor, weight: Tensor) -> Tensor:
    """Squared Frobenius norm of the Jacobian of code = sigmoid(weight x + bias) in x; exact.

    code: (B, D) in 0..1. weight: (D, N). Returns: (B,).
    Source: Rifai et al. 2011, eq. 7.
    """
    return (code * (1 - code)).square() @ weight.square().sum(dim=1)


def bernoulli_mean(logits: Tensor, images: Tensor) -> Tensor:
    """Binary cross-entropy averaged over the pixels, as Keras does it.

    logits, images: (B, C, H, W), images in 0..1. Returns: (B,), nats a pixel.
    """
    return F.binary_cross_entropy_with_logits(logits, images, reduction="none").flatten(1).mean(dim=1)


def tutorial_kl(mu: Tensor, s: Tensor) -> Tensor:
    """-½ · mean(1 + s - mu² - exp(s)), the tutorial's KL term for beta = 1e-3: averaged, not summed, over latents.

    mu, s: (B, D). The tutorial samples with exp(s), as if s were log-sigma, and takes it for a log-variance here;
    the slip is reproduced, since it is what its figures show. Returns: (B,).
    """
    return -0.5 * (1.0 + s - mu.square() - s.exp()).mean(dim=1)


def index_cross_entropy(logits: Tensor, index: Tensor, weights: Tensor | None = None) -> Tensor:
    """Cross-entropy of palette slots, in nats.

    logits: (B, S, H, W). index: (B, H, W) int64 slots. weights: (B, S) of the slots, if they do not count alike.
    Returns: (B,), summed over pixels.
    """
    nats = F.cross_entropy(logits, index, reduction="none").flatten(1)  # (B, H·W)
    return (nats if weights is None else nats * weights.gather(1, index.flatten(1))).sum(dim=1)


def palette_error(palette: Tensor, target: Tensor, counts: Tensor) -> Tensor:
    """Squared OKLab distance of the colours, each weighted by the root of its pixel count.

    palette, target: (B, P, 3) sRGB in 0..1, or (B, P, 4) with straight alpha: then distances count by the target's
    alpha, and those of alpha besides. counts: (B, P) pixels of each colour. Returns: (B,).
    OKLab: Ottosson 2020.
    """
    error = (oklab(palette[..., :3]) - oklab(target[..., :3])).square().sum(dim=2)
    if target.shape[2] == 4:
        error = error * target[..., 3] + _ALPHA_ERROR * (palette[..., 3] - target[..., 3]).square()
    return (counts.sqrt() * error).sum(dim=1)


def total_loss(parts: dict[str, Tensor], beta: float) -> Tensor:
    """The negative ELBO, (B,): every part as it is, the KL times beta."""
    return torch.stack([beta * value if name == "kl" else value for name, value in parts.items()]).sum(dim=0)


def symmetric_root(covariance: Tensor) -> Tensor:
    """The symmetric square root of a covariance matrix, (F, F)."""
    values, vectors = torch.linalg.eigh(covariance)
    root: Tensor = (vectors * values.clamp_min(0).sqrt()) @ vectors.T
    return root
