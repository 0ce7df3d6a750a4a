"""What was read of someone's art and what will be done with it: as text, as JSON and as a page with pictures."""

from __future__ import annotations

import base64
import html
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..files import write_atomic
from ..pictures import png_bytes, to_image
from .canvas import Decision
from .sources import Left

if TYPE_CHECKING:
    from .canvas import Plan

_SPRITES = 240  # pictures of sprites on the page
_EACH = 48  # pictures of what was skipped, of repeats, of wrapped tiles
_LISTED = 8  # names a line of the text
_COLOURS = 12  # of the palette
_EDGE = 96  # CSS pixels that a picture is enlarged to, by whole factors

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1340px; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; } th, td { padding: .25rem .7rem; text-align: left; vertical-align: top; }
tbody tr:nth-child(odd) { background: #f3f4f6; } td:nth-child(2) { white-space: nowrap; font-weight: 600; }
td code { white-space: nowrap; }
.art { display: flex; flex-wrap: wrap; gap: 4px; background: #474a54; padding: 6px; border-radius: 4px; }
.art img { image-rendering: pixelated; outline: 1px solid #5b5f6b; } .art figure { margin: 0; }
.art figcaption { color: #ddd; font-size: 11px; max-width: 132px; overflow-wrap: anywhere; line-height: 1.25; }
.note { color: #555; max-width: 60rem; } .swatch { display: inline-block; width: 2.2rem; height: 2.2rem; }
"""


@dataclass(frozen=True)
class ArtReport:
    """Everything that was found and decided. images: (N, H, W, C) uint8, as they will be trained on.

    left: what is not trained on, with reasons. near: pairs (image, an earlier one it nearly repeats), both kept.
    """

    source: str
    images: NDArray[np.uint8] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    labels: NDArray[np.int64] = field(repr=False)
    label_names: tuple[str, ...]
    left: tuple[Left, ...] = field(repr=False)
    near: tuple[tuple[int, int], ...] = field(repr=False)
    decisions: tuple[Decision, ...]
    plan: Plan = field(repr=False)  # by which sprites that come later are drawn as these were
    seamless: bool
    has_licence: bool

    @property
    def classes(self) -> dict[str, int]:
        """Sprites of each class; {} if there are no classes."""
        return {name: int((self.labels == number).sum()) for number, name in enumerate(self.label_names)}

    @property
    def skipped(self) -> tuple[Left, ...]:
        """What looked like art and is not trained on."""
        return tuple(left for left in self.left if left.is_skipped)

    @property
    def ignored(self) -> tuple[Left, ...]:
        """Files that are no art, such as licences and lists."""
        return tuple(left for left in self.left if left.reason == "not an image")

    @property
    def unasked(self) -> tuple[Left, ...]:
        """Files outside the choice that was made (`only`)."""
        return tuple(left for left in self.left if left.reason == "not asked for")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at before training."""
        found = []
        if len(self.images) < 16:
            found.append(
                f"only {len(self.images)} sprites: a set of 16 or more gives variety, a few hundred are better"
            )
        if len(self.skipped) > len(self.images):
            found.append("more sprites were skipped than kept: see the reasons below")
        if edged := sum(left.reason == "not seamless" for left in self.skipped):
            found.append(f"{edged} tiles do not go on at their other side and are left; --no-seamless takes them in")
        if len(self.near) > len(self.images) / 4:
            found.append(f"{len(self.near)} sprites nearly repeat others: each counts in full, so they weigh more")
        if not self.has_licence:
            found.append("no licence file beside the art: the pack will not say on what terms its art was given")
        return tuple(found)

    def palette(self) -> list[tuple[str, float]]:
        """Dominant colours as (#rrggbb, share of the visible pixels), at most 12."""
        return _palette(self.images)

    def to_json(self) -> dict[str, object]:
        """The report without its pictures, of plain types."""
        height, width, channels = self.images.shape[1:]
        return {
            "source": self.source,
            "sprites": len(self.images),
            "size": [width, height],
            "channels": channels,
            "classes": self.classes,
            "decisions": {
                one.key: {"value": one.value, "why": one.why, "option": one.option} for one in self.decisions
            },
            "palette": [{"colour": colour, "share": round(share, 4)} for colour, share in self.palette()],
            "warnings": list(self.warnings),
            "skipped": [{"path": one.path, "reason": one.reason, "why": one.why} for one in self.skipped],
            "ignored": [{"path": one.path, "why": one.why} for one in self.ignored],
            "unasked": len(self.unasked),
            "near": [[self.names[image], self.names[earlier]] for image, earlier in self.near],
        }

    def to_text(self) -> str:
        """The report as lines for a terminal, long lists shortened."""
        height, width, channels = self.images.shape[1:]
        colour = {1: "grey", 3: "opaque", 4: "with transparency"}[channels]
        lines = [f"{self.source}: {len(self.images):,} sprites, {width}×{height}, {colour}"]
        lines += [f"  {one.key + ':':<14}{one.value} — {one.why}" for one in self.decisions]
        if self.classes:
            lines.append("  per class:    " + _some([f"{name} {n}" for name, n in self.classes.items()], 24))
        lines.append("  colours:      " + " ".join(f"{colour} {share:.0%}" for colour, share in self.palette()[:8]))
        if self.near:
            pairs = [f"{self.names[image]} ~ {self.names[earlier]}" for image, earlier in self.near]
            lines.append(f"  near repeats: {len(self.near)}, kept: {_some(pairs)}")
        for head, paths in _grouped(self.skipped):
            lines.append(f"  skipped:      {head}: {_some(paths, _LISTED if '(' in head else _LISTED // 2)}")
        if self.ignored:
            lines.append(f"  not images:   {len(self.ignored)}: {_some([one.path for one in self.ignored])}")
        if self.unasked:
            lines.append(f"  not asked for: {len(self.unasked):,} files, which {self.unasked[0].why}")
        lines += [f"  note:         {warning}" for warning in self.warnings]
        return "\n".join(lines)

    def to_html(self) -> str:
        """The report as one self-contained page; at most a few hundred pictures."""
        height, width = self.images.shape[1:3]
        title = f"{self.source}: {len(self.images):,} sprites of {width}×{height}"
        rows = "".join(
            f"<tr><td>{_e(one.key)}</td><td>{_e(one.value)}</td><td>{_e(one.why)}</td>"
            f"<td><code>--{_e(one.option)}</code></td></tr>"
            for one in self.decisions
        )
        parts = [
            f"<h1>{_e(title)}</h1>",
            "".join(f"<p><b>Note:</b> {_e(warning)}</p>" for warning in self.warnings),
            "<table><thead><tr><th></th><th></th><th>why</th><th>to choose</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>",
            "<h2>Colours</h2><p>"
            + "".join(
                f"<span class=swatch style='background:{colour}' title='{colour} {share:.1%}'></span>"
                for colour, share in self.palette()
            )
            + "</p>",
            self._sprites(),
        ]
        if self.seamless:
            tiles = [np.tile(image, (2, 2, 1)) for image in self.images[_spread(len(self.images), 24)]]
            parts += ["<h2>Tiles, each twice by twice</h2>", _gallery((tile, "") for tile in tiles)]
        if self.near:
            pairs = [
                (
                    np.concatenate([self.images[earlier], self.images[image]], axis=1),
                    f"{self.names[earlier]} ~ {self.names[image]}",
                )
                for image, earlier in self.near[:_EACH]
            ]
            note = (
                f"{len(self.near)} sprites differ from an earlier one by little. They are kept, and weigh more by it."
            )
            parts += ["<h2>Near repeats</h2>", f"<p class=note>{note}</p>", _gallery(pairs)]
        if self.skipped:
            parts += ["<h2>Not trained on</h2>", _reasons(self.skipped)]
            shown = [(left.picture, f"{left.path}: {left.reason}") for left in self.skipped if left.picture is not None]
            parts.append(_gallery(shown[:_EACH]))
        if self.ignored:
            parts += ["<h2>Other files</h2>", f"<p class=note>{_e(_some([one.path for one in self.ignored], 40))}</p>"]
        if self.unasked:
            note = f"{len(self.unasked):,} files, which {self.unasked[0].why}"
            parts += ["<h2>Not asked for</h2>", f"<p class=note>{_e(note)}</p>"]
        return (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>{_e(title)}</title>"
            f"<style>{_STYLE}</style><body>{''.join(parts)}</body></html>\n"
        )

    def save_html(self, path: Path) -> None:
        """Writes the page whole or not at all."""
        write_atomic(path, self.to_html().encode())

    def _sprites(self) -> str:
        """Galleries of the sprites, one for each class."""
        if not self.label_names:
            rows = _spread(len(self.images), _SPRITES)
            parts = [f"<h2>Sprites</h2><p class=note>{len(rows)} of {len(self.images):,}</p>"]
            return "".join([*parts, _gallery((self.images[row], self.names[row]) for row in rows)])
        each = max(1, _SPRITES // len(self.label_names))
        parts = ["<h2>Sprites by class</h2>"]
        for number, name in enumerate(self.label_names[:_SPRITES]):
            members = np.flatnonzero(self.labels == number)
            rows = members[_spread(len(members), each)]
            parts.append(f"<h3>{_e(name)}: {len(members):,}</h3>")
            parts.append(_gallery((self.images[row], self.names[row]) for row in rows))
        return "".join(parts)


def _gallery(pictures: Iterable[tuple[NDArray[np.uint8], str]]) -> str:
    """Pictures enlarged by whole factors, with their names as captions to hover, or below if they are long."""
    figures = []
    for pixels, caption in pictures:
        height, width = pixels.shape[:2]
        scale = max(1, _EDGE // max(height, width))
        encoded = base64.b64encode(png_bytes(to_image(pixels), {})).decode("ascii")
        below = f"<figcaption>{_e(caption)}</figcaption>" if ": " in caption or " ~ " in caption else ""
        figures.append(
            f"<figure><img width={width * scale} height={height * scale} title='{_e(caption)}' alt='{_e(caption)}' "
            f"src='data:image/png;base64,{encoded}'>{below}</figure>"
        )
    return f"<div class=art>{''.join(figures)}</div>"


def _reasons(skipped: Sequence[Left]) -> str:
    items = [f"<li><b>{_e(head)}</b>: {_e(_some(paths, 40))}</li>" for head, paths in _grouped(skipped)]
    return f"<ul class=note>{''.join(items)}</ul>"


def _grouped(skipped: Sequence[Left]) -> list[tuple[str, list[str]]]:
    """(how many and why, paths) for each kind of reason; where explanations differ, each path has its own."""
    members: dict[str, list[Left]] = defaultdict(list)
    for left in skipped:
        members[left.reason].append(left)
    groups = []
    for reason, found in members.items():
        if len({left.why for left in found}) == 1:
            groups.append((f"{len(found):,} {reason} ({found[0].why})", [left.path for left in found]))
        else:
            groups.append((f"{len(found):,} {reason}", [f"{left.path} ({left.why})" for left in found]))
    return groups


def _some(items: Sequence[str], most: int = _LISTED) -> str:
    """The first items, and how many more there are."""
    return ", ".join(items[:most]) + (f" and {len(items) - most:,} more" if len(items) > most else "")


def _spread(n: int, most: int) -> NDArray[np.int64]:
    """At most `most` row numbers of n, evenly spread."""
    return np.unique(np.linspace(0, n - 1, min(n, most)).round().astype(np.int64))


def _palette(images: NDArray[np.uint8]) -> list[tuple[str, float]]:
    """Means of the fullest cells of a 12³ colour grid, neighbours of a chosen one left out."""
    step = max(1, len(images) * images.shape[1] * images.shape[2] // 2_000_000)
    pixels = images.reshape(-1, images.shape[3])[::step]
    if images.shape[3] == 4:
        pixels = pixels[pixels[:, 3] >= 128, :3]
    colours = np.broadcast_to(pixels, (len(pixels), 3)).astype(np.int64)
    cell = colours * 12 // 256
    keys = (cell[:, 0] * 12 + cell[:, 1]) * 12 + cell[:, 2]
    counts = np.bincount(keys, minlength=12**3)
    sums = [np.bincount(keys, colours[:, axis], minlength=12**3) for axis in range(3)]
    chosen: list[tuple[int, ...]] = []
    found = []
    for key in np.argsort(-counts, kind="stable")[: 12**2]:
        place = (int(key) // 144, int(key) // 12 % 12, int(key) % 12)
        if not counts[key] or any(max(abs(a - b) for a, b in zip(place, other, strict=True)) < 2 for other in chosen):
            continue
        chosen.append(place)
        mean = [round(float(total[key]) / int(counts[key])) for total in sums]
        found.append((f"#{mean[0]:02x}{mean[1]:02x}{mean[2]:02x}", float(counts[key]) / len(colours)))
    return found[:_COLOURS]


def _e(text: str) -> str:
    return html.escape(text, quote=True)
