"""Builds the C core of the plugin into the wheel, or beside its sources if the install is editable.

Without a compiler that works, assetgen installs without the core, and draws through onnxruntime or numpy. CC names the
compiler; _PYTHON_HOST_PLATFORM, as always where one cross-compiles, the platform that it compiles for.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = "assetgen_plugin/decoding"
SUFFIXES = {"win": ".dll", "mac": ".dylib"}


class CoreBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the core, if that is possible, and puts it into a wheel for this platform."""
        platform = sysconfig.get_platform()
        name = "assetgen_core" + SUFFIXES.get(platform[:3], ".so")
        if version == "editable":
            folder = Path(self.root, "plugin", FOLDER)
        else:
            folder = Path(tempfile.mkdtemp(prefix="assetgen"))
            self._made = folder
        try:
            self._compile(folder / name, platform)
        except (OSError, subprocess.CalledProcessError) as error:
            self.app.display_warning(f"assetgen is installed without its C core: {_reason(error)}")
            (folder / name).unlink(missing_ok=True)  # of an earlier version
            return
        if version != "editable":
            build_data["force_include"][str(folder / name)] = f"{FOLDER}/{name}"
            build_data["pure_python"] = False
            build_data["tag"] = "py3-none-" + platform.replace("-", "_").replace(".", "_")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled: it is in the wheel."""
        if version != "editable":
            shutil.rmtree(self._made)

    def _compile(self, target: Path, platform: str) -> None:
        compiler = shlex.split(os.environ.get("CC", "")) or [_compiler()]
        export = "__declspec(dllexport)" if platform.startswith("win") else '__attribute__((visibility("default")))'
        flags = ["-O3", "-shared", "-fvisibility=hidden", "-DASSETGEN_IMPLEMENTATION", f"-DAG_API={export}"]
        if not platform.startswith("win"):
            flags.append("-fPIC")
        if not platform.startswith("mac"):
            flags.append("-s")  # no symbols but the functions'
        with tempfile.TemporaryDirectory() as work:
            made = Path(work, target.name)
            source = str(Path(self.root, "plugin", "c", "assetgen.h"))
            subprocess.run(
                [*compiler, *flags, "-x", "c", source, "-o", str(made)], check=True, capture_output=True, text=True
            )
            shutil.copyfile(made, target.with_suffix(".new"))  # a library in use must not be written over
            target.with_suffix(".new").replace(target)


def _compiler() -> str:
    for name in ("cc", "gcc", "clang"):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("no C compiler on the PATH (cc, gcc or clang)")


def _reason(error: Exception) -> str:
    """The last line of what the compiler said, or what else went wrong."""
    return (str(getattr(error, "stderr", None) or "").strip() or str(error)).splitlines()[-1]
