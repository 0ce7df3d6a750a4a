"""The sheets of docs/explanation/fashion-mnist.md: real images and the same classes by each generator of the table.

    python benchmarks/fashion_figures.py WORK

WORK: the folder that fashion_table.sh filled. Writes docs/img/story-*.png; a column a class where there are classes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_training.data.built_in import load_source
from assetgen_training.judge.baselines import SampleSet, pca_gaussian
from assetgen_training.judge.compare import pack_samples, read_samples, reference_of
from assetgen_training.judge.measures import nearest_rows

IMAGES = Path(__file__).parents[1] / "docs" / "img"
ROWS, COLUMNS = 4, 20


def chosen(samples: SampleSet) -> NDArray[np.uint8]:
    """ROWS × COLUMNS of the samples: two columns a class, or without classes some at random."""
    rng = np.random.default_rng(1)
    if samples.labels is None:
        return samples.images[rng.permutation(len(samples.images))[: ROWS * COLUMNS]]
    columns = [samples.images[samples.labels == label][: 2 * ROWS].reshape(2, ROWS, 28, 28, 1) for label in range(10)]
    return np.concatenate(columns).swapaxes(0, 1).reshape(-1, 28, 28, 1)


def main() -> None:
    work = Path(sys.argv[1])
    data = load_source("fashion-mnist")
    labels = np.repeat(np.arange(10), 1000)
    ours = pack_samples(Pack.open("samples/packs/fashion.onnx"), "ours", data, count=10_000, seed=1)
    sets = {
        "real": reference_of(data),
        "gaussian": pca_gaussian(data, labels, rng=np.random.default_rng(0)),
        "tutorial": pack_samples(Pack.open(work / "tutorial.onnx"), "tutorial", data, count=1000, seed=1),
        "pythae": read_samples(work / "pythae.npz", data),
        "ours": ours,
    }
    for name, samples in sets.items():
        save_png(IMAGES / f"story-{name}.png", sheet(chosen(samples), COLUMNS, scale=2))
    some = ours.images[:: len(ours.images) // (2 * COLUMNS)][: 2 * COLUMNS]
    nearest = data.images[nearest_rows(some, data.images)]
    rows = [some[:COLUMNS], nearest[:COLUMNS], some[COLUMNS:], nearest[COLUMNS:]]
    save_png(IMAGES / "story-nearest.png", sheet(np.concatenate(rows), COLUMNS, scale=2))


if __name__ == "__main__":
    main()
