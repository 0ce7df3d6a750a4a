"""Mutates training's core by mutmut, runs the quick tests on each mutant, and prints those that survive.

    pip install mutmut
    python tests/mutation.py WORK [FILE …]

WORK: a folder that is written anew. FILE: below training/assetgen_training; by default all of AIMED. Each is mutated
alone, and only the quick tests aimed at it are run, of these only those that call the changed function: minutes a file.
What survived and why: docs/explanation/mutation.md.
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
_LAWS = "training/test_laws.py"
# Of each file, the tests aimed at it, and which of these: trainings take seconds, and there are hundreds of mutants.
AIMED = {
    "models/losses.py": ((_LAWS, "training/models/test_losses.py"), ""),
    "models/priors.py": ((_LAWS, "training/models/test_priors.py"), ""),
    "models/refine.py": (
        (_LAWS, "training/run/test_refine.py"),
        "frechet or moments or blur or weave or every_term or weights_scale or critic_learns",
    ),
    "models/adversary.py": (("training/models/test_adversary.py",), ""),
    "models/exact.py": (
        (_LAWS, "training/export/test_export.py"),
        "exact_layer or any_size_keep or gradients_pass or keras_s",
    ),
    "models/vae.py": (
        (_LAWS, "training/models/test_vae.py", "training/models/test_networks.py"),
        "a_code_has or as_the_pack or drawn_apart or tutorial_s or test_networks",
    ),
    "models/autoencoders.py": (
        (_LAWS, "training/models/test_autoencoders.py"),
        "penalty_turns or sparsity or jacobian",
    ),
    "run/schedule.py": (("training/run/test_schedule.py",), ""),
    "run/steps.py": (
        (_LAWS, "training/run/test_steps.py", "training/run/test_refine.py"),
        "of_their_own or divides_them or divide_a_batch or through_the_blur or test_steps or by_hand or learns_alone",
    ),
}


def prepare(work: Path, file: str) -> None:
    """Copies the package and the tests into a project of mutmut's shape."""
    if work.exists():
        shutil.rmtree(work)
    ignored = shutil.ignore_patterns("__pycache__", "golden")
    shutil.copytree(PACKAGE, work / PACKAGE.name, ignore=ignored)
    shutil.copytree(TESTS, work / "tests", ignore=ignored)
    tests, chosen = AIMED[file]
    settings = {
        "source_paths": [PACKAGE.name],
        "only_mutate": [f"{PACKAGE.name}/{file}"],
        "pytest_add_cli_args": ["-p", "no:randomly", "-p", "no:cacheprovider", "-k", chosen],
        "pytest_add_cli_args_test_selection": [f"tests/{name}" for name in tests],
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
    parser.add_argument("files", nargs="*", metavar="FILE", default=list(AIMED))
    options = parser.parse_args()
    if unknown := [file for file in options.files if file not in AIMED]:
        parser.error(f"no tests are aimed at {unknown[0]}; known are {', '.join(AIMED)}")
    # of the tests, `places` alone looks for the repository; what is not mutated comes from there
    paths = [ROOT, ROOT / "plugin", ROOT / "training", ROOT / "benchmarks"]
    kept = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*map(str, paths), *kept]), "OMP_NUM_THREADS": "1"}
    mutmut = [sys.executable, "-m", "mutmut"]
    for file in options.files:
        prepare(options.work, file)
        print(file, flush=True)
        with (options.work / "log").open("w") as log:  # a spinner, for the most part
            run = [*mutmut, "run", "--max-children", "1"]
            subprocess.run(run, cwd=options.work, env=environment, check=True, stdout=log)
        subprocess.run([*mutmut, "results", "--all", "true"], cwd=options.work, env=environment, check=True)


if __name__ == "__main__":
    main()
