"""Options of `assetgen bake` for packs of plans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .options import FILE, grouped


@dataclass(frozen=True, kw_only=True)
class PlanOptions:
    """What the plans of a PACK are drawn in; in a bake file, jobs say so."""

    outline: Path | None
    pins: Path | None
    cell: int
    level: int | None
    pieces: str | None
    tiles: Path | None
    tile_names: tuple[str, ...]

    def site(self) -> dict[str, Any]:
        """The fields of a Job."""
        from ..baking.spec.outlines import read_outline, read_pins

        return {
            "outline": None if self.outline is None else read_outline(self.outline, self.cell),
            "pins": None if self.pins is None else read_pins(self.pins, self.cell),
            "level": self.level,
            "pieces": self.pieces,
            "tiles": self.tiles,
            "tile_names": ",".join(self.tile_names) or None,
        }


plan_options = grouped(
    "of_plan",
    PlanOptions,
    (
        click.option(
            "--outline",
            type=FILE,
            help="Of a pack of plans: picture whose opaque cells are inside, or, if all is opaque, the light ones.",
        ),
        click.option("--pins", type=FILE, help="Picture of cells that are given, in the colours of their classes."),
        click.option(
            "--cell",
            type=click.IntRange(1, 256),
            default=1,
            show_default=True,
            help="Pixels a side of a cell in these pictures.",
        ),
        click.option("--level", type=click.IntRange(1, 8), help="From 1, the most solid, to 8, the most open."),
        click.option(
            "--pieces",
            type=click.Choice(["largest", "each"]),
            help="What to draw in, if the outline is in several pieces.",
        ),
        click.option("--tiles", type=FILE, help="Pack that draws each cell as a variant of the tile of its class."),
        click.option(
            "--tile",
            "tile_names",
            multiple=True,
            metavar="CLASS=NAME",
            help="Class or sprite of --tiles for a class of the plans, where they have different names; repeatable.",
        ),
    ),
)
