"""A release: the source archive has all that its tests and docs need, and a whole wheel can be built from it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from places import ROOT

pytest.importorskip("hatchling")


def build(source: Path, kind: str, out: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked source archive."""
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(build(ROOT, "sdist", folder / "dist")) as packed:
        packed.extractall(folder, filter="data")
    (source,) = (path for path in folder.iterdir() if path.name != "dist")
    return source


def test_source_archive_has_every_file_of_the_project(archive: Path) -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone, or git is not here")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = {name for name in listed.split("\0") if name and (ROOT / name).is_file()}
    assert len(tracked) > 300
    assert tracked - {".gitattributes"} <= {str(path.relative_to(archive)) for path in archive.rglob("*")}


def test_wheel_from_the_source_archive_has_the_packages_and_the_default_model(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build(archive, "wheel", tmp_path)) as wheel:
        names = {*wheel.namelist()}
    assert {"assetgen/clean-text.onnx", "assetgen_training/judge/tutorial-vae.onnx"} <= names
    packages = [ROOT / "assetgen", *(ROOT / "training").glob("assetgen_*"), ROOT / "plugin" / "assetgen_plugin"]
    for package in packages:
        sources = {str(path.relative_to(package.parent)) for path in package.rglob("*.py")}
        assert sources
        assert sources <= names
        assert f"{package.name}/py.typed" in names
    top = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert top == {package.name for package in packages}
