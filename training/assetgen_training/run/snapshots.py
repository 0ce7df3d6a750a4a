"""Pictures that a run takes of itself: samples as it learns, sprites that it has not seen, the plane of two latents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import sheet
from assetgen_plugin.pixels import straight_alpha

from ..data.batches import Batch, IndexedData
from ..data.tensors import pixels
from ..models.autoencoders import Model
from ..models.denoiser import DenoisingAutoencoder
from ..models.vae import Vae
from .checkpoint import save_arrays
from .keys import key
from .steps import Source

NOISY_HELD_OUT = "held-out-noisy.safetensors"
"""Of a denoiser's run folder: images that were not trained on, clean and noisy, (N, H, W, C) uint8 each."""

HELD_OUT = "held-out.safetensors"
"""Of a run folder with an exemplar prior: images held out of its first stage, and their reconstructions after it."""

_PLANE = 20  # decodings a side of a latent plane
_MOST_HELD_OUT = 96  # images that are kept to show


@torch.no_grad()
def samples(seed: int, model: Model, source: Source, held: Tensor) -> NDArray[np.uint8]:
    """Rows of twelve, uint8: held-out images, their reconstructions and, of a Vae, variants near them.

    Of a denoiser clean, noisy and restored images.
    """
    generator = torch.Generator(held.device).manual_seed(key(seed, "samples"))
    batch = source.batch(held[:: max(1, len(held) // 12)][:12], 0.0, generator)
    if isinstance(model, DenoisingAutoencoder):
        assert batch.noisy is not None
        return pixels(torch.cat([batch.images, batch.noisy, model.restored(batch.noisy).clamp(0, 1)]))
    if not isinstance(model, Vae):
        return pixels(torch.cat([batch.images, model.decode(model.encode(batch.images)).clamp(0, 1)]))
    posed = source.batch(held[:: max(1, len(held) // 12)][:12], 1.0, generator)
    mu, _ = model.encoder(batch.images)
    near = mu + 0.4 * mu.std(dim=0, correction=0) * torch.randn(mu.shape, device=mu.device, generator=generator)
    recon = _decoded(model, source, mu, batch)
    return pixels(torch.cat([batch.images, recon, _decoded(model, source, near, posed)]))


def _decoded(model: Vae, source: Source, z: Tensor, batch: Batch) -> Tensor:
    """What the model makes of latents in a batch's classes, poses and tints, (B, C, H, W) in 0..1, premultiplied."""
    logits = model.decoder(model.code(z, batch.labels, pose=batch.pose))
    if not isinstance(source, IndexedData):
        direct: Tensor = logits.sigmoid()
        return direct
    palette = batch.palette
    if model.palette_head is not None:
        palette = model.colours(model.code(z, batch.labels, tint=batch.tint))
    assert palette is not None
    return source.coloured(logits.argmax(dim=1), palette)


@torch.no_grad()
def save_held_out(model: Vae, data: ImageSet, source: Source, held: Tensor, run: Path) -> None:
    """Some images that were not trained on so far, and what the model makes of them, with straight alpha."""
    rows = held[:_MOST_HELD_OUT]
    batch = source.batch(rows, 0.0, torch.Generator(held.device))
    recon = straight_alpha(pixels(_decoded(model, source, model.encoder(batch.images)[0], batch)))
    save_arrays(run / HELD_OUT, {"images": data.images[rows.cpu().numpy()], "reconstructions": recon})


@torch.no_grad()
def latent_plane(model: Vae, mu: NDArray[np.float64]) -> Image.Image:
    """Decodings on a grid over the middle 98 % of a latent plane; up is up. mu: (N, 2)."""
    low, high = np.percentile(mu, [1, 99], axis=0)
    across, up = np.linspace(low[0], high[0], _PLANE), np.linspace(high[1], low[1], _PLANE)
    z = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    code = torch.from_numpy(z).float().to(next(model.parameters()).device)
    return sheet(pixels(model.decoder(code).sigmoid()), _PLANE, scale=1, gap=0)


def save_noisy_held_out(run: Path, clean: Tensor, noisy: Tensor) -> None:
    """Keeps images (N, C, H, W) in 0..1 in a run folder."""
    save_arrays(run / NOISY_HELD_OUT, {"clean": pixels(clean), "noisy": pixels(noisy)})
