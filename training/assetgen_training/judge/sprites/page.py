"""The quality page of sprites: verdicts, tables, and pictures, without which no number counts; at most 8 MB."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assetgen_art.html import Badge, Picture, Section, Table, Text, page
from assetgen_art.pictures import png_bytes, sheet

from .gate import MEASURES, VARIANT_WHY, WHY
from .score import SpriteScores
from .tables import SHAPE_COLUMNS, formatted, limit_text, remarks, shape_cells, variant_cell
from .variants import VARIANT_MEASURES

_WIDTH = 1240  # of the page's pictures, pixels
_MAX_SCALE = 3
_MAX_BYTES = 8_000_000
_SAMPLES, _BASES, _HELD_OUT = 240, 40, 96  # shown at most

Reconstructions = tuple[NDArray[np.uint8], NDArray[np.uint8]]
"""Sprites held out of training and their reconstructions, (N, H, W, C) each."""


def sprite_page(scores: SpriteScores, real: NDArray[np.uint8], *, held_out: Reconstructions | None = None) -> str:
    """The page as HTML, below 8 MB. real: training sprites (N, H, W, C), of which some are shown."""
    for share in (1, 2, 4, 8):  # large or noisy textures compress badly: show fewer
        content = _page(scores, real, held_out, share)
        if len(content) < _MAX_BYTES:
            break
    return content


def _page(scores: SpriteScores, real: NDArray[np.uint8], held_out: Reconstructions | None, share: int) -> str:
    n_samples = _SAMPLES // share
    sections = [Section("", [*map(Text, remarks(scores)), _gate(scores)])]
    if len(scores.bases):
        sections += _variants(scores, _BASES // share)
    sections.append(
        Section(
            "Samples, the worst first",
            [_above(scores.nearest[:n_samples], scores.samples[:n_samples], "training sprites above samples")],
            note="Drawn as in a game, each below its nearest training sprite (by what is seen, mirrored too). Ordered "
            "by stray pixels, crumbs and distance from everything real.",
        )
    )
    if len(scores.blends):
        blends = _rows(scores.blends, 2, "rows of blends")
        sections.append(Section("Interpolations", [blends], note="From one training sprite to another."))
    if held_out is not None:
        originals, made = (images[: _HELD_OUT // share] for images in held_out)
        sections.append(
            Section(
                "Reconstructions of sprites held out of training",
                [_above(originals, made, "sprites above their reconstructions")],
                note="Each original above its reconstruction: what the latent space can express at all.",
            )
        )
    sections.append(Section("Compared with what needs no learning", [_scores(scores)]))
    some = real[:: max(1, len(real) // n_samples)][:n_samples]
    sections.append(Section("Training sprites", [_picture(some, _columns(some), "a sheet of training sprites")]))
    badge = Badge("passed" if scores.passed else "rejected", scores.passed)
    return page(f"{scores.name} against {scores.data}", sections, badge=badge)


def _gate(scores: SpriteScores) -> Table:
    rows = tuple(
        (
            verdict.title,
            formatted(verdict.value, verdict.measure),
            limit_text(verdict),
            verdict.mark,
            verdict.why,
        )
        for verdict in scores.verdicts
    )
    failed = frozenset(number for number, verdict in enumerate(scores.verdicts) if not verdict.passed)
    head = ("measure", "value", "limit", "verdict", "what it says")
    return Table("The quality gate", head, rows, failed=failed, prose=frozenset({4}), mark=3)


def _scores(scores: SpriteScores) -> Table:
    rows = tuple((title, *(formatted(row.scores[key], key) for row in scores.rows)) for key, title in MEASURES.items())
    head = ("measure", *(row.name for row in scores.rows))
    return Table("Every measure of the pack and of baselines", head, rows, notes=tuple(WHY[key] for key in MEASURES))


def _variants(scores: SpriteScores, n_bases: int) -> list[Section]:
    """Some training sprites with their variants, the pack's and those made by hand, and the tables of both."""

    def beside(variants: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return np.concatenate([scores.bases[:n_bases, None], variants[:n_bases]], axis=1)

    sections = [
        Section(
            "Training sprites and their variants",
            [_rows(beside(scores.variants), 2, "rows of a training sprite and its variants")],
            note=f"Two to a line: the artist's sprite, then {scores.variants.shape[1]} variants.",
        )
    ]
    if scores.kept:
        sections.append(
            Section(
                "The same warped by hand, just as far",
                [_rows(beside(scores.warped), 2, "rows of a training sprite and its warps"), _kept(scores)],
                note="The art bent at random until its outlines differ as much as those of the variants.",
            )
        )
    shapes = Table("Median shape distances", ("", *SHAPE_COLUMNS), tuple(map(tuple, shape_cells(scores))))
    return [
        *sections,
        Section(
            "Shapes, whatever the colours",
            [shapes],
            note="1 − IoU of the silhouettes / mean difference of lightness ranks, each at the best shift of up to two "
            "pixels and mirroring. share: between variants of a sprite, relative to real sprites of its class; a "
            "recolour has 0.",
        ),
        Section(
            "Warped and recoloured by hand",
            [_rows(beside(scores.by_hand), 2, "rows of a training sprite and its variants by hand")],
            note="Warped and recoloured at random, without learning.",
        ),
    ]


def _kept(scores: SpriteScores) -> Table:
    rows = tuple((title, *(variant_cell(row, key) for row in scores.kept)) for key, title in VARIANT_MEASURES.items())
    head = ("measure, palette kept", *(row.name for row in scores.kept))
    notes = tuple(VARIANT_WHY[key] for key in VARIANT_MEASURES)
    return Table("Variants beside the art warped by hand", head, rows, notes=notes)


def _rows(images: NDArray[np.uint8], groups: int, alt: str) -> Picture:
    """Images (R, T, H, W, C), T in a row, several such rows to a line."""
    n_rows, n_each = images.shape[:2]
    gaps = ((0, -n_rows % groups), (0, 1), (0, 0), (0, 0), (0, 0))  # an empty cell between the groups
    images = np.pad(images, gaps)
    return _picture(images.reshape(-1, *images.shape[2:]), groups * (n_each + 1), alt)


def _above(images: NDArray[np.uint8], below: NDArray[np.uint8], alt: str) -> Picture:
    """Rows of images, each above a row of others."""
    columns = _columns(images)
    lines = [
        _filled(part[start : start + columns], columns)
        for start in range(0, len(images), columns)
        for part in (images, below)
    ]
    return _picture(np.concatenate(lines), columns, alt)


def _filled(images: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    return np.concatenate([images, np.zeros((columns - len(images), *images.shape[1:]), np.uint8)])


def _columns(images: NDArray[np.uint8]) -> int:
    """How many images stand in a line at twice their size."""
    return max(1, min(len(images), _WIDTH // (2 * int(images.shape[2]) + 2)))


def _picture(images: NDArray[np.uint8], columns: int, alt: str) -> Picture:
    """One picture at its own size, which the browser enlarges by whole pixels: a tenth of the bytes."""
    picture = sheet(images, columns, scale=1, gap=1, clear=True)
    scale = max(1, min(_MAX_SCALE, _WIDTH // picture.width))
    return Picture(png_bytes(picture, {}), alt, scale * picture.width, clear=True)
