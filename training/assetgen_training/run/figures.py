"""Figures of a run: loss curves and the map of a latent plane."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from assetgen_art.files import write_atomic


def loss_curves(path: Path, records: list[dict[str, Any]]) -> None:
    """Training and validation loss by step, from the records of log.jsonl."""
    figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
    for event, name in (("step", "training"), ("validation", "validation")):
        chosen = [record for record in records if record["event"] == event]
        if chosen:
            axes.plot([r["step"] for r in chosen], [r["loss"] for r in chosen], label=name, lw=1)
    for record in records:
        if record["event"] == "stage" and record["stage"] > 0:
            axes.axvline(record["step"], color="grey", lw=0.5, ls="--")
    axes.set(xlabel="step", ylabel="loss an image")
    axes.legend(loc="upper right")  # "best" takes long with many points
    write_atomic(path, _png(figure))


def latent_map(path: Path, z: NDArray[np.float64], labels: NDArray[np.int64], names: tuple[str, ...]) -> None:
    """Latent positions (N, 2) coloured by class."""
    write_atomic(path, latent_map_png(z, labels, names))


def latent_map_png(z: NDArray[np.float64], labels: NDArray[np.int64], names: tuple[str, ...]) -> bytes:
    """The same as the bytes of a PNG; of more than two latents their first principal components."""
    if z.shape[1] > 2:
        z = z - z.mean(axis=0)
        z = z @ np.linalg.eigh(np.cov(z.T))[1][:, :-3:-1]
    figure, axes = plt.subplots(figsize=(8, 7), layout="constrained")
    for label, name in enumerate(names):
        points = z[labels == label]
        axes.scatter(points[:, 0], points[:, 1], s=2, label=name, color=plt.colormaps["tab10"](label % 10))
    axes.set(xlabel="z[0]", ylabel="z[1]", title="Latent positions by class")
    axes.legend(markerscale=5, loc="upper left", bbox_to_anchor=(1, 1))
    return _png(figure)


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=110)
    plt.close(figure)
    return buffer.getvalue()
