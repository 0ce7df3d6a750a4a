"""The report of inspect on maps: what was read, what it means, what was skipped and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .. import html
from ..files import write_atomic
from .lessons import LEAST_MAPS, Lessons, lessons
from .map_set import MapSet, load_maps
from .sources import MapOptions

_MOST_SHOWN = 24  # maps on the page
_MOST_SKIPPED = 12  # lines


@dataclass(frozen=True)
class MapReport:
    """A set of maps and what was measured on it; lessons is None as long as nothing is walkable."""

    data: MapSet
    lessons: Lessons | None

    def warnings(self) -> list[str]:
        """What to look at before training."""
        data, found = self.data, self.lessons
        said = []
        if found is None:
            said.append("nothing is walkable yet: name classes with --walkable, such as --walkable floor,door")
        if len(data.maps) < LEAST_MAPS:
            said.append(
                f"{len(data.maps)} maps are few: with fewer than about {LEAST_MAPS}, plans repeat them or miss "
                "what is rare in them"
            )
        if found is not None and found.joined < 0.9:
            said.append(
                f"in {100 - 100 * found.joined:.0f} % of the maps the walkable cells are in several pieces; plans "
                "are always drawn in one, so check --walkable (are doors missing?)"
            )
        legends = self._legends()
        if len(legends) > 1:
            listed = "; ".join(f"{', '.join(names)} in {count:,}" for names, count in legends)
            said.append(
                f"the maps have legends without a common class ({listed}); give one name to what is the same "
                "in them, such as --symbols floor=A,B"
            )
        alone = [name for name in data.classes if self._maps_with(name) == 1]
        if alone and len(data.maps) > 2:
            said.append(f"only one map has {', '.join(alone)}; is it drawn by another legend? see --symbols")
        return said

    def _legends(self) -> list[tuple[list[str], int]]:
        """Classes that occur together, by one map or another, and how many maps have them."""
        numbers = [set(np.unique(plan[plan > 0]).tolist()) for plan in self.data.maps]
        groups: list[set[int]] = []
        for found in numbers:
            touched = [group for group in groups if group & found]
            groups = [group for group in groups if not group & found] + [found.union(*touched)]
        return [
            ([self.data.classes[number - 1] for number in sorted(group)], sum(found <= group for found in numbers))
            for group in groups
        ]

    def _maps_with(self, name: str) -> int:
        number = self.data.classes.index(name) + 1
        return sum(bool((plan == number).any()) for plan in self.data.maps)

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        data, found = self.data, self.lessons
        total = int(data.counts.sum())
        facts: dict[str, Any] = {
            "name": data.name,
            "maps": len(data.maps),
            "sizes": self._sizes(),
            "cut": data.cut,
            "classes": [
                {"name": name, "cells": int(count), "share": round(int(count) / total, 5), "walkable": bool(walks)}
                for name, count, walks in zip(data.classes, data.counts, data.walkable, strict=True)
            ],
            "merged": list(data.merged),
            "skipped": [{"name": one.name, "why": one.why} for one in data.skipped],
            "warnings": self.warnings(),
        }
        if found is not None:
            facts |= {
                "outlines": self._outlines(),
                "rim": data.classes[found.rim - 1] if found.rim else None,
                "windows": len(found.windows),
                "connected": round(found.joined, 4),
                "mirrored": found.mirrored,
                "turned": found.turned,
                "repair": dict(zip(("least", "brush", "wall", "floor", "cost", "rim_cost"), found.repair, strict=True)),
            }
        return facts

    def _sizes(self) -> dict[str, list[int]]:
        sides = np.array([plan.shape for plan in self.data.maps])
        cells = np.array([int((plan > 0).sum()) for plan in self.data.maps])
        return {
            "height": [int(sides[:, 0].min()), int(np.median(sides[:, 0])), int(sides[:, 0].max())],
            "width": [int(sides[:, 1].min()), int(np.median(sides[:, 1])), int(sides[:, 1].max())],
            "cells": [int(cells.min()), int(np.median(cells)), int(cells.max())],
        }

    def _outlines(self) -> str:
        data, found = self.data, self.lessons
        assert found is not None
        if data.has_void:
            return f"{len(found.variants):,} pieces, bounded by void"
        if not found.around:
            return "the maps' rectangles, as no class that cannot be walked on surrounds them"
        plans = sum(len(some) for some in found.variants)
        return (
            f"{plans:,}, from silhouettes of what is not {data.classes[found.around - 1]} to hulls, as the maps "
            "have no void"
        )

    def _mirrored(self) -> str:
        found = self.lessons
        assert found is not None
        if found.turned:
            return ", counted in all eight positions, in which the maps look alike"
        return ", counted mirrored too, as the maps look alike so" if found.mirrored else ""

    def to_text(self) -> str:
        """The report as lines."""
        return "\n".join(f"{key:10} {value}" for key, value in self._lines())

    def _lines(self) -> list[tuple[str, str]]:
        data, found = self.data, self.lessons
        total = int(data.counts.sum())
        low, middle, high = (self._sizes()["cells"][place] for place in range(3))
        heights, widths = self._sizes()["height"], self._sizes()["width"]
        lines = [
            ("maps", f"{len(data.maps):,}, {widths[0]}×{heights[0]} to {widths[2]}×{heights[2]} cells"),
            ("cells", f"{low:,} to {high:,} a map, {middle:,} in the middle"),
        ]
        if data.cut:
            lines.append(("pictures", data.cut))
        for name, count, walks in zip(data.classes, data.counts, data.walkable, strict=True):
            lines.append(
                ("class", f"{name}  {int(count):,} cells, {100 * count / total:.3g} %{', walkable' if walks else ''}")
            )
        lines += [("merged", text) for text in data.merged]
        if found is not None:
            rim = "no rule: " + f"{100 * found.rim_share:.1f} % of its cells are of the commonest class"
            if found.rim:
                rim = f"always {data.classes[found.rim - 1]}"
            least, brush, wall, floor, _, _ = found.repair
            lines += [
                ("outlines", self._outlines()),
                ("rim", rim),
                ("connected", f"{100 * found.joined:.1f} % of the maps are one walkable piece"),
                ("windows", f"{len(found.windows):,} different ones of 3×3 cells{self._mirrored()}"),
                (
                    "repair",
                    f"pieces under {least} cells become {data.classes[wall - 1]}; ways {brush} wide of "
                    f"{data.classes[floor - 1]}",
                ),
            ]
        reasons = Counter(one.why for one in data.skipped)
        shown = data.skipped if len(data.skipped) <= _MOST_SKIPPED else ()
        lines += [("skipped", f"{one.name} {one.why}") for one in shown]
        if not shown:
            firsts = {one.why: one.name for one in reversed(data.skipped)}
            ordered = reasons.most_common()
            lines += [
                ("skipped", f"{count:,}× {why} ({firsts[why]}{', …' if count > 1 else ''})")
                for why, count in ordered[:_MOST_SKIPPED]
            ]
            if len(ordered) > _MOST_SKIPPED:
                rest = sum(count for _, count in ordered[_MOST_SKIPPED:])
                lines.append(("skipped", f"{rest:,} more; --json lists them all"))
        return lines + [("warning", text) for text in self.warnings()]

    def save_html(self, path: Path) -> None:
        """Writes the report as a page with pictures of maps."""
        data, found = self.data, self.lessons
        rows = tuple((key, value) for key, value in self._lines())
        sections = [
            html.Section("What was read", [html.Table("what was read", ("", ""), rows, prose=frozenset({1}))]),
            html.Section("Maps", [html.Gallery(self._pictures(data.maps, data.names))]),
        ]
        if found is not None:
            plans = [plan for some in found.variants[:8] for plan in some]
            names = [f"outline {number}" for some in found.variants[:8] for number in range(1, len(some) + 1)]
            sections.append(
                html.Section("Outlines", [html.Gallery(self._pictures(plans, names))], note="From tight to loose.")
            )
        write_atomic(path, html.page(f"Maps: {data.name}", sections).encode())

    def _pictures(self, plans: Any, names: Any) -> tuple[tuple[Any, str], ...]:
        shown = list(zip(plans, names, strict=True))[:: max(1, len(plans) // _MOST_SHOWN)][:_MOST_SHOWN]
        return tuple((self.data.colours[plan], name) for plan, name in shown)


def inspect_maps(source: Path, options: MapOptions) -> MapReport:
    """Reads maps and measures what training would learn from them. Errors as load_maps."""
    data = load_maps(source, options)
    return MapReport(data, lessons(data) if data.walkable.any() else None)
