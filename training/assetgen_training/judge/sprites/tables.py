"""The scores of a pack as text for a terminal: the gate, what was measured beside it, and what to do."""

from __future__ import annotations

import numpy as np
from rich.console import Console
from rich.table import Table

from assetgen_art.image_files import listed

from .gate import MEASURES, Verdict
from .score import SpriteScores
from .variants import VARIANT_MEASURES, VariantRow

_PERCENT: tuple[str, ...] = ("semi_transparent", "orphan_pixels", "stray_area", "copies", "near_copies", "duplicates")
_PERCENT += ("repeats", "features", "holes")
_POINTS = ("softness", "orphans", "lag", "lead")

BY_HAND = (
    "Warping the art by hand, just as far, is better in every measure: for one more of each sprite you need no pack. "
    "What only a pack can do is mix sprites, exchange palettes and draw any number from a seed."
)


def formatted(value: float, key: str) -> str:
    """A measure as it is shown: shares of pixels and of copies in per cent, ratios with two digits."""
    if np.isnan(value):
        return "–"
    if key in _POINTS:
        return f"{100 * value:+.1f} points"
    return f"{100 * value:.1f} %" if key in _PERCENT else f"{value:.2f}"


def limit_text(verdict: Verdict) -> str:
    """The limit of a verdict, in the units of its value."""
    low, high = formatted(verdict.low, verdict.measure), formatted(verdict.high, verdict.measure)
    if np.isinf(verdict.low):
        return f"≤ {high}"
    return f"≥ {low}" if np.isinf(verdict.high) else f"{low} … {high}"


def sprite_verdict(scores: SpriteScores) -> str:
    """One line on whether the gate is met, and one for each measure that fails or could not be taken."""
    n_passed = sum(verdict.mark == "ok" for verdict in scores.verdicts)
    head = "passed" if scores.passed else "rejected"
    lines = [f"{head}: {n_passed} of {len(scores.verdicts)} measures are within their limits"]
    for verdict in scores.verdicts:
        if verdict.mark != "ok":
            value = f"{formatted(verdict.value, verdict.measure)}, limit {limit_text(verdict)}"
            lines.append(f"  {verdict.title} {verdict.mark}: {value} ({verdict.why})")
    return "\n".join([*lines, *remarks(scores)])


def remarks(scores: SpriteScores) -> list[str]:
    """What the figures do not say by themselves: repeats left out, what by hand is better, what to do."""
    found = []
    if scores.n_distinct < scores.n_sprites:
        found.append(
            f"Compared with the {scores.n_distinct} of {scores.n_sprites} sprites that show something new; the others "
            "are frames or recolours of these."
        )
    if scores.copied:
        found.append(
            f"Too plain to vary but in colour, by more than half of their variants: {listed(scores.copied, most=6)}. "
            "The tenth of the sprites that repeats most does not count as near-copies."
        )
    if scores.beaten:
        found.append(BY_HAND)
    return [*found, *scores.advice]


def sprite_table(scores: SpriteScores) -> str:
    """The gate, the measures next to the baselines and the shape distances, for a terminal."""
    gate = Table(box=None, title=f"{scores.name}: {'passed' if scores.passed else 'rejected'}")
    for heading in ("measure", "value", "limit", "", "what it says"):
        gate.add_column(heading, justify="right" if heading in ("value", "limit") else "left")
    for verdict in scores.verdicts:
        value = formatted(verdict.value, verdict.measure)
        mark = verdict.mark if verdict.passed else verdict.mark.upper()
        gate.add_row(verdict.title, value, limit_text(verdict), mark, verdict.why)
    compared = Table(box=None, title="compared with what needs no learning")
    compared.add_column("", no_wrap=True)
    for heading in (row.name for row in scores.rows):
        compared.add_column(heading, justify="right")
    for key, title in MEASURES.items():
        compared.add_row(title, *(formatted(row.scores[key], key) for row in scores.rows))
    kept = Table(box=None, title="variants, palette kept, beside the art warped by hand as far")
    kept.add_column("", no_wrap=True)
    for heading in (row.name for row in scores.kept):
        kept.add_column(heading, justify="right")
    for key, title in VARIANT_MEASURES.items():
        kept.add_row(title, *(variant_cell(row, key) for row in scores.kept))
    shapes = Table(box=None, title="median shape distance, silhouettes / label maps")
    shapes.add_column("", no_wrap=True)
    for heading in SHAPE_COLUMNS:
        shapes.add_column(heading, justify="right")
    for cells in shape_cells(scores):
        shapes.add_row(*cells)
    console = Console(width=200, no_color=True)
    with console.capture() as capture:
        for table in (gate, *([kept] if scores.kept else []), compared, *([shapes] if scores.shapes else [])):
            console.print(table)
            console.print()
        for line in remarks(scores):
            console.print(line)
    return capture.get().rstrip()


def variant_cell(row: VariantRow, key: str) -> str:
    """A measure of variants as it is shown, with the interval of what has one."""
    shown = formatted(row.scores[key], key)
    if key != "told_apart" or np.isnan(row.told_within):
        return shown
    return f"{shown} ± {row.told_within:.2f}"


SHAPE_COLUMNS = ("variant – base", "variant – variant", "variant – nearest real", "real – real of its class", "share")


def shape_cells(scores: SpriteScores) -> list[list[str]]:
    """The cells of the shape table: name, then SHAPE_COLUMNS."""

    def pair(values: tuple[float, float]) -> str:
        return " / ".join(formatted(value, "") for value in values)

    return [
        [
            row.name,
            *(pair(values) for values in (row.to_base, row.between, row.to_nearest, scores.real_shapes)),
            formatted(row.variation, ""),
        ]
        for row in scores.shapes
    ]
