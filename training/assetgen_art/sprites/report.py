"""What was read of someone's art and what will be done with it: as text, as JSON and as a page with pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..files import write_atomic
from ..html import Gallery, Items, Section, Swatches, Table, Text, page
from .canvas import CanvasPlan, Decision
from .items import Skipped
from .outlook import outlook

_SPRITES = 240  # pictures of sprites on the page
_EACH = 48  # pictures of what was skipped, of repeats
_TILED = 24  # pictures of tiles that are repeated
_LISTED = 8  # names on a line of the text
_LISTED_ON_PAGE = 40
_COLOURS = 12  # of the palette

_QUESTIONS = {
    "key colour": "Which colour stands for transparency?",
    "sheets": "Are images sheets of frames or tiles?",
    "held edges": "Do the edges of tiles stay as they are, so that they meet?",
    "symmetry": "Do symmetrical sprites stay symmetrical?",
    "animations": "Which sprites are animations?",
    "poses": "Which pictures are poses of one sprite?",
    "layers": "What lies over the sprites and varies with them?",
    "enlarged": "Was the art enlarged?",
    "pixel art": "Is it pixel art?",
    "alignment": "Where do sprites stand in their images?",
    "size": "How large are the images to train on?",
    "seamless": "Do tiles continue at their opposite edges?",
    "classes": "How many classes are there?",
    "flips": "May sprites be mirrored left to right?",
    "soft alpha": "Do half-transparent pixels matter?",
}
"""What each decision answers."""


@dataclass(frozen=True)
class ArtReport:
    """Everything that was found and decided. images: (N, H, W, C) uint8, as textures will show them.

    left_out: what is not trained on, with reasons. near: pairs (image, an earlier one it nearly repeats), both kept.
    """

    source: str
    images: NDArray[np.uint8] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    labels: NDArray[np.int64] = field(repr=False)
    label_names: tuple[str, ...]
    left_out: tuple[Skipped, ...] = field(repr=False)
    near: tuple[tuple[int, int], ...] = field(repr=False)
    decisions: tuple[Decision, ...]
    plan: CanvasPlan = field(repr=False)  # by which sprites that come later are drawn like these
    seamless: bool
    has_licence: bool

    @property
    def classes(self) -> dict[str, int]:
        """Sprites of each class; {} if there are no classes."""
        return {name: int((self.labels == number).sum()) for number, name in enumerate(self.label_names)}

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What looked like art and is not trained on."""
        return tuple(one for one in self.left_out if one.is_art)

    @property
    def ignored(self) -> tuple[Skipped, ...]:
        """Files that are not art, such as licences and lists."""
        return tuple(one for one in self.left_out if one.reason == "not an image")

    @property
    def unselected(self) -> tuple[Skipped, ...]:
        """Files that were not selected (`only`)."""
        return tuple(one for one in self.left_out if one.reason == "not selected")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at before training."""
        found = []
        if len(self.images) < 16:
            found.append(f"only {len(self.images)} sprites: 16 or more give variety, a few hundred are better")
        if len(self.skipped) > len(self.images):
            found.append("more sprites were skipped than kept; the reasons are below")
        if edged := sum(one.reason == "not seamless" for one in self.skipped):
            found.append(
                f"{edged} tiles do not continue at their opposite edges and are skipped; --no-seamless includes them"
            )
        if len(self.near) > len(self.images) / 4:
            found.append(f"{len(self.near)} sprites nearly repeat others; what they show counts more than once")
        if not self.has_licence:
            found.append("there is no licence file next to the art, so the pack cannot state its licence")
        return tuple(found)

    @property
    def reduced(self) -> str:
        """One line about art that was made smaller without being asked for, or ""."""
        if self.plan.sized or (self.plan.factor == 1 and self.plan.scale == 1):
            return ""
        how = f"1/{self.plan.factor}" if self.plan.pixel_art else f"{self.plan.scale:.0%}"
        height, width = self.plan.canvas
        return (
            f"the art is drawn at {how} of its size to fit {width}×{height}; sheets are cut with --tile WxH, and "
            f"--size {width}x{height} accepts the reduction"
        )

    @property
    def outlook(self) -> tuple[str, ...]:
        """What variants of this art will be good at, and what they will lose."""
        return outlook(
            self.images,
            n_classes=len(self.label_names),
            n_near=len(self.near),
            seamless=self.seamless,
            pixel_art=self.plan.pixel_art,
        )

    def palette(self) -> list[tuple[str, float]]:
        """Dominant colours as (#rrggbb, share of the visible pixels), at most 12."""
        return _palette(self.images)

    def to_json(self) -> dict[str, object]:
        """The report without its pictures, in plain types."""
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
            "outlook": list(self.outlook),
            "reduced": self.reduced,
            "skipped": [{"path": one.path, "reason": one.reason, "why": one.why} for one in self.skipped],
            "ignored": [{"path": one.path, "why": one.why} for one in self.ignored],
            "unselected": len(self.unselected),
            "near": [[self.names[image], self.names[earlier]] for image, earlier in self.near],
        }

    def to_text(self) -> str:
        """The report as lines for a terminal; long lists are cut short."""
        height, width, channels = self.images.shape[1:]
        colour = {1: "grey", 3: "opaque", 4: "with transparency"}[channels]
        lines = [f"{self.source}: {len(self.images):,} sprites, {width}×{height}, {colour}"]
        lines += [f"  {one.key + ':':<14}{one.value} — {one.why}" for one in self.decisions]
        if self.classes:
            lines.append("  per class:    " + _some([f"{name} {n}" for name, n in self.classes.items()], 24))
        lines.append("  colours:      " + " ".join(f"{colour} {share:.0%}" for colour, share in self.palette()[:8]))
        if self.near:
            pairs = [f"{self.names[image]} ~ {self.names[earlier]}" for image, earlier in self.near]
            lines.append(f"  near repeats: {len(self.near)}, all kept: {_some(pairs)}")
        for head, paths in _grouped(self.skipped):
            lines.append(f"  skipped:      {head}: {_some(paths, _LISTED if '(' in head else _LISTED // 2)}")
        if self.ignored:
            lines.append(f"  not images:   {len(self.ignored)}: {_some([one.path for one in self.ignored])}")
        if self.unselected:
            lines.append(f"  not selected: {self._unselected_note()}")
        lines += [f"  note:         {warning}" for warning in self.warnings]
        lines += [f"  expect:       {sentence}" for sentence in self.outlook]
        if self.reduced:
            lines.append(f"  reduced:      {self.reduced}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """The report as one self-contained page with at most a few hundred pictures."""
        height, width = self.images.shape[1:3]
        sections = [self._decisions_section(), self._colours_section(), *self._sprites_sections()]
        if self.seamless:
            tiles = [(np.tile(self.images[row], (2, 2, 1)), self.names[row]) for row in self._some_rows(_TILED)]
            sections.append(Section("Tiles, repeated twice each way", [Gallery(tuple(tiles))]))
        if self.near:
            sections.append(self._near_section())
        if self.skipped:
            sections.append(_skipped_section(self.skipped))
        if self.ignored:
            paths = [one.path for one in self.ignored]
            sections.append(Section("Files that are not images", [Text(_some(paths, _LISTED_ON_PAGE))]))
        if self.unselected:
            sections.append(Section("Files that were not selected", [Text(self._unselected_note())]))
        return page(f"{self.source}: {len(self.images):,} sprites of {width}×{height}", sections)

    def save_html(self, path: Path) -> None:
        """Writes the page whole or not at all."""
        write_atomic(path, self.to_html().encode())

    def _decisions_section(self) -> Section:
        rows = tuple((_QUESTIONS[one.key], one.value, one.why, _override(one)) for one in self.decisions)
        table = Table(
            "What was found in the art, and how to overrule it",
            ("", "answer", "because", "to overrule"),
            rows,
            prose=frozenset({1, 2}),
            code=frozenset({3}),
        )
        notes = [Text(warning, lead="Note:") for warning in self.warnings]
        return Section("", [*notes, *(Text(sentence, lead="Expect:") for sentence in self.outlook), table])

    def _colours_section(self) -> Section:
        colours = tuple((colour, f"{colour} {share:.0%}") for colour, share in self.palette())
        return Section("Main colours", [Swatches(colours)], note="With their share of the visible pixels.")

    def _sprites_sections(self) -> list[Section]:
        """Galleries of the sprites, one for each class."""
        if not self.label_names:
            rows = self._some_rows(_SPRITES)
            return [Section("Sprites", [self._gallery(rows)], note=f"{len(rows)} of {len(self.images):,}.")]
        each = max(1, _SPRITES // len(self.label_names))
        sections = [Section("Sprites by class", note=f"At most {each} of each class are shown.")]
        for number, name in enumerate(self.label_names[:_SPRITES]):
            members = np.flatnonzero(self.labels == number)
            gallery = self._gallery(members[_spread(len(members), each)])
            sections.append(Section(f"{name}: {len(members):,}", [gallery], level=3))
        return sections

    def _near_section(self) -> Section:
        pairs = tuple(
            (
                np.concatenate([self.images[earlier], self.images[image]], axis=1),
                f"{self.names[earlier]} ~ {self.names[image]}",
            )
            for image, earlier in self.near[:_EACH]
        )
        note = (
            f"{len(self.near)} sprites hardly differ from an earlier one. All are kept; "
            "what they show counts more than once."
        )
        return Section("Near repeats", [Gallery(pairs, captions=True)], note=note)

    def _unselected_note(self) -> str:
        n_files = len(self.unselected)
        return f"{n_files:,} file{'s' * (n_files != 1)}: the path {self.unselected[0].why}"

    def _gallery(self, rows: NDArray[np.int64]) -> Gallery:
        return Gallery(tuple((self.images[row], self.names[row]) for row in rows))

    def _some_rows(self, most: int) -> NDArray[np.int64]:
        return _spread(len(self.images), most)


def _override(decision: Decision) -> str:
    """The option that would overrule a decision, as it is typed."""
    other_align = "centre" if decision.value == "bottom" else "bottom"
    values = {
        "upscaled": "FACTOR",
        "size": "WIDTHxHEIGHT",
        "align": other_align,
        "key": "none",
        "keep-edges": "PIXELS",
        "tile": "WIDTHxHEIGHT",
    }
    if decision.option in values:
        return f"--{decision.option} {values[decision.option]}"
    return f"--{decision.option}" if decision.value in ("no", "none") else f"--no-{decision.option}"


def _skipped_section(skipped: Sequence[Skipped]) -> Section:
    """The reasons, and the pictures that there are."""
    reasons = Items(tuple((head, _some(paths, _LISTED_ON_PAGE)) for head, paths in _grouped(skipped)))
    pictures = tuple((one.picture, f"{one.path}: {one.reason}") for one in skipped if one.picture is not None)
    gallery = [Gallery(pictures[:_EACH], captions=True)] if pictures else []
    return Section("Skipped: not trained on", [reasons, *gallery])


def _grouped(skipped: Sequence[Skipped]) -> list[tuple[str, list[str]]]:
    """(how many and why, paths) for each kind of reason; where explanations differ, each path has its own."""
    members: dict[str, list[Skipped]] = defaultdict(list)
    for one in skipped:
        members[one.reason].append(one)
    groups = []
    for reason, found in members.items():
        if len({one.why for one in found}) == 1:
            groups.append((f"{len(found):,} {reason} ({found[0].why})", [one.path for one in found]))
        else:
            groups.append((f"{len(found):,} {reason}", [f"{one.path} ({one.why})" for one in found]))
    return groups


def _some(items: Sequence[str], most: int = _LISTED) -> str:
    """The first items, and how many more there are."""
    return ", ".join(items[:most]) + (f" and {len(items) - most:,} more" if len(items) > most else "")


def _spread(n: int, most: int) -> NDArray[np.int64]:
    """At most `most` row numbers of n, evenly spread."""
    return np.unique(np.linspace(0, n - 1, min(n, most)).round().astype(np.int64))


def _palette(images: NDArray[np.uint8]) -> list[tuple[str, float]]:
    """Means of the fullest cells of a 12³ colour grid; neighbours of a chosen cell are left out."""
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
