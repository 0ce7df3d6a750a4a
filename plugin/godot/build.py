"""Puts the addon into a Godot project, with the C core compiled for it.

    python plugin/godot/build.py -o MYGAME                          # for this machine, by cc (or --compiler)
    python plugin/godot/build.py -o MYGAME --platform windows.x86_64  # by ziglang (pip install ziglang)
    python plugin/godot/build.py -o MYGAME --no-library             # GDScript alone: slower, the same bytes

Writes MYGAME/addons/assetgen; what is there and not ours stays. Libraries for other systems than Linux have never been
run.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
C_HEADER: Final = HERE.parent / "c"
WEB: Final = HERE.parent / "web"
TARGETS: Final = {  # how zig calls the platforms that Godot's feature tags name
    "linux.x86_64": "x86_64-linux-gnu.2.17",
    "linux.arm64": "aarch64-linux-gnu.2.17",
    "windows.x86_64": "x86_64-windows-gnu",
    "windows.arm64": "aarch64-windows-gnu",
    "macos.x86_64": "x86_64-macos",
    "macos.arm64": "aarch64-macos",
}
ENDINGS: Final = {"linux": "so", "windows": "dll", "macos": "dylib"}
FLAGS: Final = ("-O2", "-shared", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Wno-unused-function")


def this_platform() -> str:
    system = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}.get(platform.system(), "linux")
    return f"{system}.{'arm64' if platform.machine().lower() in ('arm64', 'aarch64') else 'x86_64'}"


def library_name(target: str) -> str:
    return f"libassetgen.{target}.{ENDINGS[target.partition('.')[0]]}"


def compile_library(target: str, path: Path, *, compiler: Sequence[str]) -> None:
    """Compiles the extension for one of TARGETS."""
    path.parent.mkdir(parents=True, exist_ok=True)
    strip = [] if target.startswith("macos") else ["-Wl,-s"]
    source = HERE / "native" / "extension.c"
    subprocess.run([*compiler, *FLAGS, *strip, f"-I{C_HEADER}", str(source), "-o", str(path)], check=True)


def write_addon(project: Path, targets: Sequence[str], *, compiler: str | None) -> Path:
    """The addon in a project, with a library for each of targets and the script for web exports. Returns its folder."""
    addon = project / "addons" / "assetgen"
    shutil.copytree(HERE / "addons" / "assetgen", addon, dirs_exist_ok=True, ignore=shutil.ignore_patterns("bin"))
    scripts = [WEB / "assetgen.global.js", HERE / "web" / "bridge.js"]
    (addon / "web").mkdir(exist_ok=True)
    (addon / "web" / "assetgen.js").write_text(
        "".join(path.read_text("utf-8") for path in scripts), "utf-8", newline="\n"
    )
    for target in targets:
        alone = compiler or ("cc" if target == this_platform() and len(targets) == 1 else None)
        command = [alone] if alone else [sys.executable, "-m", "ziglang", "cc", "-target", TARGETS[target]]
        compile_library(target, addon / "bin" / library_name(target), compiler=command)
    if targets:
        lines = [f'{target} = "res://addons/assetgen/bin/{library_name(target)}"' for target in sorted(targets)]
        (addon / "assetgen.gdextension").write_text(
            '[configuration]\nentry_symbol = "assetgen_godot_init"\ncompatibility_minimum = "4.3"\n\n'
            "[libraries]\n" + "\n".join(lines) + "\n",
            "utf-8",
        )
    return addon


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="PROJECT", help="folder of project.godot")
    parser.add_argument(
        "--platform", action="append", choices=sorted(TARGETS), help="repeatable; default: this machine"
    )
    parser.add_argument("--compiler", help="C compiler for the only platform; default: cc, of several ziglang")
    parser.add_argument("--no-library", action="store_true", help="GDScript alone")
    given = parser.parse_args()
    if not (given.out / "project.godot").is_file():
        parser.error(f"{given.out} has no project.godot; name the folder of a Godot project")
    targets = [] if given.no_library else given.platform or [this_platform()]
    try:
        print(write_addon(given.out, targets, compiler=given.compiler))
    except (OSError, subprocess.CalledProcessError) as error:
        parser.exit(1, f"the C core was not compiled ({error}); install gcc, or ziglang, or give --no-library\n")


if __name__ == "__main__":
    main()
