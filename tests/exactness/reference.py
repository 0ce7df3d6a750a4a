"""Hashes of a pack's textures on this Python, onnxruntime and CPU, as JSON.

PYTHONPATH=plugin python tests/exactness/reference.py PACK --n 1000 --batch 7 --threads 2 --order shuffled

Needs the plugin on its path and nothing else, so that any environment can run it. --codes writes what enters the
graph to a file, for runtimes that are no Python (run_onnx.mjs).
"""

import argparse
import base64
import json
import platform
import random
import sys
from pathlib import Path

import numpy as np
import onnxruntime

from assetgen_plugin import Pack, texture_hash


def cpu_features() -> list[str]:
    """What numpy finds this CPU, real or emulated, to have."""
    core = np._core if hasattr(np, "_core") else np.core  # numpy 2, numpy 1
    found: dict[str, bool] = core._multiarray_umath.__cpu_features__
    return sorted(name for name, present in found.items() if present)


def hashes(pack: Pack, seeds: list[int], batch: int) -> list[str]:
    """Of the textures of these seeds, drawn in this order and in batches of this size; sorted by seed."""
    found: dict[int, str] = {}
    for start in range(0, len(seeds), batch):
        part = seeds[start : start + batch]
        found |= zip(part, map(texture_hash, pack.textures(part)), strict=True)
    return [found[seed] for seed in sorted(found)]


def write_codes(pack: Pack, seeds: list[int], path: Path) -> None:
    codes, fixed = pack.codes(seeds), pack.tensors.get("palette.colours")
    stored = {
        "size": pack.size,
        "output": pack.output,
        "count": len(codes),
        "width": codes.z.shape[1],
        "z": base64.b64encode(codes.z.tobytes()).decode(),
        "z_palette": None if codes.palette is None else base64.b64encode(codes.palette.tobytes()).decode(),
        "palette": None if fixed is None else base64.b64encode(fixed.tobytes()).decode(),
    }
    path.write_text(json.dumps(stored))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--n", type=int, default=1000, help="seeds 0 … n-1, index 0")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--order", choices=["rising", "shuffled"], default="rising")
    parser.add_argument("--engine", default="onnxruntime")
    parser.add_argument("--codes", type=Path, help="also write the codes of seeds 0 … n-1 to this file")
    arguments = parser.parse_args()
    pack = Pack.open(arguments.pack, threads=arguments.threads, engine=arguments.engine)
    seeds = list(range(arguments.n))
    if arguments.codes:
        write_codes(pack, seeds, arguments.codes)
    if arguments.order == "shuffled":
        random.Random(0).shuffle(seeds)
    report = {
        "hashes": hashes(pack, seeds, arguments.batch),
        "runtime": f"onnxruntime {onnxruntime.__version__}, numpy {np.__version__}, Python {platform.python_version()}",
        "machine": platform.machine(),
        "features": cpu_features(),
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
