"""The C runtime beside onnxruntime in Python: textures per second, time to the first texture, and what is shipped.

    python benchmarks/c_runtime.py [PACK…]       PACK: .onnx files; all of samples/packs without

One core. Textures per second are of processor time, each contestant's best tenth of a second, since the machine has
other work; the time to the first texture is the least of all starts, from the start of the process to its end, and
in brackets the processor's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

from assetgen_plugin import Pack, PackError
from assetgen_plugin.agp import flat_bytes

HERE = Path(__file__).parent
BUILDS = [
    ("gcc", "-O2"),
    ("gcc", "-O3"),
    ("gcc", "-O3", "-march=native"),
    ("gcc", "-O3", "-DAG_NO_SIMD"),
    ("clang", "-O2"),
    ("clang", "-O3", "-march=native"),
    ("clang", "-O3", "-DAG_NO_SIMD"),
]
SECONDS = 2.0
STARTS = 25
PYTHON = "from assetgen_plugin import Pack; import sys; Pack.open(sys.argv[1]).texture(7)"


def compiled(folder: Path, *build: str) -> Path:
    """The stripped benchmark program of a compiler and its flags."""
    program = folder / "-".join(build).replace("=", "")
    source = HERE / "c_runtime.c"
    subprocess.run([*build, "-s", f"-I{HERE.parent / 'plugin' / 'c'}", source, "-o", program], check=True)
    return program


def python_rate(pack: Pack, batch: int) -> float:
    """Textures per second of the plugin, in its best tenth of a second."""
    best, begun, index = 0.0, time.process_time(), 0
    while time.process_time() - begun < SECONDS:
        turn, count = time.process_time(), 0
        while (took := time.process_time() - turn) < 0.1:
            pack.textures(7, range(index, index + batch))
            index, count = index + batch, count + batch
        best = max(best, count / took)
    return best


def first(command: list[str]) -> str:
    """The least milliseconds of a process, by the clock and of the processor."""
    clock, processor = [], []
    for _ in range(STARTS):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        clock.append(1000 * (time.perf_counter() - begun))
        processor.append(1000 * (usage.ru_utime + usage.ru_stime))
        assert status == 0
        process.returncode = 0
    return f"{min(clock):.1f} ({min(processor):.1f})"


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted((HERE.parent / "samples" / "packs").glob("*.onnx"))
    builds = [build for build in BUILDS if shutil.which(build[0])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = [compiled(folder, *build) for build in builds]
        for path in paths:
            try:
                pack = Pack.open(path)
            except PackError:
                continue  # a network, not a pack
            agp = folder / f"{path.stem}.agp"
            agp.write_bytes(flat_bytes(pack.tensors))
            print(f"\n| {path.name} | textures/s | first texture, ms (CPU) | program, KB | with the pack, KB |")
            print("| --- | --- | --- | --- | --- |")
            for build, program in zip(builds, programs, strict=True):
                done = subprocess.run([program, agp, str(SECONDS)], capture_output=True, check=True, text=True)
                size = program.stat().st_size
                row = [int(done.stdout), first([str(program), str(agp)]), round(size / 1000)]
                row += [round((size + agp.stat().st_size) / 1000)]
                print(f"| {' '.join(build)} | {' | '.join(map(str, row))} |", flush=True)
            cold = first([sys.executable, "-c", PYTHON, str(path)])
            print(f"| onnxruntime, Python, one at a time | {python_rate(pack, 1):.0f} | {cold} | | |")
            print(f"| onnxruntime, Python, batches of 64 | {python_rate(pack, 64):.0f} | | | |", flush=True)


if __name__ == "__main__":
    main()
