"""The options of inspect and train about a set of maps."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from assetgen_art.maps.sources import MapOptions

from .options import grouped


class Names(click.ParamType["tuple[str, ...]"]):
    """floor,door: names between commas."""

    name = "NAME[,NAME...]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(part.strip() for part in str(value).split(","))
        if not all(names):
            self.fail(f"{value!r} has an empty name between its commas", param, ctx)
        return names


class Symbols(click.ParamType["tuple[str, tuple[str, ...]]"]):
    """floor=.,space: the name of a class and the symbols that stand for it."""

    name = "CLASS=SYMBOL[,SYMBOL...]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, tuple[str, ...]]:
        if isinstance(value, tuple):
            return value
        name, equals, rest = str(value).partition("=")
        symbols = tuple(part.strip() for part in rest.split(","))
        if not name.strip() or not equals or not all(symbols):
            self.fail(f"{value!r} is not a class and its symbols; write floor=#c3c3c3,#cbcbcb or wall=#", param, ctx)
        return name.strip(), symbols


_KIND = click.option(
    "--kind",
    type=click.Choice(["sprites", "plan"]),
    default="sprites",
    show_default=True,
    help="What SOURCE holds: sprites, or maps to draw plans by.",
)
_OPTIONS = (
    click.option(
        "--walkable", type=Names(), default=(), help="Classes that can be walked on, such as floor,door; maps only."
    ),
    click.option(
        "--symbols",
        type=Symbols(),
        multiple=True,
        help="Name a class of the maps, and the symbols that stand for it: colours (#c3c3c3), tiles, characters "
        "('space' is a blank). The class void is outside. Repeatable.",
    ),
    click.option(
        "--cell",
        type=click.IntRange(1, 1024),
        show_default="detected",
        help="Pixels a side of a cell, where maps are pictures.",
    ),
    click.option(
        "--layer", metavar="NAME", show_default="the topmost tile of all", help="Layer to read of Tiled maps."
    ),
    click.option(
        "--merge-rare",
        type=click.FloatRange(0, 50),
        default=0.0,
        show_default=True,
        help="Merge classes with less than this percent of the cells into the class that is mostly beside them.",
    ),
)


_maps = grouped("maps", MapOptions, _OPTIONS)


def map_options(function: Any) -> Any:
    """Adds the options to a command, which takes `kind` and the others as one MapOptions, `maps`."""
    return _KIND(_maps(function))


def check_kind(kind: str, maps: MapOptions, art_given: list[str]) -> None:
    """UsageError for options about maps without --kind plan, or about sprites with it."""
    if kind == "plan":
        if art_given:
            raise click.UsageError(f"{art_given[0]} applies only to sprites, not to --kind plan")
        return
    default = MapOptions()
    for field in dataclasses.fields(maps):
        if getattr(maps, field.name) != getattr(default, field.name):
            raise click.UsageError(f"--{field.name.replace('_', '-')} applies only to maps; add --kind plan")
