"""What the table of textures says of choices: which attempt of each was chosen, and what it looks like."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..drawing.tasks import Drawn, TextureTask

TEMPORARY_TABLES: Final = """
CREATE TEMP TABLE chosen (name TEXT PRIMARY KEY, class INTEGER NOT NULL, packed BLOB NOT NULL);
"""
_MOST: Final = 1 << 29  # bytes of textures that are kept until their files are due; further ones are drawn again
_AT_A_TIME: Final = 1024  # rows that are read before the table may be changed
_COUNT: Final = "SELECT count(*) FROM textures WHERE job = ? AND place IS NOT NULL AND NOT decided"


@dataclass(frozen=True, slots=True)
class Decision:
    """Which attempt of a texture was chosen. drawn: what it came out as, if that is kept until its file is due."""

    name: str
    attempt: int
    refused: Sequence[str]  # why each attempt before it was
    signature: NDArray[np.uint8]
    pixels: str
    drawn: Drawn | None


class Decisions:
    """The table of textures, asked and told about choices; it holds no rows in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._n_kept = 0  # bytes of textures that are drawn already

    def any_undecided(self) -> bool:
        """Whether the attempt of some texture is still to be chosen."""
        query = "SELECT 1 FROM textures WHERE place IS NOT NULL AND NOT decided"
        return self._database.execute(query).fetchone() is not None

    def first_undecided(self, place: int) -> int | None:
        """The first place of the plan, from one on, whose attempt is still to be chosen; None if there is none."""
        query = "SELECT place FROM textures WHERE place >= ? AND NOT decided ORDER BY place LIMIT 1"
        row = self._database.execute(query, [place]).fetchone()
        return None if row is None else int(row[0])

    def count_undecided(self, job: str) -> int:
        """Of how many textures of a job the attempt is still to be chosen."""
        return int(self._database.execute(_COUNT, [job]).fetchone()[0])

    def undecided(self, job: str) -> Iterator[TextureTask]:
        """Textures of a job whose attempt is still to be chosen, in the order of the plan."""
        for name, request, _, _ in self._of_job(job, decided=False):
            yield TextureTask(name, json.loads(request), 0)

    def decided(self, job: str) -> Iterator[tuple[TextureTask, NDArray[np.uint8] | None]]:
        """Textures of a job whose attempt was chosen, in the order of the plan, with their signatures if known."""
        for name, request, attempt, known in self._of_job(job, decided=True):
            signature = np.frombuffer(known, np.uint8) if known else None
            yield TextureTask(name, json.loads(request), attempt), signature

    def _of_job(self, job: str, *, decided: bool) -> Iterator[tuple[str, str, int, bytes | None]]:
        """(name, request, attempt, signature) of textures of a job; the table may be changed meanwhile."""
        after = -1
        while rows := self._database.execute(
            "SELECT place, name, request, attempt, signature FROM textures"
            " WHERE place > ? AND job = ? AND decided = ? ORDER BY place LIMIT ?",
            [after, job, decided, _AT_A_TIME],
        ).fetchall():
            after = rows[-1][0]
            yield from (row[1:] for row in rows)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keeps decisions, and what they look like."""
        many = list(decisions)
        self._database.executemany(
            "UPDATE textures SET kind = CASE WHEN attempt = ? THEN kind END, attempt = ?, refused = ?, signature = ?,"
            " pixels = ?, decided = 1 WHERE name = ?",
            (
                (
                    one.attempt,
                    one.attempt,
                    json.dumps(one.refused) if one.refused else None,
                    one.signature.tobytes(),
                    one.pixels,
                    one.name,
                )
                for one in many
            ),
        )
        kept = [(one.name, one.drawn.number, one.drawn.packed) for one in many if one.drawn is not None]
        self._n_kept += sum(len(packed) for _, _, packed in kept)
        if self._n_kept <= _MOST:
            self._database.executemany("INSERT OR REPLACE INTO chosen VALUES (?, ?, ?)", kept)

    def remember_signatures(self, signatures: Iterable[tuple[str, NDArray[np.uint8]]]) -> None:
        """Keeps (name, signature) pairs that had to be computed again."""
        self._database.executemany(
            "UPDATE textures SET signature = ? WHERE name = ?", ((value.tobytes(), name) for name, value in signatures)
        )

    def refused(self) -> dict[str, list[str]]:
        """Why each attempt before the chosen one was refused, by name, of textures that have such."""
        rows = self._database.execute(
            "SELECT name, refused FROM textures WHERE refused IS NOT NULL AND place IS NOT NULL ORDER BY place"
        )
        return {name: json.loads(text) for name, text in rows}

    def twins(self) -> tuple[int, str, str] | None:
        """(how many, one, another) of unique textures that show the very pixels of one of another job, if any do."""
        row = self._database.execute(
            "SELECT count(*), min(first), min(last) FROM (SELECT min(name) AS first, max(name) AS last FROM textures"
            " WHERE place IS NOT NULL AND length(pixels) = 64 AND json_extract(request, '$.unique') IS NOT NULL"
            " GROUP BY pixels HAVING count(DISTINCT job) > 1 ORDER BY first)"
        ).fetchone()
        return (row[0], row[1], row[2]) if row[0] else None
