"""Textures a second in Python by each engine, beside the core in C, and the first texture of a process, in one run.

    python benchmarks/python_engines.py [PACK ...]      default: some of samples/packs

One thread is measured in seconds of the processor, for the machine may have other work, and two by the clock; of each
the fastest twentieth of a second counts. The contestants take turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.decoding import ENGINES

ROOT = Path(__file__).resolve().parents[1]
PACKS = [ROOT / "samples" / "packs" / f"{name}.onnx" for name in ("fashion", "plants", "dungeon-items", "plants-art")]
TURNS, TURN = 20, 0.11  # of a contestant, seconds: short ones, for such machines change their pace
SLICE = 0.05
STARTS = 15
COLD = {
    "import numpy": "import numpy",
    "import assetgen_plugin": "import assetgen_plugin",
    "first texture": "from assetgen_plugin import Pack; import sys; Pack.open(sys.argv[1]).texture(7)",
}


def rate(draw: Callable[[int], object], batch: int, clock: Callable[[], float]) -> float:
    """Textures a second of the fastest slice of a turn."""
    best, seed, end = 0.0, 0, time.perf_counter() + TURN
    while time.perf_counter() < end:
        begun, drawn = clock(), 0
        while clock() - begun < SLICE:
            draw(seed)
            seed += batch
            drawn += batch
        best = max(best, drawn / (clock() - begun))
    return best


def in_c(program: Path, agp: Path, kernel: str, batch: int) -> float:
    command = [program, agp, kernel, str(batch), str(TURN)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()[0])


def table(path: Path, program: Path, kernel: str, folder: Path) -> None:
    packs = {engine: Pack.open(path, engine=engine) for engine in ENGINES}
    two = Pack.open(path, engine="core", threads=2)
    agp = folder / "pack.agp"
    agp.write_bytes(flat_bytes(two.tensors))
    contestants: dict[str, Callable[[int], float]] = {"C": lambda batch: in_c(program, agp, kernel, batch)}
    for engine, pack in packs.items():
        contestants[engine] = lambda batch, pack=pack: rate(drawing(pack, batch), batch, time.process_time)
    contestants["core, by the clock"] = lambda batch: rate(drawing(packs["core"], batch), batch, time.perf_counter)
    contestants["core, two threads, by the clock"] = lambda batch: rate(drawing(two, batch), batch, time.perf_counter)
    found: dict[tuple[str, int], float] = {}
    for _ in range(TURNS):
        for name, measure in contestants.items():
            for batch in (1, 64):
                found[name, batch] = max(found.get((name, batch), 0), measure(batch))
    print(f"\n| {path.stem}, {kernel} | textures/s | of C | batches of 64 | of C |")
    print("| --- | --- | --- | --- | --- |")
    for name in contestants:
        shares = [f"{found[name, batch]:.0f} | {found[name, batch] / found['C', batch]:.2f}" for batch in (1, 64)]
        print(f"| {name} | {' | '.join(shares)} |", flush=True)


def drawing(pack: Pack, batch: int) -> Callable[[int], object]:
    return pack.texture if batch == 1 else lambda seed: pack.textures(range(seed, seed + batch))


def starts(path: Path) -> None:
    """The least milliseconds of fresh processes, by the clock and of the processor, in turns."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    clock: dict[str, list[float]] = {name: [] for name in COLD}
    processor: dict[str, list[float]] = {name: [] for name in COLD}
    for _ in range(1 + STARTS):
        for name, code in COLD.items():
            begun = time.perf_counter()
            process = subprocess.Popen([sys.executable, "-c", code, str(path)], env=environment)
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
            clock[name].append(1000 * (time.perf_counter() - begun))
            processor[name].append(1000 * (usage.ru_utime + usage.ru_stime))
    print(f"\n{path.stem}, least milliseconds of a process (of the processor):")
    for name in COLD:
        share = min(processor[name]) / min(processor["import numpy"])
        print(f"  {name}: {min(clock[name]):.0f} ({min(processor[name]):.0f}), {share:.2f} of import numpy")


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or PACKS
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "c_runtime"
        flags = ["-O3", "-s", f"-I{ROOT / 'plugin' / 'c'}"]
        subprocess.run(["cc", *flags, ROOT / "benchmarks" / "c_runtime.c", "-o", program], check=True)
        library = Pack.open(paths[0], engine="core")._decoder
        kernel = library.kernel  # type: ignore[attr-defined]
        for path in paths:
            table(path, program, kernel, Path(folder))
    starts(paths[min(1, len(paths) - 1)])


if __name__ == "__main__":
    main()
