"""The plan in the state: what is asked for, what of it is new or another, and where it lies in an atlas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from assetgen_plugin.errors import DataError

from ..spec.bake_file import Bake
from ..spec.tables import to_json
from ..spec.variants import PackFacts, Planned, plan
from .ledger import State

_CHUNK: Final = 500
_Item = TypeVar("_Item")


def record(state: State, bake: Bake, packs: dict[Path, PackFacts]) -> None:
    """Writes the plan into the state, and for each texture why it is not as before.

    Raises DataError for two textures of one name, also where only some file systems cannot tell them apart.
    """
    database = state.database
    database.execute("CREATE TEMP TABLE seen (fold TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID")
    sizes = {job.name: (packs[job.pack].size, job.scale) for job in bake.jobs}
    chooses = {job.name: job.chooses for job in bake.jobs}
    for chunk in batched(plan(bake, packs), _CHUNK):
        _mark_seen(state, chunk)
        marks = ",".join("?" * len(chunk))
        found = {
            row[0]: row[1:]
            for row in database.execute(
                f"SELECT name, place, key, request, job, decided, width, height FROM textures WHERE name IN ({marks})",
                [planned.name for planned in chunk],
            )
        }
        for planned in chunk:
            (height, width, _), scale = sizes[planned.job]
            known = found.get(planned.name)
            decided = not chooses[planned.job]
            if known is not None and known[1] == planned.key:
                if known[0] != planned.place or known[3] != planned.job or (decided and not known[4]) or not known[5]:
                    database.execute(
                        "UPDATE textures SET place = ?, job = ?, decided = max(decided, ?), width = ?, height = ?"
                        " WHERE name = ?",
                        [planned.place, planned.job, decided, width * scale, height * scale, planned.name],
                    )
                continue
            why = "new" if known is None else _difference(json.loads(known[2]), planned.request)
            database.execute(
                "DELETE FROM textures WHERE fold = ? AND name != ?", [planned.name.casefold(), planned.name]
            )
            database.execute(
                "INSERT INTO textures (name, fold, place, job, request, key, atlas, width, height, decided, why)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place,"
                " job = excluded.job, request = excluded.request, key = excluded.key, attempt = 0, refused = NULL,"
                " kind = NULL, pixels = NULL, signature = NULL, why = excluded.why, decided = excluded.decided,"
                " locked = 0,"
                " page = CASE WHEN atlas IS excluded.atlas AND width = excluded.width AND height = excluded.height"
                " THEN page END, atlas = excluded.atlas, width = excluded.width, height = excluded.height",
                [
                    planned.name,
                    planned.name.casefold(),
                    planned.place,
                    planned.job,
                    to_json(planned.request),
                    planned.key,
                    planned.request.get("atlas"),
                    width * scale,
                    height * scale,
                    decided,
                    why,
                ],
            )
    database.execute("UPDATE textures SET place = NULL WHERE place IS NOT NULL AND fold NOT IN (SELECT fold FROM seen)")


def batched(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Lists of at most `size` items each."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _mark_seen(state: State, chunk: list[Planned]) -> None:
    for planned in chunk:
        fold = planned.name.casefold()
        added = state.database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", [fold, planned.name]).rowcount
        if not added:
            (other,) = state.database.execute("SELECT name FROM seen WHERE fold = ?", [fold]).fetchone()
            raise DataError(
                f"two textures are named {planned.name!r} and {other!r}"
                + ("" if other == planned.name else ", which some file systems cannot tell apart")
                + "; name no seed twice, or give the job a file pattern that tells them apart"
            )


def _difference(before: dict[str, Any], now: dict[str, Any]) -> str:
    """What became of a request, in words."""
    if before.get("pack") != now["pack"]:
        return f"pack {str(before.get('pack'))[:8]} → {now['pack'][:8]}"
    changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    said = [f"{key} {before.get(key, 'default')} → {now.get(key, 'default')}" for key in changed]
    return ", ".join(said) or "contract"
