"""The page that `assetgen evaluate` writes for a pack of plans: scores, and real plans beside drawn ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.html import Items, Picture, Section, Table, page
from assetgen_art.pictures import png_bytes

from .score import COLUMNS, PlanScores, shown

_ROWS = 12  # outlines on the page
_SCALE = 3  # pixels a side of a cell
_GAP = 6  # pixels between plans

_NOTES = {
    "tpkl": "divergence of the patterns of 3×3 cells from the real plans in the same outlines, in nats; 0 is the same",
    "js": "Jensen-Shannon divergence of the patterns of 5×5 cells, in bits; two sets of real plans differ too",
    "before": "share of the plans that are one walkable piece as they are drawn",
    "after": "the same after the repair, which joins all pieces",
    "repaired": "share of the cells that the repair changed",
    "rooms": "rooms, at least 3×3 cells each, in a thousand cells",
    "differ": "share of the cells, the rim aside, in which two seeds of one outline differ",
    "nearest": "share of the cells that the most similar training plan repeats; look at the real plans' for comparison",
    "milliseconds": "time of one plan on this machine",
}


def plans_page(name: str, scores: PlanScores, colours: NDArray[np.uint8]) -> str:
    """The page. colours: (K + 1, 4), of void and the classes."""
    table = Table(
        "scores",
        ("plans", *(title for title, _ in COLUMNS.values())),
        tuple((row.name, *(shown(row, key) for key in COLUMNS)) for row in scores.rows),
    )
    notes = Items(tuple((COLUMNS[key][0], note) for key, note in _NOTES.items()))
    sections = [
        Section("", [table]),
        Section("What the scores say", [notes]),
        Section(
            "Real plans, and what the pack draws in their outlines",
            [Picture(_sheet(scores.shown, colours), "rows of plans, the real one first")],
            note="In each row the first plan is real and was not trained on; the others are drawn from several seeds.",
        ),
    ]
    if scores.shown_wave:
        sections.append(
            Section(
                "Real plans, and wave function collapse in their outlines",
                [Picture(_sheet(scores.shown_wave, colours), "pairs of plans, the real one first")],
            )
        )
    return page(f"Plans: {name}", sections)


def _sheet(rows: tuple[tuple[NDArray[np.uint8], ...], ...], colours: NDArray[np.uint8]) -> bytes:
    """Rows of plans as a PNG."""
    rows = rows[:: max(1, len(rows) // _ROWS)][:_ROWS]
    height = max(len(plan) for row in rows for plan in row) * _SCALE + _GAP
    width = max(plan.shape[1] for row in rows for plan in row) * _SCALE + _GAP
    picture = Image.new("RGB", (width * max(len(row) for row in rows) + _GAP, height * len(rows) + _GAP), "white")
    for y, row in enumerate(rows):
        for x, plan in enumerate(row):
            tile = Image.fromarray(colours[plan].repeat(_SCALE, axis=0).repeat(_SCALE, axis=1))
            picture.paste(tile, (_GAP + x * width, _GAP + y * height), tile)
    return png_bytes(picture, {})
