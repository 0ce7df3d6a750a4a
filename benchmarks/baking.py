"""Baking beside a plain loop over the plugin and beside writing alone: images a second, memory, the second run.

python benchmarks/baking.py [--count 10000] [--pack samples/packs/fashion.onnx] [--rounds 3]
python benchmarks/baking.py --rounds 0 --unique 100000 --planned 1000000

Each row is a process of its own, from its start to its end; rounds take the rows in turn, and the best of each counts.
--unique and --planned add tables of their own: unique variants, a tenth as many and all, and plans alone. On a machine
that does other things as well, processor time says more than the seconds that pass.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOOP = """
import sys
from pathlib import Path
from PIL import Image
from assetgen_plugin import Pack
pack, out = Pack.open(sys.argv[1]), Path(sys.argv[2])
out.mkdir()
for seed in range(1, int(sys.argv[3]) + 1):
    texture = pack.texture(seed)
    Image.fromarray(texture[..., 0] if texture.shape[2] == 1 else texture).save(out / f"{seed}_0.png")
"""
WRITE = """
import sys
from pathlib import Path
contents = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.png"))]
out = Path(sys.argv[2])
out.mkdir()
import time
start = time.perf_counter()
for number, content in enumerate(contents):
    (out / f"{number}.png").write_bytes(content)
print(time.perf_counter() - start)
"""


def timed(*words: object) -> tuple[float, int, str]:
    """(seconds, MB at the most, what it printed) of a process, children included in neither."""
    seconds, _, megabytes, printed = timed_with_cpu(*words)
    return seconds, megabytes, printed


def timed_with_cpu(*words: object) -> tuple[float, float, int, str]:
    """(seconds, seconds of processors, children included, MB at the most, what it printed) of a process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, words)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{words} ended with {process.returncode}")
    seconds = time.perf_counter() - start
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, printed


def unique(pack: Path, count: int) -> None:
    """Prints a table of unique variants: a tenth of the count, all of it, and what comes afterwards."""
    print(f"{'unique variants of ' + pack.name:44} {'seconds':>8} {'of processors':>14} {'MB':>5}")

    def row(name: str, *words: object) -> tuple[float, float]:
        seconds, cpu, megabytes, _ = timed_with_cpu("-m", "assetgen", "bake", pack, "--unique", *words)
        print(f"{name:44} {seconds:8.1f} {cpu:14.1f} {megabytes:5}", flush=True)
        return seconds, cpu

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        few, many = f"1-{count // 10}", f"1-{count}"
        _, cpu_few = row(f"{count // 10:,}, one process", "-o", work / "few", "--seed", few, "--jobs", 1)
        one, cpu_many = row(f"{count:,}, one process", "-o", work / "one", "--seed", many, "--jobs", 1)
        two, _ = row(f"{count:,}, two processes", "-o", work / "two", "--seed", many, "--jobs", 2)
        row("… again: nothing to do", "-o", work / "two", "--seed", many)
        row("… --check", "-o", work / "two", "--seed", many, "--check")
        shutil.rmtree(work / "two" / ".assetgen")
        row("… --check without .assetgen", "-o", work / "two", "--seed", many, "--check")
        lock = (work / "one" / "assetgen.lock").stat().st_size
        same = (work / "one" / "assetgen.lock").read_bytes() == (work / "two" / "assetgen.lock").read_bytes()
        print(f"processor time, ten times as many: {cpu_many / cpu_few:.1f}; one process over two: {one / two:.2f}")
        print(f"lock file: {lock / 1e6:.2f} MB, {'the same' if same else 'NOT the same'} of one process and of two")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--pack", type=Path, default=Path("samples/packs/fashion.onnx"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--planned", type=int, default=0, help="Also plan so many, for the memory it takes.")
    parser.add_argument("--unique", type=int, default=0, help="Also bake so many unique variants.")
    options = parser.parse_args()
    count, pack = options.count, options.pack.resolve()
    best: dict[str, tuple[float, int]] = {}

    def note(name: str, seconds: float, megabytes: int) -> None:
        if name not in best or seconds < best[name][0]:
            best[name] = seconds, megabytes

    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            bake = ("-m", "assetgen", "bake", pack)

            def row(name: str, *words: object) -> None:
                seconds, megabytes, _ = timed(*words)
                note(name, seconds, megabytes)

            row("a loop: texture(), Pillow's save()", "-c", LOOP, pack, work / "loop", count)
            seeds, more = f"1-{count}", f"1-{count + 10}"
            row("bake, files, one process", *bake, "-o", work / "one", "--seed", seeds, "--jobs", 1)
            row("bake, files, two processes", *bake, "-o", work / "two", "--seed", seeds, "--jobs", 2)
            row("… again", *bake, "-o", work / "two", "--seed", seeds)
            row("… --check", *bake, "-o", work / "two", "--seed", seeds, "--check")
            row("… and 10 more", *bake, "-o", work / "two", "--seed", more)
            row("bake, atlas, two processes", *bake, "-o", work / "atlas", "--seed", seeds, "--atlas", "a", "--jobs", 2)
            row("… again ", *bake, "-o", work / "atlas", "--seed", seeds, "--atlas", "a")
            row("… and 10 more ", *bake, "-o", work / "atlas", "--seed", more, "--atlas", "a")
            row("unique, files, two processes", *bake, "-o", work / "u", "--seed", seeds, "--unique", "--jobs", 2)
            _, megabytes, printed = timed("-c", WRITE, work / "one", work / "written")
            note("writing those files alone", float(printed), megabytes)
            shutil.rmtree(work / "loop")
    if options.rounds:
        show(best, count, pack, options.rounds)
    if options.unique:
        unique(pack, options.unique)
    if options.planned:
        planned(pack, options.planned)


def show(best: dict[str, tuple[float, int]], count: int, pack: Path, rounds: int) -> None:
    """Prints the best of each row."""
    loop = best["a loop: texture(), Pillow's save()"][0]
    print(f"{count:,} textures of {pack.name}, best of {rounds}")
    print(f"{'':36} {'seconds':>8} {'images/s':>9} {'of the loop':>12} {'MB':>5}")
    for name, (seconds, megabytes) in best.items():
        print(f"{name:36} {seconds:8.2f} {count / seconds:9,.0f} {loop / seconds:11.2f}x {megabytes:5}")


def planned(pack: Path, count: int) -> None:
    """Prints what plans take: a hundredth of the count, a tenth and all of it."""
    with tempfile.TemporaryDirectory() as folder:
        for n in (count // 100, count // 10, count):
            out = Path(folder) / str(n)
            words = ("-m", "assetgen", "bake", pack, "-o", out, "--seed", f"1-{n}", "--plan")
            seconds, cpu, megabytes, _ = timed_with_cpu(*words)
            size = (out / "assetgen.lock").stat().st_size
            print(f"planning {n:,}: {seconds:.1f} s, {cpu:.1f} of processors, {megabytes} MB; lock file {size:,} bytes")


if __name__ == "__main__":
    main()
