"""Programs of tests/c, and what is asked of tests/c/golden.c: lines on stdin, answers on stdout."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from places import ROOT

HEADER = ROOT / "plugin" / "c"
COMPILERS = [compiler for compiler in ("gcc", "clang") if shutil.which(compiler)]
STRICT = ("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror")
SANITIZED = ("-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
QUICK = [(COMPILERS[0], "-O2"), (COMPILERS[-1], "-O3", "-ffast-math")] if COMPILERS else []
PALETTES = {"varied": 0, "keep": 1, "from": 2, "any": 3}


def matrix() -> Iterator[tuple[str, ...]]:
    """Every compiler with every set of flags, without vectors, with gathered inputs, and as C++."""
    for compiler, level, fast in product(COMPILERS, ("-O0", "-O1", "-O2", "-O3"), (False, True)):
        yield compiler, level, *["-ffast-math"] * fast
    for compiler in COMPILERS:
        yield compiler, "-O3", "-march=native"
        yield compiler, "-O2", "-DAG_NO_SIMD"
        yield compiler, "-O2", "-DAG_ALWAYS_GATHER"
        if shutil.which({"gcc": "g++", "clang": "clang++"}[compiler]):
            yield compiler, "-O2", "-xc++"


def kernels(*program: str | Path) -> list[str]:
    """The names of the kernels that can run here; program: tests/c/golden.c, perhaps behind an emulator."""
    done = subprocess.run(program, input="kernels", capture_output=True, check=True, text=True, timeout=60)
    return done.stdout.split()


class Questions:
    """Lines for tests/c/golden.c about some packs, with the answers that are right."""

    def __init__(self, folder: Path, opened: dict[str, Pack]) -> None:
        self.packs, self.lines, self.answers = list(opened), list[str](), list[str]()
        self.paths = [folder / f"{name}.agp" for name in opened]
        for path, pack in zip(self.paths, opened.values(), strict=True):
            path.write_bytes(flat_bytes(pack.tensors))

    def ask(self, line: str, answer: object) -> None:
        self.lines.append(line)
        self.answers.append(str(answer))

    def draw(self, what: str, pack: str, *arguments: str, answer: object) -> None:
        """A line that begins with the number of a pack."""
        self.ask(" ".join([what, str(self.packs.index(pack)), *arguments]), answer)

    def check_kernels(self, *program: str | Path) -> None:
        for kernel in kernels(*program):
            self.check(*program, f"--kernel={kernel}")

    def check(self, *program: str | Path, every: int = 1) -> None:
        """Asks all, or one of every so many."""
        asked, right = self.lines[::every], self.answers[::every]
        done = subprocess.run(
            [*program, *self.paths],
            input="\n".join(asked),
            capture_output=True,
            check=True,
            text=True,
            timeout=250,
        )
        answers = done.stdout.splitlines()
        assert len(answers) == len(right)
        wrong = [row for row in zip(asked, answers, right, strict=True) if row[1] != row[2]]
        assert not wrong, f"{len(wrong)} of {len(answers)} differ, the first: {wrong[0]}"


def hexed(text: str | bytes | None) -> str:
    return "-" if text is None else (text.encode() if isinstance(text, str) else text).hex()


def request(row: dict[str, Any], colours: Any = None) -> str:
    """The words of a request, as golden.c reads them."""
    kind, _, name = row.get("palette", "varied").partition(":")
    words = [row["seed"], row["index"], row.get("attempt", 0), hexed(row.get("label") or None)]
    words += [hexed(row.get("base")), row.get("spread", 256), PALETTES[kind], hexed(name or None)]
    return " ".join(map(str, [*words, hexed(None if colours is None else np.array(colours, np.uint8).tobytes())]))
