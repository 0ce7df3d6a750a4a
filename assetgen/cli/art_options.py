"""The options of inspect and train about a set of sprites."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import click

from assetgen_art.sprites.items import ArtOptions

from .options import grouped

_FROM_THE_ART = "decided from the art"


def _sides(value: str) -> tuple[int, int]:
    """Width and height in pixels, of 32x32, 32×48 or 32."""
    parts = value.lower().replace("×", "x").split("x")
    if len(parts) > 2 or not all(part.isascii() and part.isdecimal() and len(part) < 6 for part in parts):
        raise click.BadParameter(f"{value!r} is not a width and height in pixels; write 32x32, or 32 for a square")
    return int(parts[0]), int(parts[-1])


def keep_edges(default: str) -> Callable[[Any], Any]:
    """The option of that name. default: what happens without it, in words."""
    return click.option(
        "--keep-edges",
        type=click.IntRange(0, 64),
        metavar="PIXELS",
        show_default=default,
        help="Pixels at the edges of tiles that variants keep, with the colours, so that they go on meeting.",
    )


_OPTIONS = (
    click.option(
        "--only",
        multiple=True,
        metavar="GLOB",
        help="Read only files of the folder whose path matches, such as 'trees/*'; repeatable.",
    ),
    click.option("--tile", type=_sides, metavar="WxH", help="SOURCE is a sheet with a grid of cells of this size."),
    click.option(
        "--margin",
        type=click.IntRange(0, 512),
        default=0,
        show_default=True,
        help="Pixels between the sheet's edge and its grid; requires --tile.",
    ),
    click.option(
        "--spacing",
        type=click.IntRange(0, 512),
        default=0,
        show_default=True,
        help="Pixels between the cells of the grid; requires --tile.",
    ),
    click.option(
        "--key",
        default="auto",
        show_default=True,
        metavar="auto|none|#RRGGBB",
        help="The colour that stands for transparency; auto finds magenta, green or blue all around images without it.",
    ),
    click.option(
        "--size",
        type=_sides,
        metavar="WxH",
        show_default=_FROM_THE_ART,
        help="Size of the textures, 8 to 256 pixels a side; sprites are padded, or reduced if they are larger.",
    ),
    click.option(
        "--align",
        type=click.Choice(["bottom", "centre"]),
        show_default=_FROM_THE_ART,
        help="Where smaller sprites are placed.",
    ),
    click.option(
        "--upscaled",
        type=click.IntRange(1, 64),
        metavar="FACTOR",
        show_default="detected",
        help="The art was enlarged by this factor and is reduced to its own pixels; 1: it was not enlarged.",
    ),
    click.option(
        "--pixel-art/--no-pixel-art",
        default=None,
        show_default=_FROM_THE_ART,
        help="Treat the art as pixel art, which is never blurred.",
    ),
    click.option(
        "--soft-alpha/--no-soft-alpha",
        default=None,
        show_default=_FROM_THE_ART,
        help="Keep half-transparent pixels; otherwise a pixel is visible or not.",
    ),
    click.option(
        "--classes/--no-classes",
        default=None,
        show_default=_FROM_THE_ART,
        help="Treat subfolders and animation tags as classes.",
    ),
    click.option(
        "--flips/--no-flips",
        default=None,
        show_default=_FROM_THE_ART,
        help="Also learn from the art mirrored left to right.",
    ),
    click.option(
        "--seamless/--no-seamless",
        default=None,
        show_default=_FROM_THE_ART,
        help="Make tiles whose opposite edges match; requires opaque art.",
    ),
    click.option(
        "--symmetry/--no-symmetry",
        default=None,
        show_default=_FROM_THE_ART,
        help="Variants of sprites whose halves are mirror images, to the pixel, are symmetrical, too.",
    ),
    keep_edges(_FROM_THE_ART),
    click.option(
        "--sheets/--no-sheets",
        default=None,
        show_default=_FROM_THE_ART,
        help="Cut images that are recognised as strips of frames or as sheets: by their names, by the layouts of RPG "
        "Maker, LPC and Kenney, or by frames that look alike.",
    ),
    click.option(
        "--layers/--no-layers",
        default=None,
        show_default=_FROM_THE_ART,
        help="Keep normal maps, glows and masks beside the sprites (NAME_n.png, _e, _mask, …) as layers of them.",
    ),
    click.option(
        "--animations/--no-animations",
        default=None,
        show_default=_FROM_THE_ART,
        help="Treat the frames of animations, strips, tags and numbered files (walk_0 …), and the poses of one "
        "character (NAME_stand, NAME_jump …), as one sprite each, whose variants share a draw.",
    ),
)


art_options = grouped("art", ArtOptions, _OPTIONS)
"""Adds the options to a command, which takes them as one ArtOptions, `art`."""


def given_options(art: ArtOptions) -> list[str]:
    """The options about art that differ from their defaults, as they are written."""
    default = ArtOptions()
    names = [
        field.name for field in dataclasses.fields(art) if getattr(art, field.name) != getattr(default, field.name)
    ]
    return [f"--{'no-' * (getattr(art, name) is False)}{name.replace('_', '-')}" for name in names]
