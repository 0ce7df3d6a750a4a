"""How well a denoiser restores, next to classical filters: what `assetgen evaluate` and training report."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assetgen_art.documents import cleaned_by
from assetgen_plugin import Denoiser
from assetgen_plugin.errors import DataError

from ..data.corruption import benchmark_noise
from ..data.fashion_mnist import load_fashion_mnist
from ..data.pages import draw_pages
from ..data.tensors import pixels, values
from ..run.folder import load_noisy_held_out
from .restoration import background_median, median3, median3_at_extremes, psnr, ssim

_FRESH_PAGES, _FRESH_SEED = 24, 1_000_003  # rendered pages that training never draws
_Images = NDArray[np.uint8]


@dataclass(frozen=True)
class Restoration:
    """One way to restore images. rmse: root of the mean squared error, 0..1. psnr: its decibels. ssim: the mean."""

    name: str
    rmse: float
    psnr: float
    ssim: float

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return dataclasses.asdict(self)


def score(denoiser: Denoiser, name: str, clean: _Images, noisy: _Images) -> list[Restoration]:
    """How close the denoiser and filters bring noisy images to clean ones, (N, H, W, C) uint8 with C of 1 or 3."""
    ways: dict[str, Callable[[_Images], _Images]] = {"noisy": lambda images: images}
    if denoiser.kind == "document":
        ways["background median"] = lambda images: np.stack([background_median(image) for image in images])
    else:
        ways["3×3 median"] = lambda images: pixels(median3(values(images)))
        ways["3×3 median of black and white pixels"] = lambda images: pixels(median3_at_extremes(values(images)))
    ways[name] = lambda images: np.stack([cleaned_by(denoiser, image)[0] for image in images])
    return [_restoration(way, clean, restore(noisy)) for way, restore in ways.items()]


def evaluation_set(denoiser: Denoiser, source: str | None, data_dir: Path | None) -> tuple[str, _Images, _Images]:
    """(what it is, clean, noisy) images that a denoiser is measured on; DataError for an unknown source.

    Fashion-MNIST's test images with a tenth of the pixels black or white, or rendered pages that were not trained on.
    """
    source = source or {"document": "pages", "image": "fashion-mnist"}[denoiser.kind]
    if source == "fashion-mnist":
        clean, _ = load_fashion_mnist("test", data_dir=data_dir)
        return "10,000 test images, a tenth of their pixels black or white", clean, benchmark_noise(clean)
    if source == "pages":
        pages = draw_pages(_FRESH_PAGES, 420, 540, rng=np.random.default_rng(_FRESH_SEED))
        return f"{_FRESH_PAGES} rendered pages that were not trained on", pages[0][..., None], pages[1][..., None]
    raise DataError(f"a denoiser can be measured on fashion-mnist or pages, not on {source!r}")


def score_held_out(denoiser: Denoiser, name: str, run: Path) -> list[Restoration]:
    """The scores on the images that a run has held out of training."""
    arrays = load_noisy_held_out(run)
    return score(denoiser, name, arrays["clean"], arrays["noisy"])


def scores_table(what: str, rows: Sequence[Restoration]) -> str:
    """The scores as text."""
    width = max(len(row.name) for row in rows)
    lines = [what, f"{'':{width}}    RMSE   PSNR dB    SSIM"]
    lines += [f"{row.name:{width}}  {row.rmse:6.4f}  {row.psnr:8.2f}  {row.ssim:6.4f}" for row in rows]
    return "\n".join(lines)


def _restoration(name: str, clean: _Images, restored: _Images) -> Restoration:
    truth, found = values(clean), values(restored)
    decibels = psnr(truth, found)
    similarity = torch.cat(
        [ssim(*parts) for parts in zip(torch.split(truth, 250), torch.split(found, 250), strict=True)]
    )
    rmse = 0.0 if math.isinf(decibels) else 10 ** (-decibels / 20)
    return Restoration(name, rmse, decibels, float(similarity.mean()))
