"""The name under which package indexes know this project, and the version that is installed."""

from __future__ import annotations

from importlib import metadata
from typing import Final

DISTRIBUTION: Final = (
    "assetgen-textures"  # `assetgen` on the index is another project; the command keeps the short name
)


def installed_version() -> str:
    """The version that is installed, or "unknown" where the sources run without an installation."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"


def install_command(extra: str) -> str:
    """The command line that installs this project with an extra, such as train."""
    return f"pip install '{DISTRIBUTION}[{extra}]'"
