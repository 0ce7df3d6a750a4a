"""Textures per second, session creation and cold start of a pack, beside its float export and torch, in one run.

    python benchmarks/textures.py RUN        RUN: the folder of a finished training run

One thread throughout. The contestants take turns, so that a noisy machine is noisy for all; the median round counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import onnxruntime
import torch
from rich.console import Console
from rich.table import Table

from assetgen_training.export.pack import export, export_float
from assetgen_training.run.folder import load_run

ROUNDS = 15
SECONDS = 0.4  # of one contestant's turn

COLD = "import onnxruntime"
COLD_TEXTURE = "from assetgen_plugin import Pack; import sys; Pack.open(sys.argv[1]).texture(7)"


def session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def speed(draw: Callable[[], object], images: int) -> float:
    """Images per second of one turn."""
    begun, count = time.perf_counter(), 0
    while (took := time.perf_counter() - begun) < SECONDS:
        draw()
        count += images
    return count / took


def rates(contestants: dict[str, Callable[[], object]], images: int) -> dict[str, list[float]]:
    """Images per second of each contestant, a value a round."""
    for draw in contestants.values():
        draw()
    turns: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, draw in contestants.items():
            turns[name].append(speed(draw, images))
    return turns


def processes(pack: Path) -> tuple[list[float], list[float]]:
    """Seconds of a process that imports onnxruntime, and of one that draws its first texture, in turns."""
    bare, first = [], []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", COLD_TEXTURE, str(pack)], check=True, env=environment)  # bytecode is cached
    for _ in range(ROUNDS):
        for seconds, program in ((bare, COLD), (first, COLD_TEXTURE)):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", program, str(pack)], check=True, env=environment)
            seconds.append(time.perf_counter() - begun)
    return bare, first


def ratio(one: list[float], other: list[float]) -> float:
    """The median over rounds of one / other, each round its own pair."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    run = parser.parse_args().run
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        exact_path, float_path = Path(folder) / "exact.onnx", Path(folder) / "float.onnx"
        pack = export(run, exact_path)
        export_float(run, float_path)
        config, _, model = load_run(run)
        files = {"exact": exact_path.read_bytes(), "float": float_path.read_bytes()}
        exact, floats = session(files["exact"]), session(files["float"])
        table = Table("one thread", "batch 1", "of float", "batch 64", "of float", title=f"{run.name}: images/s")
        results: list[dict[str, list[float]]] = []
        for images in (1, 64):
            codes = pack.codes(range(images))
            feeds = {"z": codes.z.astype(np.float32)}
            if codes.palette is not None:
                feeds["z_palette"] = codes.palette.astype(np.float32)
            units = {name: value / 32 for name, value in feeds.items()}
            tensors = [torch.from_numpy(value) for value in units.values()]

            def eager(tensors: list[torch.Tensor] = tensors) -> None:
                with torch.inference_mode():
                    for stack, code in zip(model.stacks(), tensors, strict=True):
                        stack(code)

            contestants = {
                "exact pack, onnxruntime": lambda feeds=feeds: exact.run(None, feeds),
                "float export, onnxruntime": lambda units=units: floats.run(None, units),
                "torch eager, float": eager,
                "Pack.textures, seed to bytes": lambda images=images: pack.textures(3, range(images)),
            }
            results.append(rates(contestants, images))
        for name in results[0]:
            cells = []
            for turns in results:
                cells += [
                    f"{statistics.median(turns[name]):,.0f}",
                    f"{ratio(turns[name], turns['float export, onnxruntime']):.2f}",
                ]
            table.add_row(name, *cells)
        against_torch = ratio(results[0]["exact pack, onnxruntime"], results[0]["torch eager, float"])
        creation: dict[str, list[float]] = {name: [] for name in files}
        for _ in range(4 * ROUNDS):
            for name, model_file in files.items():
                begun = time.perf_counter()
                session(model_file)
                creation[name].append(1000 * (time.perf_counter() - begun))
        bare, first = processes(exact_path)
        console = Console(width=110)
        console.print(table)
        console.print(f"exact pack / torch eager, batch 1: {against_torch:.2f}")
        for name, spans in creation.items():
            console.print(
                f"session creation, {name}: median {statistics.median(spans):.2f} ms, best {min(spans):.2f} ms"
            )
        console.print(
            f"process start to first texture: {1000 * statistics.median(first):.0f} ms; "
            f"import onnxruntime alone: {1000 * statistics.median(bare):.0f} ms; ratio {ratio(first, bare):.2f}"
        )
        console.print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, onnxruntime "
            f"{onnxruntime.__version__}, torch {torch.__version__}, numpy {np.__version__}; {config.preset}, "
            f"{exact_path.stat().st_size / 1024:.0f} KiB exact, {float_path.stat().st_size / 1024:.0f} KiB float"
        )


if __name__ == "__main__":
    main()
