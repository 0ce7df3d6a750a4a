"""What defines each kind of autoencoder, measured on Fashion-MNIST's 10,000 test images, as one table.

    python benchmarks/autoencoder_family.py [--runs DIR] [--steps N] [--data-dir DIR]

Trains what is not in DIR yet: each preset, and for sparse and contractive the same without its penalty.
Errors are mean squared errors of a pixel in 0..1. Linear: 8 components, at a gap of the spectrum, which is printed.
"""

import argparse
import dataclasses
import math
import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.decomposition import PCA
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_training.config import TrainConfig
from assetgen_training.data.built_in import load_source
from assetgen_training.data.tensors import values
from assetgen_training.models.autoencoders import Autoencoder
from assetgen_training.models.family import as_autoencoder
from assetgen_training.presets import PRESETS
from assetgen_training.run.folder import RunFolder, load_model
from assetgen_training.run.train import train
from autoencoder_measures import (
    active_share,
    dead_share,
    noise_response,
    principal_angles,
    relative_contraction,
)

_CHUNK = 1000  # images at once
_NOISE = 0.1  # standard deviation of the small input noise
_PROBES = 20
_JACOBIANS = 2000  # test images that the Jacobian is estimated at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, default=Path("family-runs"))
    parser.add_argument("--steps", type=int, help="instead of each preset's own")
    parser.add_argument("--data-dir", type=Path)
    options = parser.parse_args()
    data = load_source("fashion-mnist", data_dir=options.data_dir)
    assert data.test is not None
    test = values(data.test[0])  # (10000, 1, 28, 28)

    def fitted(kind: str, *, penalised: bool = True) -> Autoencoder:
        config = PRESETS[kind] if penalised else dataclasses.replace(PRESETS[kind], penalty=0.0)
        if options.steps is not None:
            config = dataclasses.replace(config, steps=options.steps)
        return finished(config, data, options.runs / (kind if penalised else f"{kind}-plain"))

    print("kind          what                                         value   target")
    plain = fitted("autoencoder")
    row("autoencoder", "values of a code, of 784", plain_width := PRESETS["autoencoder"].latent, "")
    row("autoencoder", "test error", error := mean_error(plain, test), "")
    row("autoencoder", "PSNR, dB", -10 * math.log10(error), "")
    row("autoencoder", f"error of PCA with {plain_width} components", pca_error(data, test, plain_width)[0], "")

    width = PRESETS["linear"].latent
    linear = fitted("linear")
    best, pca = pca_error(data, test, width)
    spectrum = PCA(width + 1).fit(data.images.reshape(len(data.images), -1) / 255).explained_variance_
    learned = linear.state_dict()["decoder.weight"].numpy()
    row("linear", f"eigenvalue {width} over {width + 1}", float(spectrum[width - 1] / spectrum[width]), "")
    row("linear", "largest principal angle, degrees", float(principal_angles(learned, pca.components_.T).max()), "< 2")
    row("linear", "error over PCA's", mean_error(linear, test) / best, "<= 1.01")

    sparse, dense = fitted("sparse"), fitted("sparse", penalised=False)
    for name, model in (("sparse", sparse), ("dense", dense)):
        codes = encoded(model, test).numpy()
        row(name, "units on in an image", active_share(codes), "<= 0.10" if name == "sparse" else "")
        row(name, "units that are never on", dead_share(codes), "<= 0.20" if name == "sparse" else "")
    row("sparse", "error over dense's", mean_error(sparse, test) / mean_error(dense, test), "<= 1.10")

    contractive, tied = fitted("contractive"), fitted("contractive", penalised=False)
    jacobians, moved = [], []
    for model in (contractive, tied):
        generator = torch.Generator().manual_seed(1)
        some = test[:_JACOBIANS]
        jacobians.append(relative_contraction(model.encode, some, probes=_PROBES, generator=generator))
        moved.append(noise_response(model.encode, test, noise_std=_NOISE, generator=generator))
    row("contractive", "Jacobian over code's std, over plain's", jacobians[0] / jacobians[1], "<= 0.50")
    row("contractive", "error over plain's", mean_error(contractive, test) / mean_error(tied, test), "<= 1.10")
    row("contractive", f"code moved by noise {_NOISE}, in its std", moved[0], "")
    row("plain tied", f"code moved by noise {_NOISE}, in its std", moved[1], "")


def row(kind: str, what: str, value: float, target: str) -> None:
    """One line of the table."""
    print(f"{kind:13} {what:42} {value:9.4f}   {target}", flush=True)


def finished(config: TrainConfig, data: ImageSet, run: Path) -> Autoencoder:
    """The model of a run folder, trained first if there is none."""
    if not RunFolder(run).model.exists():
        print(f"training {run.name}", file=sys.stderr)
        train(config, data, run, precision="auto", resume=RunFolder(run).checkpoint.exists())
    return as_autoencoder(load_model(run)[2])


@torch.no_grad()
def encoded(model: Autoencoder, images: Tensor) -> Tensor:
    """Codes, (N, D)."""
    return torch.cat([model.encode(chunk) for chunk in torch.split(images, _CHUNK)])


@torch.no_grad()
def mean_error(model: Autoencoder, images: Tensor) -> float:
    """Mean squared error of a pixel."""
    errors = [(model.decode(model.encode(chunk)) - chunk).square().mean() for chunk in torch.split(images, _CHUNK)]
    return float(torch.stack(errors).mean())


def pca_error(data: ImageSet, test: Tensor, components: int) -> tuple[float, PCA]:
    """Mean squared error of a pixel of the test images by PCA of the training images, and the PCA."""
    pca = PCA(components, svd_solver="covariance_eigh").fit(data.images.reshape(len(data.images), -1) / 255)
    flat = test.flatten(1).double().numpy()
    return float(np.square(pca.inverse_transform(pca.transform(flat)) - flat).mean()), pca


if __name__ == "__main__":
    main()
