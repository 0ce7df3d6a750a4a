"""Plans by the C runtime: what numpy draws, by each kernel and compiler; damaged packs by a fuzzer's hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import plans
from assetgen_plugin import PlanPack, SeedError
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.plans.goldens import plan_hash
from places import ROOT, TESTS
from plans import Case

HEADER = ROOT / "plugin" / "c"
COMPILERS = [compiler for compiler in ("gcc", "clang") if shutil.which(compiler)]
STRICT = ("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror")
FAST = ("-O3", "-ffast-math")
SANITIZED = ("-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-DAG_FUZZING")

pytestmark = pytest.mark.skipif(not COMPILERS, reason="no C compiler; apt install gcc")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """tests/c/plans.c, compiled once for each set of flags; warnings are errors."""
    folder, built = tmp_path_factory.mktemp("c"), dict[tuple[str, ...], Path]()

    def compiled(*flags: str) -> Path:
        if flags not in built:
            built[flags] = folder / f"plans-{len(built)}"
            command = [COMPILERS[0], *STRICT, *flags, f"-I{HEADER}", TESTS / "c" / "plans.c", "-o", built[flags]]
            subprocess.run(command, check=True, timeout=500)
        return built[flags]

    return compiled


def line(case: Case, opened: PlanPack) -> str:
    """The line for tests/c/plans.c."""
    given = case.controls
    label = -1 if given["label"] is None else opened.labels.index(given["label"])
    numbers = (given["seed"], given["index"], given["attempt"], label, given["level"] or 0)
    cells = [
        "-" if grid is None else "".join(chr(48 + int(value)) for value in grid.flat)
        for grid in (case.outline, case.pins)
    ]
    return " ".join(map(str, [*numbers, int(256 * given["spread"] + 0.5), *case.outline.shape, *cells]))


def answer(case: Case, opened: PlanPack) -> str:
    try:
        return plan_hash(opened.plan(**case.controls, outline=case.outline, pins=case.pins))
    except SeedError:
        return "error"


@pytest.mark.parametrize("flags", [FAST, SANITIZED], ids=["fast", "sanitized"])
def test_every_kernel_draws_what_numpy_draws(
    flags: tuple[str, ...], program: Callable[..., Path], tmp_path: Path
) -> None:
    cases = [case for case in plans.cases() if case.outline.sum() < 400][::2]
    for name, tensors in plans.packs().items():
        opened = PlanPack.of(tensors, engine="numpy")
        path = tmp_path / f"{name}.agp"
        path.write_bytes(flat_bytes(tensors))
        asked = [case for case in cases if case.pack == name]
        right = [answer(case, opened) for case in asked]
        for kernel in ("avx512vnni", "avx2", "sse2", "neon", "plain"):
            done = subprocess.run(
                [program(*flags), path, kernel],
                input="\n".join(line(case, opened) for case in asked) + "\n",
                capture_output=True,
                text=True,
                timeout=250,
            )
            if "no such kernel" in done.stdout:
                continue
            assert done.returncode == 0, done.stderr
            found = done.stdout.splitlines()
            assert [each.partition(" 1 ")[0] for each in found] == right


WHOLE = np.ones((6, 12), int)


def with_cells(
    cells: tuple[tuple[int, int], ...], value: int, grid: NDArray[np.int_] | None = None
) -> NDArray[np.int_]:
    changed = np.zeros((6, 12), int) if grid is None else grid.copy()
    for y, x in cells:
        changed[y, x] = value
    return changed


@pytest.mark.parametrize(
    ("outline", "pins", "cells", "why"),
    [
        (WHOLE * 0, None, [0], "the outline is empty"),
        (np.ones((2, 12), int), None, [0], "too thin"),
        (np.ones((1, 1), int), None, [0], "too thin"),
        (np.ones((300, 300), int), None, [0], "at most 65536 cells"),
        (with_cells(((0, 6), (1, 6), (2, 6), (3, 6), (4, 6), (5, 6)), 0, WHOLE), None, [7], "several pieces"),
        (WHOLE, with_cells(((2, 3),), 9), [2 * 12 + 3], "of no class"),
        (with_cells(((0, 0),), 0, WHOLE), with_cells(((0, 0),), 1), [0], "outside the outline"),
        (WHOLE, with_cells(tuple((y, 5) for y in range(6)), 1), [0, 6], "shut off"),
        (WHOLE, WHOLE, [0], "leave none to walk on"),
    ],
    ids=["empty", "thin", "one cell", "large", "pieces", "class", "outside", "enclosed", "no floor"],
)
def test_what_is_refused_is_told_with_its_cell(
    outline: NDArray[np.int_],
    pins: NDArray[np.int_] | None,
    cells: list[int],
    why: str,
    program: Callable[..., Path],
    tmp_path: Path,
) -> None:
    path = tmp_path / "rooms.agp"
    path.write_bytes(flat_bytes(plans.plan_pack()))
    grids = [outline.flat, "-" if pins is None else pins.flat]
    text = " ".join("".join(map(str, grid)) for grid in grids)
    asked = f"1 0 0 -1 0 256 {outline.shape[0]} {outline.shape[1]} {text}\n"
    done = subprocess.run([program(*FAST), path], input=asked, capture_output=True, text=True)
    assert done.returncode == 0
    word, of_plans, cell, told = done.stdout.rstrip("\n").split(" ", 3)
    assert (word, of_plans) == ("error", "1")
    assert int(cell) in cells
    assert why in told


def test_damaged_packs_are_refused_or_drawn_from(program: Callable[..., Path], tmp_path: Path) -> None:
    """Nothing in a file is trusted: sanitizers watch what opens in spite of its damage."""
    for name in ("caves", "two"):
        path = tmp_path / f"{name}.agp"
        path.write_bytes(flat_bytes(plans.packs()[name]))
        done = subprocess.run([program(*SANITIZED), path, "fuzz", "600"], capture_output=True, text=True, timeout=250)
        assert done.returncode == 0, done.stderr + done.stdout
