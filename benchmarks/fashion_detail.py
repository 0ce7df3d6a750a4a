"""What noise or real detail could add to the textures of a pack of Fashion-MNIST: bounds, before anything is built.

    python benchmarks/fashion_detail.py [--pack samples/packs/fashion.onnx] [--count 4000] [--sheet OUT.png]

The pack's textures at spreads of 1, .85 and .7; with white and with smoothed noise on the clothes, as strong as gives
them the Laplacian variance of real images; with what the nearest training image has beyond a blur of one pixel: the
detail of real cloth in about the right place. Columns: accuracy of a network that tells them from real test images
(`judge/two_sample.py`), Laplacian variance and high frequencies relative to real images.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_training.data.fashion_mnist import CLASSES, load_fashion_mnist
from assetgen_training.judge.measures import high_frequencies, laplacian_variance, nearest_rows
from assetgen_training.judge.two_sample import two_sample_accuracy

Images = NDArray[np.uint8]  # (N, 28, 28, 1)


def rounded(images: NDArray[np.floating]) -> Images:
    result: Images = np.rint(images).clip(0, 255).astype(np.uint8)
    return result


def noisy(images: Images, noise: NDArray[np.floating], wanted: float) -> Images:
    """Noise on the clothes, multiplied by what gives the wanted Laplacian variance."""
    on_cloth = noise * (images > 24)
    low, high = 0.0, 128.0
    for _ in range(12):
        middle = (low + high) / 2
        below = laplacian_variance(rounded(images + middle * on_cloth)) < wanted
        low, high = (middle, high) if below else (low, middle)
    return rounded(images + low * on_cloth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pack", type=Path, default=Path("samples/packs/fashion.onnx"))
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()

    pack, count = Pack.open(options.pack), options.count
    test, training = load_fashion_mnist("test"), load_fashion_mnist("train")
    real, labels = test[0][:count], test[1][:count]
    rng = np.random.default_rng(1)

    def drawn(spread: float) -> Images:
        images = np.empty_like(real)
        for label, name in enumerate(CLASSES):
            rows = np.flatnonzero(labels == label)
            images[rows] = pack.render(pack.codes(1, rows.tolist(), label=name, spread=spread))
        return images

    ours = drawn(1.0)
    detailed = ours.copy()
    for label in range(len(CLASSES)):
        rows, known = np.flatnonzero(labels == label), training[0][training[1] == label]
        near = known[nearest_rows(ours[rows], known)].astype(float)
        detailed[rows] = rounded(ours[rows] + (near - gaussian_filter(near, (0, 1, 1, 0))) * (ours[rows] > 24))
    white = rng.standard_normal(real.shape)
    sets = {
        "real: training images": training[0][rng.permutation(len(training[0]))[:count]],
        "spread 1": ours,
        "spread .85": drawn(0.85),
        "spread .7": drawn(0.7),
        "white noise": noisy(ours, white, laplacian_variance(real)),
        "smoothed noise": noisy(ours, gaussian_filter(white, (0, 0.6, 0.6, 0)), laplacian_variance(real)),
        "detail of the nearest": detailed,
    }
    print(f"{count} images each{'':14}told apart  Laplacian  high")
    for name, images in sets.items():
        variance = laplacian_variance(images) / laplacian_variance(real)
        high = high_frequencies(images) / high_frequencies(real)
        print(f"{name:30}{two_sample_accuracy(real, images):.3f}       {variance:.2f}       {high:.2f}", flush=True)
    if options.sheet is not None:
        shown = [images[:16] for images in (real, *sets.values())]
        save_png(options.sheet, sheet(np.concatenate(shown), 16, scale=3))


if __name__ == "__main__":
    main()
