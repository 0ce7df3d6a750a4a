"""The page that tells whether sprites are any good: verdicts and tables, and pictures, without which no number counts.

One file of at most a few megabytes; needs nothing from the network.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.pictures import png_bytes, sheet

from .gate import MEASURES, WHY
from .scoring import SHAPE_COLUMNS, SpriteScores, formatted, limit_text, shape_cells

_WIDTH = 1240  # of the page's pictures, pixels
_MAX_SCALE = 3
_MAX_BYTES = 8_000_000
_SAMPLES, _BASES, _HELD_OUT = 240, 40, 96  # shown at most

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1300px; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .2rem .7rem; text-align: right; }
th:first-child, td:first-child, td.why { text-align: left; } tbody tr:nth-child(odd) { background: #f3f4f6; }
thead th { vertical-align: bottom; } td.why { color: #555; } tr.failed td { color: #b00020; font-weight: 600; }
img { image-rendering: pixelated; max-width: 100%; display: block; } .note { color: #555; max-width: 60rem; }
"""

Reconstructions = tuple[NDArray[np.uint8], NDArray[np.uint8]]
"""Sprites held out of training and what the model makes of them, (N, H, W, C) each."""


def sprite_page(scores: SpriteScores, real: NDArray[np.uint8], *, held_out: Reconstructions | None = None) -> str:
    """The page as HTML, below 8 MB. real: training sprites (N, H, W, C), of which some are shown."""
    for share in (1, 2, 4, 8):  # large or noisy textures compress badly: show fewer
        page = _page(scores, real, held_out, share)
        if len(page) < _MAX_BYTES:
            break
    return page


def _page(scores: SpriteScores, real: NDArray[np.uint8], held_out: Reconstructions | None, share: int) -> str:
    n_variants = scores.variants.shape[1]
    n_samples, n_bases, n_held_out = _SAMPLES // share, _BASES // share, _HELD_OUT // share
    parts = [
        f"<h1>{html.escape(scores.name)}: {'passed' if scores.passed else 'rejected'}</h1>",
        _gate(scores),
        _section("Beside what needs no learning", "", _measures(scores)),
    ]
    if len(scores.bases):
        shown = slice(0, n_bases)
        beside = np.concatenate([scores.bases[shown, None], scores.variants[shown]], axis=1)
        by_hand = np.concatenate([scores.bases[shown, None], scores.by_hand[shown]], axis=1)
        parts += [
            _section(
                "Shapes, whatever the colours",
                "Medians of 1 − IoU of the silhouettes / mean difference of lightness ranks, each after the best shift "
                "of two pixels and mirroring. share: between variants of a sprite over between real sprites of its "
                "class; a recolour has 0.",
                _table(["", *SHAPE_COLUMNS], shape_cells(scores)),
            ),
            _section(
                "Training sprites and their variants",
                f"Two to a line: the artist's sprite, then {n_variants} variants.",
                _rows(beside, 2),
            ),
            _section("The same by hand", "Warped and recoloured at random, without learning.", _rows(by_hand, 2)),
        ]
    parts.append(
        _section(
            "Samples, the worst first",
            "Drawn as a game would, each above its nearest training sprite (by what is seen, mirrored too). Ordered by "
            "stray pixels, crumbs and distance from everything real.",
            _above(scores.samples[:n_samples], scores.nearest[:n_samples]),
        )
    )
    if len(scores.blends):
        parts.append(_section("Interpolations", "From one training sprite to another.", _rows(scores.blends, 2)))
    if held_out is not None:
        originals, made = held_out
        parts.append(
            _section(
                "Reconstructions of sprites held out of training",
                "The original above what the model makes of it: what the latent space can express at all.",
                _above(originals[:n_held_out], made[:n_held_out]),
            )
        )
    some = real[:: max(1, len(real) // n_samples)][:n_samples]
    parts.append(_section("Training sprites", "", _picture(some, _columns(some))))
    body = "\n".join(parts)
    title = html.escape(f"{scores.name} against {scores.data}")
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
        f"<style>{_STYLE}</style><body>{body}</body></html>"
    )


def _gate(scores: SpriteScores) -> str:
    lines = []
    for verdict in scores.verdicts:
        mark = "" if verdict.passed else " class=failed"
        value = formatted(verdict.value, verdict.measure)
        lines.append(
            f"<tr{mark}><td>{MEASURES[verdict.measure]}</td><td>{value}</td><td>{limit_text(verdict)}</td>"
            f"<td>{verdict.mark}</td><td class=why>{html.escape(verdict.why)}</td></tr>"
        )
    head = "<tr><th>measure</th><th>value</th><th>limit</th><th></th><th></th></tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(lines)}</tbody></table>"


def _measures(scores: SpriteScores) -> str:
    head = ["", *(row.name for row in scores.rows)]
    cells = [[title, *(formatted(row.scores[key], key) for row in scores.rows)] for key, title in MEASURES.items()]
    return _table(head, cells, notes=[WHY[key] for key in MEASURES])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, notes: Sequence[str] = ()) -> str:
    columns = "".join(f"<th>{html.escape(name)}</th>" for name in head)
    lines = []
    for number, row in enumerate(rows):
        note = f" title='{html.escape(notes[number])}'" if notes else ""
        lines.append(f"<tr{note}>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>")
    return f"<table><thead><tr>{columns}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _section(title: str, note: str, content: str) -> str:
    return f"<h2>{title}</h2>" + (f"<p class=note>{note}</p>" if note else "") + content


def _rows(images: NDArray[np.uint8], groups: int) -> str:
    """Images (R, T, H, W, C), T in a row, several such rows to a line."""
    n_rows, n_each = images.shape[:2]
    gaps = ((0, -n_rows % groups), (0, 1), (0, 0), (0, 0), (0, 0))  # an empty cell between the groups
    images = np.pad(images, gaps)
    return _picture(images.reshape(-1, *images.shape[2:]), groups * (n_each + 1))


def _above(images: NDArray[np.uint8], below: NDArray[np.uint8]) -> str:
    """Rows of images, each above a row of others."""
    columns = _columns(images)
    pages = [
        _filled(part[start : start + columns], columns)
        for start in range(0, len(images), columns)
        for part in (images, below)
    ]
    return _picture(np.concatenate(pages), columns)


def _filled(images: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    return np.concatenate([images, np.zeros((columns - len(images), *images.shape[1:]), np.uint8)])


def _columns(images: NDArray[np.uint8]) -> int:
    """How many images stand in a line at twice their size."""
    return max(1, min(len(images), _WIDTH // (2 * int(images.shape[2]) + 2)))


def _picture(images: NDArray[np.uint8], columns: int) -> str:
    """One picture at its own size, which the browser enlarges by whole pixels: a tenth of the bytes."""
    picture = sheet(images, columns, scale=1, gap=1)
    scale = max(1, min(_MAX_SCALE, _WIDTH // picture.width))
    encoded = base64.b64encode(png_bytes(picture, {})).decode("ascii")
    return f"<img width={scale * picture.width} alt='' src='data:image/png;base64,{encoded}'>"
