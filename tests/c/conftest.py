"""Fixtures of the tests of the C runtime."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from compiled import HEADER, STRICT
from places import TESTS


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Compiles tests/c/NAME.c, once for each compiler and flags; warnings are errors."""
    folder, built = tmp_path_factory.mktemp("c"), dict[tuple[str, ...], Path]()

    def compiled(name: str, compiler: str, *flags: str) -> Path:
        key = (name, compiler, *flags)
        if key not in built:
            program = folder / f"{name}-{len(built)}"
            strict = [flag for flag in STRICT if not (flag.startswith("-std") and "-xc++" in flags)]
            source = TESTS / "c" / f"{name}.c"
            command = [compiler, *strict, *flags, f"-I{HEADER}", source, "-o", program]
            command += ["-lstdc++"] * ("-xc++" in flags)
            subprocess.run(command, check=True, timeout=400)
            built[key] = program
        return built[key]

    return compiled
