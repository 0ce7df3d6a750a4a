"""The laws notice: every program in `mutants.py` is wrong, and each fails the quick tests of what it breaks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mutants import MUTANTS, Mutant
from places import ROOT, TESTS

PACKAGE = ROOT / "training" / "assetgen_training"
LAWS = [
    TESTS / "training" / name
    for name in (
        *("test_laws.py", "models/test_losses.py", "models/test_priors.py", "models/test_adversary.py"),
        "run/test_schedule.py",
        *("run/test_optimizers.py", "run/test_number_format.py", "run/test_train.py"),
    )
]

pytestmark = pytest.mark.skipif(not PACKAGE.is_dir(), reason="the sources are not here")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_what_a_mutant_changes_stands_once_in_the_source(mutant: Mutant) -> None:
    assert (PACKAGE / mutant.file).read_text("utf-8").count(mutant.old) == 1
    assert mutant.new != mutant.old


def laws_hold(folder: Path, law: str = "") -> bool:
    """Whether the quick tests pass with the package in that folder; all of them, or those with this in their names."""
    paths = [str(folder), str(ROOT), str(ROOT / "plugin"), str(ROOT / "training")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", law, *map(str, LAWS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout[-2000:]  # 1: tests failed; others: there were none, or pytest broke
    return done.returncode == 0


def copied(folder: Path) -> Path:
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder / PACKAGE.name


@pytest.mark.slow
def test_the_laws_hold_of_the_package_itself(tmp_path: Path) -> None:
    copied(tmp_path)
    assert laws_hold(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_laws_fail_of_a_mutant(mutant: Mutant, tmp_path: Path) -> None:
    source = copied(tmp_path) / mutant.file
    source.write_text(source.read_text("utf-8").replace(mutant.old, mutant.new), "utf-8")
    assert not laws_hold(tmp_path, mutant.law)
