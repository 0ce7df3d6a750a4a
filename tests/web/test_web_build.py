"""What is built of plugin/web and committed is what its sources make."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT

WEB = ROOT / "plugin" / "web"
SCRIPTS = ("src/core_bytes.js", "src/worker_source.js", "assetgen.global.js")


def built(folder: Path, *options: str) -> dict[str, str]:
    """The hashes of what the build script writes."""
    subprocess.run(
        [sys.executable, str(WEB / "wasm" / "build.py"), "-o", str(folder), *options], check=True, timeout=120
    )
    return hashes(folder)


def hashes(folder: Path) -> dict[str, str]:
    files = [folder / name for name in ("assetgen.wasm", *SCRIPTS) if (folder / name).exists()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_joined_scripts_are_those_of_the_modules_and_of_the_wasm(tmp_path: Path) -> None:
    committed = hashes(WEB)
    del committed["assetgen.wasm"]
    assert built(tmp_path, "--scripts") == committed, "run python plugin/web/wasm/build.py"


@pytest.mark.skipif(
    not all(map(shutil.which, ("clang-14", "wasm-ld-14"))) or not Path("/usr/lib/wasm32-wasi").is_dir(),
    reason="Debian's clang-14, lld-14, wasi-libc and libclang-rt-14-dev-wasm32 are not all here",
)
def test_the_wasm_is_that_of_the_c_core(tmp_path: Path) -> None:
    assert built(tmp_path) == hashes(WEB), "run python plugin/web/wasm/build.py"
