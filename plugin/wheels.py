"""Builds the wheels of a release: one with the C core for each platform, and one without it for all others.

    python -m pip install hatchling ziglang
    python plugin/wheels.py dist

ziglang's C compiler builds for all of them on one machine (Linux or macOS). Wheels for other machines are untested.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGETS = {  # the platform of the wheel's name: what the compiler calls it
    "manylinux_2_17_x86_64": "x86_64-linux-gnu.2.17",
    "manylinux_2_17_aarch64": "aarch64-linux-gnu.2.17",
    "macosx_11_0_x86_64": "x86_64-macos.11.0",
    "macosx_11_0_arm64": "aarch64-macos.11.0",
    "win_amd64": "x86_64-windows-gnu",
    "win_arm64": "aarch64-windows-gnu",
}


def main() -> None:
    """Writes seven wheels to a folder."""
    folder = Path(sys.argv[1]).resolve()
    compilers = {platform: f"{sys.executable} -m ziglang cc -target {name}" for platform, name in TARGETS.items()}
    for platform, compiler in {**compilers, "any": "false"}.items():
        environment = {**os.environ, "CC": compiler}
        if platform != "any":
            environment["_PYTHON_HOST_PLATFORM"] = platform
        pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
        subprocess.run([*pip, str(ROOT)], env=environment, check=True)
        wheels = list(folder.glob(f"*-py3-none-{platform}.whl"))
        if len(wheels) != 1:
            sys.exit(
                f"{platform}: {len(wheels)} wheels of that name in {folder}; the compiler failed, or it is not empty"
            )
        print(wheels[0].name, wheels[0].stat().st_size)


if __name__ == "__main__":
    main()
