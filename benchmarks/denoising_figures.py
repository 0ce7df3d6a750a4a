"""The pictures of docs/explanation/denoising.md: clothes with and without noise, a rendered page before and after.

    python benchmarks/denoising_figures.py DENOISER CLEANER OUT [--tutorial RUN] [--data-dir DIR]

DENOISER: the file of a denoiser of Fashion-MNIST. CLEANER: of one for text. RUN: the run of `--preset tutorial-dae`,
a row more, and its PSNR and SSIM on all test images. OUT: the folder for denoise-fashion.png and clean-text.png.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Denoiser
from assetgen_training.data.corruption import benchmark_noise
from assetgen_training.data.fashion_mnist import load_fashion_mnist
from assetgen_training.data.pages import draw_pages
from assetgen_training.data.tensors import pixels, values
from assetgen_training.judge.restoration import psnr, ssim
from assetgen_training.models.family import as_denoiser
from assetgen_training.run.folder import load_model

COLUMNS = 14


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("denoiser", "cleaner", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--tutorial", type=Path)
    parser.add_argument("--data-dir", type=Path)
    options = parser.parse_args()

    images, _ = load_fashion_mnist("test", data_dir=options.data_dir)
    every = benchmark_noise(images)
    clean, noisy = images[:COLUMNS], every[:COLUMNS]
    denoiser = Denoiser.open(options.denoiser)
    rows = [clean, noisy, np.stack([denoiser.clean(image) for image in noisy])]
    if options.tutorial is not None:
        model = as_denoiser(load_model(options.tutorial)[2])
        truth, inputs = values(images), values(every)
        with torch.no_grad():
            restored = torch.cat([model.restored(part) for part in torch.split(inputs, 500)])
        print(f"tutorial: {psnr(truth, restored):.2f} dB, SSIM {float(ssim(truth, restored).mean()):.4f}")
        rows.append(pixels(restored[:COLUMNS]))
    save_png(options.out / "denoise-fashion.png", sheet(np.concatenate(rows), COLUMNS, scale=2))

    cleaner = Denoiser.open(options.cleaner)
    _, dirty = draw_pages(8, 300, 420, rng=np.random.default_rng(1_000_004))
    columns = [np.hstack([before, cleaner.clean(before)]) for before in dirty[[1, 4, 6]]]
    save_png(options.out / "clean-text.png", Image.fromarray(np.vstack(columns)))


if __name__ == "__main__":
    main()
