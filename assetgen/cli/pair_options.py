"""The options of train about pairs of scans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from assetgen_plugin.errors import ConfigError

from .options import FOLDER, grouped


@dataclass(frozen=True)
class PairOptions:
    """Where pairs of scans are, if these are to be trained on, and what with."""

    dirty: Path | None = None
    clean: Path | None = None
    from_scratch: bool = False

    def __post_init__(self) -> None:
        if (self.dirty is None) != (self.clean is None):
            raise ConfigError("--dirty and --clean require each other: the same scans before and after cleaning")
        if self.from_scratch and self.dirty is None:
            raise ConfigError("--from-scratch applies only to --dirty with --clean; all else starts so anyway")


pair_options = grouped(
    "pairs",
    PairOptions,
    (
        click.option(
            "--dirty", type=FOLDER, help="Folder of scans; trains a denoiser, without SOURCE; requires --clean."
        ),
        click.option("--clean", type=FOLDER, help="Folder of the same scans clean, under the same file names."),
        click.option(
            "--from-scratch",
            is_flag=True,
            help="Train on the scans alone. Without it, training on grey scans starts with the weights of the model "
            "that assetgen clean uses by default.",
        ),
    ),
)
"""Adds the options to a command, which takes them as one PairOptions, `pairs`."""
