"""Mutates training's core by mutmut, runs the quick tests on each mutant, and prints those that survive.

    pip install mutmut
    python tests/mutation.py WORK [FILE …]

WORK: a folder that is written anew. FILE: below training/assetgen_training; by default losses, priors, steps, the
schedule, refine and exact. A quiet core takes minutes a file. What survived and why: docs/decisions/023-mutants.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from places import ROOT, TESTS

PACKAGE = ROOT / "training" / "assetgen_training"
FILES = (
    "models/losses.py",
    "models/priors.py",
    "models/refine.py",
    "models/exact.py",
    "run/schedule.py",
    "run/steps.py",
)
QUICK = (
    *("training/test_laws.py", "training/models/test_losses.py", "training/models/test_priors.py"),
    *("training/run/test_schedule.py", "training/run/test_optimizers.py", "training/export/test_export.py"),
)


def prepare(work: Path, files: list[str]) -> None:
    """Copies the package and the tests into a project of mutmut's shape."""
    if work.exists():
        shutil.rmtree(work)
    ignored = shutil.ignore_patterns("__pycache__", "golden")
    shutil.copytree(PACKAGE, work / PACKAGE.name, ignore=ignored)
    shutil.copytree(TESTS, work / "tests", ignore=ignored)
    mutated = [f"{PACKAGE.name}/{file}" for file in files]
    tests = [f"tests/{name}" for name in QUICK]
    settings = {
        "source_paths": [PACKAGE.name],
        "only_mutate": mutated,
        "pytest_add_cli_args": ["-p", "no:randomly", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": tests,
        "use_git_change_detection": False,
        "timeout_constant": 60.0,
    }
    lines = [f"{name} = {_toml(value)}" for name, value in settings.items()]
    pytest = ['pythonpath = ["tests"]', 'addopts = ["-m", "not slow"]', 'markers = ["slow", "cuda"]']
    text = "\n".join(["[tool.mutmut]", *lines, "[tool.pytest.ini_options]", *pytest, ""])
    (work / "pyproject.toml").write_text(text, "utf-8")


def _toml(value: object) -> str:
    return repr(value).replace("True", "true").replace("False", "false")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("files", nargs="*", default=list(FILES))
    options = parser.parse_args()
    prepare(options.work, options.files)
    # of the tests, `places` alone looks for the repository; what is not mutated comes from there
    paths = [ROOT, ROOT / "plugin", ROOT / "training", ROOT / "benchmarks"]
    kept = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*map(str, paths), *kept]), "OMP_NUM_THREADS": "1"}
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", "--max-children", "1"], cwd=options.work, env=environment, check=True)
    subprocess.run([*mutmut, "results"], cwd=options.work, env=environment, check=True)


if __name__ == "__main__":
    main()
