"""Files written whole or not at all. Needs no torch."""

from __future__ import annotations

import os
from pathlib import Path

from assetgen_plugin.errors import DataError


def write_atomic(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Writes a file so that at any moment either the old or the whole new content stands there.

    durable: also if the power fails.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise DataError(f"{path} cannot be written ({error.strerror})") from error
    finally:
        temporary.unlink(missing_ok=True)
