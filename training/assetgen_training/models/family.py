"""The families of models, and the only place that tells them apart.

A question whose answer depends on the family is a function here; everywhere else a model is just a `Model`.
"""

from __future__ import annotations

from typing import TypeAlias

import torch
from torch import Tensor

from assetgen_plugin.errors import ExportError

from ..config import TrainConfig
from ..data.batches import Batch
from .autoencoders import Autoencoder, ContractiveAutoencoder, LinearAutoencoder, SparseAutoencoder
from .chain import Chain
from .denoiser import DenoisingAutoencoder
from .vae import Encoder, TutorialEncoder, Vae

Model: TypeAlias = Vae | Autoencoder | DenoisingAutoencoder
"""What the training loop fits. Calling it gives the parts of the loss, (B,) each."""


def build_model(config: TrainConfig, shape: tuple[int, int, int], n_classes: int) -> Model:
    """The untrained model that a config names, with weights from torch's global generator.

    shape: (H, W, C) of the images. n_classes: classes that the decoder is conditioned on, 0 for none.
    """
    match config.model:
        case "vae":
            return Vae(config, shape, n_classes)
        case "autoencoder":
            return Autoencoder(config, shape)
        case "linear":
            return LinearAutoencoder(config, shape)
        case "sparse":
            return SparseAutoencoder(config, shape)
        case "contractive":
            return ContractiveAutoencoder(config, shape)
        case "denoiser":
            return DenoisingAutoencoder(config, shape)


def as_vae(model: Model) -> Vae:
    """The model itself; ExportError if it is not a VAE, which alone has a prior to draw from and so a pack."""
    if not isinstance(model, Vae):
        raise ExportError(f"a {type(model).__name__} has no prior to draw from, and so no pack")
    return model


def as_denoiser(model: Model) -> DenoisingAutoencoder:
    """The model itself; ExportError if it is not a denoiser."""
    if not isinstance(model, DenoisingAutoencoder):
        raise ExportError(f"a {type(model).__name__} is not a denoiser")
    return model


def as_autoencoder(model: Model) -> Autoencoder:
    """The model itself; ExportError if it is not an autoencoder without a prior."""
    if not isinstance(model, Autoencoder):
        raise ExportError(f"a {type(model).__name__} is not an autoencoder without a prior")
    return model


def encode(model: Model, images: Tensor) -> Tensor:
    """Images (B, C, H, W) to codes (B, D), a VAE's posterior means; ExportError for a denoiser, which has none."""
    match model:
        case Vae():
            mu: Tensor = model.encoder(images)[0]
            return mu
        case Autoencoder():
            return model.encode(images)
    raise ExportError("a denoiser has no latent codes")


def decode(model: Model, codes: Tensor) -> Tensor:
    """Codes (B, D) of a model without classes or palettes to images (B, C, H, W) in 0..1."""
    match model:
        case Vae():
            images: Tensor = model.decoder(codes).sigmoid()
            return images
        case Autoencoder():
            return model.decode(codes).clamp(0, 1)
    raise ExportError("a denoiser has no latent codes")


def shown(model: Model, batch: Batch, posed: Batch, noise: Tensor) -> list[Tensor]:
    """What a sample sheet shows below the images of a batch: rows of pictures, (B, C, H, W) in 0..1 each.

    A denoiser's are the noisy images and what it makes of them, an autoencoder's its reconstructions, and a VAE's
    reconstructions and variants near them. posed: the same images with poses and tints for the variants.
    noise: (B, D), standard normal.
    """
    match model:
        case DenoisingAutoencoder():
            assert batch.noisy is not None
            return [batch.noisy, model.restored(batch.noisy).clamp(0, 1)]
        case Autoencoder():
            return [decode(model, encode(model, batch.images))]
        case Vae():
            mu = encode(model, batch.images)
            near = mu + 0.4 * mu.std(dim=0, correction=0) * noise
            return [model.pictures(mu, batch), model.pictures(near, posed)]


def calibrate(model: Model, batch: Batch, noise: Tensor) -> None:
    """Finds the scales of a VAE's integers from posterior samples of some images; other models have no integers.

    noise: (B, D), standard normal.
    """
    if isinstance(model, Vae):
        model.calibrate(batch, noise)


def set_exact(model: Model, exact: bool) -> None:
    """Makes a VAE decode in the pack's integers from now on, or in floats again; other models know only floats."""
    if isinstance(model, Vae):
        model.set_exact(exact)


def encoder_chain(model: Model) -> Chain:
    """Images to codes, or to the posterior's mu and logvar; ExportError for a denoiser."""
    chain = Chain()
    match model:
        case Vae(encoder=TutorialEncoder() as tutorial):
            chain.module(tutorial.convs)
            chain.add("flatten")
            hidden, channels = tutorial.hidden, 64
            weight = hidden.weight.view(len(hidden.weight), -1, channels)  # its columns are rows, columns, channels
            chain.dense(weight.transpose(1, 2).flatten(1), hidden.bias)
            chain.add("relu")
            heads = tutorial.mu, tutorial.s
            chain.dense(torch.cat([head.weight for head in heads]), torch.cat([head.bias for head in heads]))
            chain.add("halves")
        case Vae(encoder=Encoder() as encoder):
            chain.module(encoder.convs)
            chain.add("flatten")
            chain.module(encoder.head)
            chain.add("posterior")
        case LinearAutoencoder():
            chain.add("flatten")
            chain.add("shift", bias=-model.mean)
            chain.module(model.encoder)
        case ContractiveAutoencoder():
            chain.add("flatten")
            chain.dense(model.weight, model.code_bias)
            chain.add("sigmoid")
        case SparseAutoencoder():
            chain.module(model.encoder)
            chain.add("relu")
        case Autoencoder():
            chain.module(model.encoder)
        case _:
            raise ExportError("a denoiser has no encoder")
    return chain


def decoder_chain(model: Model) -> Chain:
    """An autoencoder's codes to images, cut to 0..1; ExportError for other models: a VAE's decoder is its pack."""
    chain = Chain()
    match model:
        case LinearAutoencoder():
            chain.module(model.decoder)
            chain.add("shift", bias=model.mean)
            chain.add("reshape", *model.shape)
            chain.add("clip")
        case ContractiveAutoencoder():
            chain.dense(model.weight.T, model.image_bias)
            chain.add("sigmoid")
            chain.add("reshape", *model.shape)
        case Autoencoder():
            chain.module(model.decoder)
        case _:
            raise ExportError("only an autoencoder's decoder is a file of its own; a VAE's is in its pack")
    return chain
