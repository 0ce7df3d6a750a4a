"""Where textures lie in atlases: placed once, and kept there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..drawing.atlas import Frame, Layout, page_width
from ..spec.bake_file import Bake
from ..spec.settings import AtlasSettings
from .ledger import State
from .record import _CHUNK


def lay_out(state: State, bake: Bake, *, repack: bool) -> None:
    """Gives every texture of an atlas its frame; those that have one keep it, unless by repack or other settings."""
    database = state.database
    for name, atlas in bake.atlases.items():
        settings = atlas.settings
        width, told = json.loads(state.fact(f"atlas:{name}") or "[0, null]")
        now = f"{settings.max_side}/{settings.padding}/{settings.extrude}/{int(settings.power_of_two)}"
        if repack or told != now:
            database.execute("UPDATE textures SET page = NULL WHERE atlas = ?", [name])
            width = 0
        database.execute("UPDATE textures SET page = NULL WHERE atlas = ? AND place IS NULL", [name])
        missing = "SELECT name, width, height FROM textures WHERE atlas = ? AND place IS NOT NULL AND page IS NULL"
        if not width:
            n, widest, highest = database.execute(
                "SELECT count(*), max(width), max(height) FROM textures WHERE atlas = ? AND place IS NOT NULL", [name]
            ).fetchone()
            width = page_width(settings, n, widest, highest)
            state.remember(f"atlas:{name}", json.dumps([width, now]))
        if database.execute(missing + " LIMIT 1", [name]).fetchone() is None:
            continue
        layout = Layout(settings, width, frames(state, name))
        last = -1
        while todo := database.execute(
            missing.replace("name,", "name, place,") + " AND place > ? ORDER BY place LIMIT ?", [name, last, _CHUNK]
        ).fetchall():
            for texture, place, wide, high in todo:
                frame, last = layout.place(texture, wide, high), place
                database.execute(
                    "UPDATE textures SET page = ?, x = ?, y = ?, why = coalesce(why, 'moved') WHERE name = ?",
                    [frame.page, frame.x, frame.y, texture],
                )


def frames(state: State, atlas: str) -> Iterator[Frame]:
    """The frames of an atlas that have their place, in the order of the plan."""
    rows = state.database.execute(
        "SELECT name, page, x, y, width, height FROM textures"
        " WHERE atlas = ? AND page IS NOT NULL AND place IS NOT NULL ORDER BY place",
        [atlas],
    )
    return (Frame(*row) for row in rows)


def page_sizes(settings: AtlasSettings, width: int, kept: Iterable[Frame]) -> list[tuple[int, int]]:
    """(width, height) of each page of placed frames."""
    layout = Layout(settings, width, kept)
    return [layout.page_size(page) for page in range(layout.n_pages)]
