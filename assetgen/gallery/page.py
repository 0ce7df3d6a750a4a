"""The page itself: packs, the web runtime and the scripts in one file that opens without a server or a network."""

from __future__ import annotations

import base64
import html
import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from assetgen_art.html import dress
from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.errors import DataError
from assetgen_plugin.painting.rules import tags_of
from assetgen_plugin.plans import PlanPack, is_plan_pack

_RUNTIME: Final = "assetgen.global.js"
_SCRIPTS: Final = ("controls.js", "picks.js", "drawing.js", "grid.js", "player.js", "app.js")  # as they use each other
_PLAN_SCRIPTS: Final = ("controls.js", "plan.js")
_STILL: Final = 700  # ms
_MAX_TILE: Final = 4 << 20


@dataclass(frozen=True)
class Shown:
    """A pack on the page."""

    name: str  # in the list of packs; its seeds file is NAME.seeds.txt
    content: bytes  # of its .agp file
    picks: str = ""  # a seeds file: what was picked before
    plans: bool = False  # whether it draws plans
    animations: Mapping[str, Sequence[int]] = field(default_factory=dict)  # ms of each frame, by sprite

    @staticmethod
    def of(path: Path, picks: str = "") -> Shown:
        """The pack in a file; PackError if it is none."""
        if is_plan_pack(path):
            return Shown(path.stem, flat_bytes(PlanPack.open(path).tensors), picks, plans=True)
        pack = Pack.open(path)
        return Shown(path.stem, flat_bytes(pack.tensors), picks, animations=_times(pack.info))


def _times(info: Mapping[str, Any]) -> dict[str, list[int]]:
    """How long the frames of each sprite are shown, ms: poses of a single frame long enough to be looked at."""
    found = {name: list(times) for name, times in info.get("animations", {}).items()}
    for name, times in found.items():
        for numbers in tags_of(info, name).values():
            if len(numbers) == 1 and numbers[0] < len(times):
                times[numbers[0]] = max(times[numbers[0]], _STILL)
    return found


def gallery_page(packs: Sequence[Shown], *, tile: Path | None = None, token: str | None = None) -> str:
    """The page as HTML. tile: a picture for the ground. token: of the server that takes picks, if there is one.

    Plan packs get a page of another kind, on which outlines are drawn. Raises DataError if the tile is no picture, if
    packs share a name, or if some draw plans and some textures.
    """
    names = [pack.name for pack in packs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise DataError(f"two packs are called {twice[0]!r}; rename one file")
    kinds = {pack.plans for pack in packs}
    if len(kinds) > 1:
        raise DataError("some packs draw plans and some textures; make a page of each kind")
    entries = [
        {
            "name": pack.name,
            "agp": base64.b64encode(pack.content).decode("ascii"),
            "picks": pack.picks,
            "animations": pack.animations,
        }
        for pack in packs
    ]
    data = json.dumps({"packs": entries, "tile": None if tile is None else _data_url(tile), "serve": token})
    parts = {
        "title": html.escape(", ".join(names)),
        "style": dress() + _part("style.css") + (_part("plan.css") if True in kinds else ""),
        "data": data.replace("<", "\\u003c"),  # so that no name can end the script
        "runtime": _runtime().replace("</script", "<\\/script"),
        "script": '(() => {\n"use strict";\n'
        + "\n".join(map(_part, _PLAN_SCRIPTS if True in kinds else _SCRIPTS))
        + "\n})();",
    }
    page = _part("plan.html" if True in kinds else "page.html")
    pieces = []
    for name, content in parts.items():  # in the order in which they stand on the page
        before, _, page = page.partition("{" + name + "}")
        pieces += [before, content]
    return "".join(pieces) + page


def _part(name: str) -> str:
    return (files(__package__) / "page" / name).read_text("utf-8")


def _runtime() -> str:
    """The web runtime as a classic script: of the wheel, or of the source tree."""
    installed = Path(__file__).with_name(_RUNTIME)
    source = Path(__file__).parents[2] / "plugin" / "web" / _RUNTIME
    return (installed if installed.is_file() else source).read_text("utf-8")


def _data_url(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or ""
    if not kind.startswith("image/"):
        raise DataError(f"{path} is not a picture; a tile is a .png, .webp, .jpg or .gif file")
    try:
        if path.stat().st_size > _MAX_TILE:
            raise DataError(f"{path} is larger than {_MAX_TILE >> 20} MiB; a tile is small")
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
