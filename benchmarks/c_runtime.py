"""The C runtime's kernels, and the same code as WebAssembly: textures and multiplications per second.

    python benchmarks/c_runtime.py [--before HEADER] [PACK…]       PACK: .onnx files; four of samples/packs without

HEADER: an earlier assetgen.h to measure beside, for instance from `git show REVISION:plugin/c/assetgen.h`.
One core. Contestants take turns, three times each; the best twentieth of a second of each counts, since the machine
has other work: of processor time, WebAssembly's with all of Node's threads. The peak is that of a loop which multiplies
and adds in registers and does nothing else, measured in the same turns. The time to the first texture is the least of
all starts, from the start of the process to its end, and in brackets the processor's.
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

from assetgen_plugin import Pack
from assetgen_plugin.flat import flat_bytes

HERE = Path(__file__).parent
SOURCE, HEADER, TESTS = HERE / "c_runtime.c", HERE.parent / "plugin" / "c", HERE.parent / "tests"
PACKS = [
    HERE.parent / "samples" / "packs" / f"{name}.onnx" for name in ("fashion", "plants", "dungeon-items", "plants-art")
]
WASM = ("clang", "--target=wasm32-wasi", "-O2", "-msimd128", "-mbulk-memory")
SECONDS, TURNS, STARTS = "0.4", 3, 15
BATCHES = (1, 64)


def compiled(program: Path, include: Path, *build: str) -> Path:
    subprocess.run([*build, "-s", f"-I{include}", SOURCE, "-o", program], check=True)
    return program


def contestants(folder: Path, before: Path | None) -> dict[str, tuple[list[str], str]]:
    """The command of each, and its kernel."""
    kernels = ["avx512vnni", "avxvnni", "avx2", "sse2", "dotprod", "neon", "plain"]
    found: dict[str, tuple[list[str], str]] = {}
    if before:
        shutil.copy(before, folder / "assetgen.h")
        found["before, gcc -O2"] = ([str(compiled(folder / "o2", folder, "gcc", "-O2", "-DBEFORE"))], "before")
        native = compiled(folder / "native", folder, "gcc", "-O3", "-march=native", "-DBEFORE")
        found["before, gcc -O3 -march=native"] = ([str(native)], "before")
    for compiler in filter(shutil.which, ("gcc", "clang")):
        program = compiled(folder / compiler, HEADER, compiler, "-O2")
        found |= {f"{compiler} -O2, {kernel}": ([str(program)], kernel) for kernel in kernels}
    if shutil.which("clang") and shutil.which("wasm-ld") and shutil.which("node"):
        program = compiled(folder / "c_runtime.wasm", HEADER, *WASM)
        runner = ["node", "--no-warnings", str(TESTS / "c" / "wasi.mjs"), str(program)]
        found["WebAssembly in Node"] = (runner, "wasm")
    return found


def numbers(*command: str | Path) -> list[float]:
    """What a program prints; nothing where it fails, for a kernel that is not on this machine."""
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return [float(word) for word in done.stdout.split()] if done.returncode == 0 else []


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


def table(agp: Path, programs: dict[str, tuple[list[str], str]]) -> None:
    rates: dict[tuple[str, int], float] = {}
    peaks: dict[str, float] = {}
    cost = 0.0
    for _ in range(TURNS):
        for name, (command, kernel) in programs.items():
            for batch in BATCHES[: 1 if kernel == "before" else None]:
                if measured := numbers(*command, agp, kernel, str(batch), SECONDS):
                    rates[name, batch] = max(rates.get((name, batch), 0), measured[0])
                    cost = measured[1]
            if kernel not in ("before", "wasm", "plain") and (name, 1) in rates:
                peaks[name] = max(peaks.get(name, 0), *numbers(*command, "peak", kernel, "0.2"))
    print(f"\n| {agp.stem}, {cost / 1e6:.1f} M multiplications | textures/s | batches of 64 | GMAC/s | of the peak |")
    print("| --- | --- | --- | --- | --- |")
    for name in programs:
        if (name, 1) in rates:
            best = max(rate for (other, _), rate in rates.items() if other == name) * cost / 1e9
            peak = f"{100 * best / peaks[name]:.0f} % of {peaks[name]:.0f}" if peaks.get(name) else ""
            many = f"{rates[name, 64]:.0f}" if (name, 64) in rates else ""
            print(f"| {name} | {rates[name, 1]:.0f} | {many} | {best:.1f} | {peak} |", flush=True)


def main() -> None:
    arguments = sys.argv[1:]
    before = Path(arguments[1]) if arguments[:1] == ["--before"] else None
    paths = [Path(name) for name in arguments[2 if before else 0 :]] or PACKS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = contestants(folder, before)
        for path in paths:
            agp = folder / f"{path.stem}.agp"
            agp.write_bytes(flat_bytes(Pack.open(path).tensors))
            table(agp, programs)
        print("\n| first texture, ms (CPU) | program, KB |")
        for program in filter(Path.exists, (folder / "o2", folder / "gcc", folder / "clang")):
            print(f"| {program.name}: {first([str(program), str(agp)])} | {program.stat().st_size / 1000:.0f} |")


if __name__ == "__main__":
    main()
