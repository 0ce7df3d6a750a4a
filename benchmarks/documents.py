"""Cleaning of scanned documents: error and readability of cleaned pages beside simple ways, on real pairs.

    python benchmarks/documents.py DATA --split DIR
    assetgen train --dirty DIR/train/dirty --clean DIR/train/clean -o pairs.onnx
    assetgen clean DIR/test/dirty -o DIR/pairs --model pairs.onnx
    python benchmarks/documents.py DATA --cleaned pairs=DIR/pairs [--run NAME=RUN] [--no-ocr] [--all] [--enlarged 2 3]

DATA: a folder with `dirty` and `clean`, PNG files matched by name (NoisyOffice's pages, which are not in this
repository). The split is by clean page: equal clean files are one page, and those of `TEST_PAGES` are for testing only.
DIR: cleaned versions of the dirty test pages under their names; each is a row, and so is what the network in the folder
RUN makes of them (for `--preset tutorial-text`, which no command runs on pages of any size). RMSE is pooled over the
pixels of all test pages, in 0..1. Where tesseract is installed (Debian: apt-get install tesseract-ocr), the character
error rate of its reading, against its reading of the clean page, pooled too.

Where few characters are wrong that rate is of chance: tesseract reads "exist" on one of two pages that look the same
and "ezist" on the other, and a little larger the other way round. --enlarged reads each page at several sizes; --all
takes the pages to train on too, for files that were trained on none of them (DIR then has those as well). Each row of
--cleaned but the first shows how its rate differs from the first's, and between what bounds this lies for 95 % of draws
of as many pages (bootstrap, Efron 1979).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import math
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from assetgen_training.judge.restoration import background_median
from assetgen_training.models.family import as_denoiser
from assetgen_training.run.folder import load_model

# SHA-256 of the clean files of the six test pages, the first two 540×258, the others 540×420: the lowest digests of
# each size.
TEST_PAGES = (
    "12e3067db627ac3a3f9e05c36a8610f5f7400ee5b7692d7e73222a0752574499",
    "176d8aec24404faf9ea26ea77a12f815f7d700cde25a28e2843a3a06d591d326",
    "22796d17463f18a92857294836ff94d1d0e6f7043b1c91bbfb2450df072389b0",
    "3b816e08aabd2901dd34efa0eba560e46d0535690510e31f073b5ee686198808",
    "466966e3bd4b431770d2cf13057793f343621dfb306529283f29d548fe034375",
    "55c44856946a6d81bc2b502e677a0ce00129c4396f9f35dbda21fd747b35098b",
)
Page = NDArray[np.uint8]  # (H, W), white 255


@dataclass(frozen=True)
class Pair:
    """One dirty page and what it should be."""

    name: str  # of both files
    page: str  # SHA-256 of the clean file: pairs that share it are one page
    clean: Page
    dirty: Page

    @property
    def is_test(self) -> bool:
        return self.page in TEST_PAGES


def load_pairs(data: Path) -> list[Pair]:
    """All pairs by name; SystemExit where files are missing or differ in size."""
    pairs = []
    for path in sorted((data / "clean").glob("*.png")):
        clean, dirty = read_page(path), read_page(data / "dirty" / path.name)
        if clean.shape != dirty.shape:
            raise SystemExit(f"{path.name}: clean is {clean.shape}, dirty {dirty.shape}; they must be one scan")
        pairs.append(Pair(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), clean, dirty))
    found = {pair.page for pair in pairs}
    if not found.issuperset(TEST_PAGES):
        raise SystemExit(f"{data} has {len(found)} clean pages, but not the six test pages; see TEST_PAGES")
    return pairs


def read_page(path: Path) -> Page:
    """An image file as grey."""
    with Image.open(path) as image:
        return np.asarray(image.convert("L"))


def pooled_rmse(truth: Sequence[Page], pages: Sequence[Page]) -> float:
    """Root of the mean squared error over the pixels of all pages, in 0..1."""
    errors = [np.square(a.astype(float) - b) for a, b in zip(truth, pages, strict=True)]
    return math.sqrt(sum(error.sum() for error in errors) / sum(error.size for error in errors)) / 255


def write_split(data: Path, pairs: Sequence[Pair], out: Path) -> None:
    """Copies the files into out/train and out/test, dirty and clean in each."""
    for pair in pairs:
        for kind in ("dirty", "clean"):
            folder = out / ("test" if pair.is_test else "train") / kind
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(data / kind / pair.name, folder / pair.name)


@torch.no_grad()
def cleaned_by_run(run: Path, pages: Sequence[Page]) -> list[Page]:
    """What the denoiser of a run folder makes of pages, whole, in torch."""
    model = as_denoiser(load_model(run)[2])
    inputs = (torch.from_numpy(page.copy())[None, None].float() / 255 for page in pages)
    outputs = (model.restored(page)[0, 0].clamp(0, 1) for page in inputs)
    return [(255 * page).round().to(torch.uint8).numpy() for page in outputs]


def read_text(page: Page, enlarged: float) -> str:
    """What tesseract reads on a page so many times larger: the letters are small for it."""
    buffer = io.BytesIO()
    image = Image.fromarray(page)
    size = round(enlarged * image.width), round(enlarged * image.height)
    image.resize(size, Image.Resampling.BICUBIC).save(buffer, "PNG")
    command = ["tesseract", "stdin", "stdout", "--psm", "6"]
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}  # its threads wait for each other: ten times as fast with one
    result = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, env=alone)
    return " ".join(result.stdout.decode().split())


def edit_distance(a: str, b: str) -> int:
    """The fewest insertions, deletions and replacements of characters that make b of a (Levenshtein 1966)."""
    codes, places = np.array([ord(letter) for letter in b], int), np.arange(len(b) + 1)
    row = places.copy()
    for number, letter in enumerate(a, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(letter)))
        best = np.concatenate([[number], best]) - places
        row = np.minimum.accumulate(best) + places  # insertions run along the row
    return int(row[-1])


def bounds_of_rate(wrong: NDArray[np.float64], length: NDArray[np.float64]) -> tuple[float, float]:
    """Between which rates 95 % of draws of as many pages lie. wrong, length: characters of each page, (P,)."""
    drawn = np.random.default_rng(0).integers(len(wrong), size=(10_000, len(wrong)))
    low, high = np.quantile(wrong[drawn].sum(axis=1) / length[drawn].sum(axis=1), (0.025, 0.975))
    return float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", type=Path, help="only write the scans to train and to test on into this folder")
    parser.add_argument("--cleaned", metavar="NAME=DIR", action="append", default=[])
    parser.add_argument("--run", metavar="NAME=RUN", action="append", default=[])
    parser.add_argument("--no-ocr", action="store_true")
    parser.add_argument("--all", action="store_true", help="of all pages, not of the test pages alone")
    parser.add_argument("--enlarged", metavar="FACTOR", type=float, nargs="+", default=[2.0], help="sizes to read at")
    options = parser.parse_args()

    pairs = load_pairs(options.data)
    if options.split is not None:
        write_split(options.data, pairs, options.split)
        return
    test = [pair for pair in pairs if pair.is_test or options.all]
    truth, dirty = [pair.clean for pair in test], [pair.dirty for pair in test]
    simple: dict[str, Callable[[Page], Page]] = {
        "dirty": lambda page: page,
        "white paper": lambda page: np.full_like(page, 255),
        "background median": background_median,
    }
    rows = {name: [clean(page) for page in dirty] for name, clean in simple.items()}
    cleaned = [argument.partition("=")[0] for argument in options.cleaned]
    for argument in options.cleaned:
        name, _, folder = argument.partition("=")
        rows[name] = [read_page(Path(folder) / pair.name) for pair in test]
    for argument in options.run:
        name, _, folder = argument.partition("=")
        rows[name] = cleaned_by_run(Path(folder), dirty)
    rows["clean"] = truth

    reads = shutil.which("tesseract") is not None and not options.no_ocr
    pages_of = [pair.page for pair in test]
    print(f"{len(test)} dirty scans of {len(set(pages_of))} pages")
    print(f"identity over all {len(pairs)}: {pooled_rmse([p.clean for p in pairs], [p.dirty for p in pairs]):.4f}")
    if not reads:
        print("no character error rates: " + ("--no-ocr" if options.no_ocr else "tesseract is not installed"))

    def texts(pages: Sequence[Page]) -> list[list[str]]:  # of each page, at every size
        jobs = [(page, factor) for page in pages for factor in options.enlarged]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            read = list(pool.map(read_text, *zip(*jobs, strict=True)))
        return [read[start : start + len(options.enlarged)] for start in range(0, len(read), len(options.enlarged))]

    def by_page(numbers: Sequence[int]) -> NDArray[np.float64]:
        return np.bincount(np.unique(pages_of, return_inverse=True)[1], numbers).astype(np.float64)

    once = {pair.page: pair.clean for pair in test}
    of_page = dict(zip(once, texts(list(once.values())), strict=True)) if reads else {}
    expected = [of_page.get(page, []) for page in pages_of]
    length, first = by_page([sum(map(len, read)) for read in expected]), None
    print(f"{'':24}{'RMSE':>8}" + (f"{'CER':>9}" if reads else ""))
    for name, pages in rows.items():
        line = f"{name:24}{pooled_rmse(truth, pages):8.4f}"
        if reads:
            found = expected if name == "clean" else texts(pages)
            wrong = by_page([sum(map(edit_distance, *two)) for two in zip(expected, found, strict=True)])
            line += f"{wrong.sum() / length.sum():9.2%}"
            if first is None:
                first = wrong if name in cleaned else None
            elif name in cleaned:
                low, high = bounds_of_rate(wrong - first, length)
                line += f"   {(wrong - first).sum() / length.sum():+.2%} ({low:+.2%} to {high:+.2%})"
        print(line, flush=True)


if __name__ == "__main__":
    main()
