"""What a run finds out about a VAE's latent space: the posteriors, the scales of its integers, the prior."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..data.art import art_of_set, layers_of_set
from ..data.batches import Source
from ..keys import key
from ..models.family import Model, as_vae, calibrate
from ..models.priors import fit_prior
from .checkpoint import save_arrays
from .log import RunLog
from .setup import Setup


@torch.no_grad()
def posteriors(model: Model, source: Source) -> tuple[Tensor, Tensor]:
    """Posterior mean and standard deviation of every image, (N, D) float32 each; ExportError if it is not a VAE."""
    vae = as_vae(model)
    device = source.labels.device
    generator = torch.Generator(device)  # unused: nothing is augmented
    mus, sigmas = [], []
    for rows in torch.split(torch.arange(len(source.labels), device=device), source.chunk):
        mu, logvar = vae.encoder(source.batch(rows, 0.0, generator).images)
        mus.append(mu)
        sigmas.append(vae.sigma(logvar))
    return torch.cat(mus), torch.cat(sigmas)


def calibrate_integers(setup: Setup, model: Model, rows: Tensor) -> None:
    """Finds the scales of a model's integers from some of the images of these rows."""
    config, device = setup.config, setup.device
    generator = torch.Generator(device).manual_seed(key(config.seed, "calibrate"))
    batch = setup.source.batch(rows[:: max(1, len(rows) // setup.source.chunk)], config.stages[-1].augment, generator)
    calibrate(model, batch, torch.randn(len(batch), config.latent, device=device, generator=generator))


def keep_prior(setup: Setup, model: Model, log: RunLog) -> None:
    """Fits the prior to the posterior of every training image, held out or not, and writes it.

    Beside it stands the art of a pack that carries it, in the order of the exemplars.
    """
    log.say("fitting the prior")
    config, rows = setup.config, setup.fitted.cpu().numpy()
    mu, sigma = (values.double().cpu().numpy()[rows] for values in posteriors(model, setup.source))
    labels = setup.source.labels.cpu().numpy()[rows]
    rng = np.random.default_rng(key(config.seed, "prior"))
    prior = fit_prior(config, mu, sigma, labels, setup.n_classes, names=setup.data.names, rng=rng)
    if config.painted:
        order = rows[np.argsort(labels, kind="stable")]
        prior |= art_of_set(config, _in_order(setup.data.images, order))
        layers = {name: _in_order(layer, order) for name, layer in setup.data.layers.items()}
        animated = np.array([name in setup.data.animations for name in setup.data.names], bool)
        prior |= layers_of_set(config, layers, prior["art.boxes"], animated[order]) if layers else {}
    save_arrays(setup.folder.prior, prior)


def _in_order(images: NDArray[np.uint8], order: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Images (N, …) in another order; as they are if that is theirs: a copy of layers would fill what is empty."""
    return images if np.array_equal(order, np.arange(len(images))) else images[order]
