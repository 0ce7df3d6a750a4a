"""Plans by the C runtime: what numpy draws, by each kernel and compiler; damaged packs by a fuzzer's hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

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


def test_an_outline_that_is_refused_is_told_with_its_cell(program: Callable[..., Path], tmp_path: Path) -> None:
    tensors = plans.plan_pack()
    path = tmp_path / "rooms.agp"
    path.write_bytes(flat_bytes(tensors))
    apart, pins = np.zeros((6, 12), int), np.zeros((6, 12), int)
    apart[:, :4] = apart[2:, 8:] = 1
    pins[:, 5] = 1
    whole = np.ones((6, 12), int)
    asked = [(whole, None), (apart, None), (whole, pins)]
    text = "".join(
        f"1 0 0 -1 0 256 6 12 {''.join(map(str, outline.flat))} "
        f"{'-' if given is None else ''.join(map(str, given.flat))}\n"
        for outline, given in asked
    )
    done = subprocess.run([program(*FAST), path], input=text, capture_output=True, text=True)
    assert done.returncode == 0
    drawn, pieces, shut = done.stdout.splitlines()
    assert len(drawn) == 64
    assert pieces == f"error 1 {2 * 12 + 8}"
    assert shut in ("error 1 0", "error 1 6")


def test_damaged_packs_are_refused_or_drawn_from(program: Callable[..., Path], tmp_path: Path) -> None:
    """Nothing in a file is trusted: sanitizers watch what opens in spite of its damage."""
    for name in ("caves", "two"):
        path = tmp_path / f"{name}.agp"
        path.write_bytes(flat_bytes(plans.packs()[name]))
        done = subprocess.run([program(*SANITIZED), path, "fuzz", "600"], capture_output=True, text=True, timeout=250)
        assert done.returncode == 0, done.stderr + done.stdout
