"""Where textures lie in atlases: placed once, and kept there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ..drawing.atlas import Frame, Layout, Moment, block_frames, page_width
from ..spec.bake_file import Bake
from ..spec.names import frames_asked
from ..spec.settings import AtlasSettings
from ..spec.variants import PackFacts, size_of_job
from .ledger import Ledger

UNCHECKED: Final = "unchecked frames"
"""The fact that frames come from a lock file and may overlap."""
_CHUNK: Final = 500  # textures that are placed at a time
_SETTINGS: Final = re.compile(r"[0-9]{1,4}/([0-9]{1,2})/([0-9]{1,2})/[01]")  # max_side, padding, extrude, power_of_two


def place_textures(ledger: Ledger, bake: Bake, packs: dict[Path, PackFacts], *, repack: bool) -> None:
    """Gives every texture of an atlas a frame; those that have one keep it, unless repack or the settings changed."""
    for name, atlas in bake.atlases.items():
        width, settings = atlas_facts(ledger, name)
        wanted = _as_text(atlas.settings)
        anew = repack or settings != wanted
        ledger.textures.displace(name, dropped_only=not anew)
        if anew or not width:
            n, widest, highest = ledger.textures.extent(name)
            cell = max(size_of_job(job, packs)[0] for job in bake.jobs if job.atlas == name)
            width = page_width(atlas.settings, n, widest, highest, min(cell, widest))
            ledger.remember(f"atlas:{name}", json.dumps([width, wanted]))
        if ledger.fact(UNCHECKED) is not None:
            for texture in _overlapping(atlas.settings, ledger.textures.frames(name)):
                ledger.textures.take_frame(texture)
        _fill(ledger, name, atlas.settings, width)
    ledger.forget(UNCHECKED)


def _overlapping(settings: AtlasSettings, frames: Iterable[Frame]) -> list[str]:
    """The textures whose frames overlap one before them in the plan, as after a merge of two lock files."""
    around = 2 * settings.extrude + settings.padding
    rows: dict[int, dict[int, tuple[int, list[Frame]]]] = {}  # page → top → (height, frames that stay)
    found = []
    for frame in frames:
        page = rows.setdefault(frame.page, {})
        height, others = page.get(frame.y, (frame.height, []))
        is_clear = height == frame.height and all(
            frame.x + frame.width + around <= one.x or one.x + one.width + around <= frame.x for one in others
        )
        if not others:
            is_clear = all(
                frame.y + height + around <= top or top + one[0] + around <= frame.y for top, one in page.items()
            )
        if is_clear:
            page[frame.y] = height, [*others, frame]
        else:
            found.append(frame.name)
    return found


def _fill(ledger: Ledger, name: str, settings: AtlasSettings, width: int) -> None:
    """Places the textures of an atlas that have no frame, behind those that have one."""
    unplaced = ledger.textures.unplaced(name, after=-1, limit=_CHUNK)
    if not unplaced:
        return
    layout = Layout(settings, width, ledger.textures.frames(name))
    while unplaced:
        for _, texture, wide, high in unplaced:
            ledger.textures.place(layout.place(texture, wide, high))
        unplaced = ledger.textures.unplaced(name, after=unplaced[-1][0], limit=_CHUNK)


def shown_frames(ledger: Ledger, name: str, settings: AtlasSettings, packs: Mapping[Path, PackFacts]) -> list[Frame]:
    """The frames of an atlas as data files have them, in the order of the plan: those of each animation, one by one."""
    sizes = {facts.short: facts.size for facts in packs.values()}
    if not any(facts.animations for facts in packs.values()):
        return list(ledger.textures.frames(name))
    moving = dict(ledger.textures.moving(name))
    found = []
    for frame in ledger.textures.frames(name):
        request = moving.get(frame.name, {})
        asked = frames_asked(request)
        if asked is None:
            found.append(frame)
            continue
        height, width = (side * request.get("scale", 1) for side in sizes[request["pack"]][:2])
        moments = [
            Moment(frame.name, tag, number, asked.durations[place], pose=any(asked.tags))
            for tag, numbers in asked.played(request["base"])
            for number, place in enumerate(numbers)
        ]
        found += block_frames(frame, moments, (width, height), settings.gap)
    return found


def atlas_facts(ledger: Ledger, name: str) -> tuple[int, str | None]:
    """(width of the pages, settings) of an atlas as it is laid out; (0, None) if it is new."""
    width, settings = json.loads(ledger.fact(f"atlas:{name}") or "[0, null]")
    return width, settings


def page_sizes(settings: AtlasSettings, width: int, frames: Iterable[Frame]) -> list[tuple[int, int]]:
    """(width, height) of each page of placed frames, px."""
    layout = Layout(settings, width, frames)
    sizes = [layout.page_size(page) for page in range(layout.n_pages)]
    if sizes and sizes[0][1] == 0:
        sizes[0] = width, 1  # games load an atlas by its first page, which therefore stays, clear
    return sizes


def gap_and_extrude(settings: str) -> tuple[int, int]:
    """(gap, extrude) by settings as the lock file has them, px; 0, 0 if it has others."""
    found = _SETTINGS.fullmatch(settings)
    padding, extrude = (0, 0) if found is None else map(int, found.groups())
    return padding + 2 * extrude, extrude


def _as_text(settings: AtlasSettings) -> str:
    """The settings on which frames depend, as the lock file has them; `gap_and_extrude` reads them."""
    return f"{settings.max_side}/{settings.padding}/{settings.extrude}/{int(settings.power_of_two)}"
