"""Pictures that a run takes of itself: samples as it learns, images that it has not seen, the plane of two latents."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from assetgen_art.guides import reduced
from assetgen_art.pictures import save_png, sheet
from assetgen_plugin.pixels import straight_alpha

from ..data.tensors import pixels
from ..keys import key
from ..models.family import Model, as_vae, decode, encode, shown
from .checkpoint import save_arrays
from .figures import latent_map
from .folder import RunFolder
from .posterior import posteriors
from .setup import Setup

_PLANE = 20  # decodings a side of a latent plane
_MOST_HELD_OUT = 96  # images that are kept to show


@torch.no_grad()
def samples(setup: Setup, model: Model) -> NDArray[np.uint8]:
    """Rows of twelve, uint8: held-out images, and below them what the model makes of them (`family.shown`)."""
    generator = torch.Generator(setup.device).manual_seed(key(setup.config.seed, "samples"))
    rows = setup.held[:: max(1, len(setup.held) // 12)][:12]
    batch = setup.source.batch(rows, 0.0, generator)
    posed = setup.source.batch(rows, 1.0, generator)
    noise = torch.randn(len(batch), setup.config.latent, device=setup.device, generator=generator)
    return pixels(torch.cat([batch.images, *shown(model, batch, posed, noise)]))


@torch.no_grad()
def save_held_out(setup: Setup, model: Model) -> None:
    """Keeps some images that were not trained on so far, and a VAE's reconstructions of them, with straight alpha.

    Of a pack that carries the art they are guides.
    """
    rows = setup.held[:_MOST_HELD_OUT]
    batch = setup.source.batch(rows, 0.0, torch.Generator(setup.device))
    recon = straight_alpha(pixels(as_vae(model).pictures(encode(model, batch.images), batch)))
    images = reduced(setup.data.images[rows.cpu().numpy()], setup.config.guide_scale)
    save_arrays(setup.folder.held_out, {"images": images, "reconstructions": recon})


def save_noisy_held_out(folder: RunFolder, clean: Tensor, noisy: Tensor) -> None:
    """Keeps images (N, C, H, W) in 0..1 in a run folder."""
    save_arrays(folder.noisy_held_out, {"clean": pixels(clean), "noisy": pixels(noisy)})


def save_latent_plane(setup: Setup, model: Model) -> None:
    """Two figures of a VAE of two latents: where the held-out images lie, and what is decoded from the plane."""
    mu = posteriors(model, setup.source)[0].double().cpu().numpy()
    held, data = setup.held.cpu().numpy(), setup.data
    latent_map(setup.folder.latent_map, mu[held], data.labels[held], data.label_names)
    save_png(setup.folder.latent_plane, _plane(model, mu, setup.device))


@torch.no_grad()
def _plane(model: Model, mu: NDArray[np.float64], device: torch.device) -> Image.Image:
    """Decodings on a grid over the middle 98 % of a latent plane; up is up. mu: (N, 2)."""
    low, high = np.percentile(mu, [1, 99], axis=0)
    across, up = np.linspace(low[0], high[0], _PLANE), np.linspace(high[1], low[1], _PLANE)
    z = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    return sheet(pixels(decode(model, torch.from_numpy(z).float().to(device))), _PLANE, scale=1, gap=0)
