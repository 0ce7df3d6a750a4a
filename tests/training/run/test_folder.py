"""What one module alone may know: the names in a run's folder, and the families of models."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assetgen_plugin.errors import DataError
from assetgen_training.models import autoencoders, denoiser, vae
from assetgen_training.run.folder import RunFolder, load_model
from places import ROOT

PACKAGES = (ROOT / "assetgen", ROOT / "training", ROOT / "benchmarks")
FOLDER = ROOT / "training" / "assetgen_training" / "run" / "folder.py"
FAMILIES = {
    name
    for module in (autoencoders, denoiser, vae)
    for name, value in vars(module).items()
    if isinstance(value, type) and (name == "Vae" or name.endswith("Autoencoder"))
}
# Their methods may ask for parts of their own; whole models are told apart in the first of these alone.
FAMILY_MODULES = {
    ROOT / "training" / "assetgen_training" / "models" / f"{name}.py"
    for name in ("family", "autoencoders", "denoiser", "vae")
}

pytestmark = pytest.mark.skipif(not FOLDER.is_file(), reason="the sources are not here")


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in sorted(package.rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def names_in_a_folder() -> set[str]:
    folder = RunFolder(Path("run"))
    return {
        value.name
        for name, member in vars(RunFolder).items()
        if isinstance(member, property) and isinstance(value := getattr(folder, name), Path)
    }


def test_the_folder_names_all_its_files_differently() -> None:
    properties = [member for member in vars(RunFolder).values() if isinstance(member, property)]
    assert len(names_in_a_folder()) == len(properties) >= 16


def test_no_other_module_names_a_file_of_the_run_folder() -> None:
    names = names_in_a_folder()
    named = {
        (str(path.relative_to(ROOT)), node.lineno, node.value)
        for path, tree in trees()
        if path != FOLDER
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert not named


def mentions(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


def test_only_one_module_tells_families_of_models_apart() -> None:
    assert {"Vae", "Autoencoder", "DenoisingAutoencoder", "SparseAutoencoder"} <= FAMILIES
    switches = set()
    for path, tree in trees():
        if path in FAMILY_MODULES:
            continue
        for node in ast.walk(tree):
            asked: list[ast.AST] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
                asked = [node.args[1]]
            elif isinstance(node, ast.MatchClass):
                asked = [node.cls]
            switches |= {(str(path), node.lineno) for one in asked if mentions(one) & FAMILIES}
    assert not switches


def test_a_run_that_is_not_finished_is_refused_by_what_it_lacks(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    for file in (folder.config, folder.data, folder.model):
        with pytest.raises(DataError, match=rf"not a finished run \(no {file.name}\); resume it"):
            load_model(tmp_path)
        file.write_text("{}")
