"""The options of `assetgen bake` that say what to draw from a pack, as the jobs of a bake file do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from ..baking.spec.settings import IMAGE_FORMATS, PLAN_FORMATS
from .options import COLOURS, EPOCH, FILE, OF_DATA, SPREAD, STYLE, grouped


@dataclass(frozen=True, kw_only=True)
class PackOptions:
    """What to draw from a PACK; in a bake file, jobs say so."""

    seeds: tuple[str, ...]
    seeds_file: Path | None
    count: int
    labels: tuple[str, ...]
    bases: tuple[str, ...]
    palette: str | None
    spread: float | None
    style: str | None
    team: str | None
    epoch: int
    scale: int
    format: str
    mips: int
    atlas: str | None
    data: tuple[str, ...]
    trim: bool
    pivot: tuple[float, float] | None
    unique: bool
    originals: bool
    outliers: int | None
    seam: int | None


pack_options = grouped(
    "of_pack",
    PackOptions,
    (
        click.option(
            "--seed",
            "seeds",
            multiple=True,
            metavar="SEED",
            show_default="1",
            help="A number (7), a range (1-500) or a name (name:forest/level-3); repeatable.",
        ),
        click.option(
            "--seeds-file",
            type=FILE,
            help="File of selected variants, one per line: SEED [INDEX] [label=CLASS|base=NAME] [blend=T:NAME] "
            "[style=NAME] [spread=S] [palette=P] [attempt=A] [epoch=E]; assetgen gallery exports one.",
        ),
        click.option(
            "--count",
            type=click.IntRange(1, 1_000_000),
            default=1,
            show_default=True,
            help="Textures per seed, of each --label or --base.",
        ),
        click.option(
            "--label",
            "labels",
            multiple=True,
            metavar="CLASS",
            show_default="all classes",
            help="Draw this class only; repeatable.",
        ),
        click.option(
            "--base",
            "bases",
            multiple=True,
            metavar="NAME",
            help="Draw variants of this sprite only; repeatable; assetgen info PACK lists the names.",
        ),
        COLOURS,
        SPREAD,
        STYLE,
        click.option(
            "--team",
            metavar="COLOURS",
            help="A team's colour, or several from dark to light, such as '#101850,#78a0ff': what the ramp that covers "
            "most of a sprite becomes, within its layer mask; for packs that hold their art.",
        ),
        EPOCH,
        click.option(
            "--scale",
            type=click.IntRange(1, 16),
            default=1,
            show_default=True,
            help="Draw each pixel as a block of this many pixels a side.",
        ),
        click.option(
            "--format",
            type=click.Choice([*IMAGE_FORMATS, *PLAN_FORMATS]),
            default="png",
            show_default=True,
            help=(
                "Image format; raw is RGBA bytes without a header. Plans also as Tiled map (tmj), Godot scene (tscn), "
                "csv or json."
            ),
        ),
        click.option(
            "--mips",
            type=click.IntRange(0, 16),
            default=0,
            show_default=True,
            help="Also write this many mip levels, each as its own file.",
        ),
        click.option("--atlas", metavar="NAME", help="Pack the textures into an atlas of this name."),
        *OF_DATA,
        click.option("--unique", is_flag=True, help="Redraw variants that look like another variant."),
        click.option("--originals", is_flag=True, help="Redraw variants that look like an image of the training art."),
        click.option(
            "--outliers",
            type=click.IntRange(0, 10_000),
            metavar="LIMIT",
            help="Redraw variants whose outlier score is above this; 75 keeps the good ones.",
        ),
        click.option(
            "--seam",
            type=click.IntRange(1, 10_000),
            metavar="LIMIT",
            help="Fail if the seam score of a texture is above this; a score of 100 means no visible seam.",
        ),
    ),
)
