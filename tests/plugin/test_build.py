"""The wheel: with the C core where a compiler works, without it where none does."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from places import ROOT

pytest.importorskip("hatchling")
pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="the sources are not here")


def wheel(folder: Path, **variables: str) -> tuple[str, list[str], str]:
    """The name of the wheel that is built, the files of the core in it, and what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=200,
        check=True,
    )
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        core = [name for name in archive.namelist() if "assetgen_core" in name]
    return path.name, core, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("platform", "library"),
    [
        ("linux-x86_64", "assetgen_core.so"),
        ("manylinux_2_17_aarch64", "assetgen_core.so"),
        ("macosx-11.0-arm64", "assetgen_core.dylib"),
        ("win-amd64", "assetgen_core.dll"),
    ],
)
def test_the_wheel_of_a_platform_holds_its_core(platform: str, library: str, tmp_path: Path) -> None:
    name, core, _ = wheel(tmp_path, CC=stand_in(tmp_path), _PYTHON_HOST_PLATFORM=platform)
    assert name.endswith(f"-py3-none-{platform.replace('-', '_').replace('.', '_')}.whl")
    assert core == [f"assetgen_plugin/decoding/{library}"]


@pytest.mark.parametrize("compiler", ["false", "no-such-compiler"])
def test_without_a_compiler_the_wheel_is_for_any_platform(compiler: str, tmp_path: Path) -> None:
    name, core, said = wheel(tmp_path, CC=compiler)
    assert name.endswith("-py3-none-any.whl")
    assert core == []
    assert "without its C core" in said


def stand_in(folder: Path) -> str:
    """A compiler that writes an empty file for any platform."""
    script = folder / "cc.py"
    script.write_text("import sys; open(sys.argv[sys.argv.index('-o') + 1], 'w').close()")
    return f"{sys.executable} {script}"
