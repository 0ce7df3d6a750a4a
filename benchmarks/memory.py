"""The most memory that cleaning takes: `assetgen clean` of an A4 scan at 300 dpi in a process of its own.

    python benchmarks/memory.py [--model DENOISER]

Draws a page of 2480×3508 pixels, grey and in colour, cleans each from the command line, and prints the process's
largest resident set and its time.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from assetgen_training.data.pages import draw_pages

WIDTH, HEIGHT = 2480, 3508


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    model = [] if options.model is None else ["--model", str(options.model)]
    _, dirty = draw_pages(1, HEIGHT // 2, WIDTH // 2, rng=np.random.default_rng(0))
    page = Image.fromarray(dirty[0]).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    print(f"{'':28}{'MiB':>6}{'seconds':>9}")
    for name, mode in (("grey", "L"), ("colour", "RGB")):
        with tempfile.TemporaryDirectory() as folder:
            tinted = Image.merge("RGB", [page, page.point(lambda v: v * 0.9), page]) if mode == "RGB" else page
            tinted.save(Path(folder) / "page.png")
            begun = time.perf_counter()
            command = ["clean", f"{folder}/page.png", "-o", f"{folder}/out", *model]
            child = subprocess.Popen([sys.executable, "-m", "assetgen", *command], stdout=subprocess.DEVNULL)
            if child.wait():
                raise SystemExit("assetgen clean failed")
            # of all children so far: the colour page, which takes more, is the later one
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"A4 at 300 dpi, {name:13}{most:6.0f}{time.perf_counter() - begun:9.1f}", flush=True)


if __name__ == "__main__":
    main()
