"""Scores of a pack of plans on the outlines of maps that were not trained on, beside baselines."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assetgen_art.maps.lessons import Lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_art.maps.outlines import rim
from assetgen_plugin.errors import DataError
from assetgen_plugin.plans import PlanPack
from assetgen_plugin.plans.pack import CELLS
from assetgen_plugin.plans.scan import Controls, Scan
from assetgen_plugin.plans.site import sites_of
from assetgen_plugin.seeds import CLASS, draw

from ...keys import key
from .baselines import WaveFunctionCollapse, random_cut
from .measures import (
    connected,
    difference,
    nearest_agreement,
    pattern_divergence,
    patterns,
    rooms_per_thousand,
    shannon,
)
from .vae import ConditionalVae

N_SEEDS = 3  # plans drawn in each outline
_MOST_NEAREST = 40  # plans whose nearest training plan is looked for

_NONE = float("nan")
_HEAD = ("plans",)
COLUMNS = {  # title and format of each score
    "n": ("n", "{:.0f}"),
    "tpkl": ("TPKL 3×3", "{:.3f}"),
    "js": ("JS 5×5", "{:.3f}"),
    "before": ("joined %", "{:.0f}"),
    "after": ("after repair %", "{:.0f}"),
    "repaired": ("repaired %", "{:.2f}"),
    "rooms": ("rooms / 1,000", "{:.1f}"),
    "differ": ("differ %", "{:.0f}"),
    "nearest": ("nearest %", "{:.0f}"),
    "milliseconds": ("ms", "{:.1f}"),
}
_PERCENT = ("before", "after", "repaired", "differ", "nearest")

Plan = NDArray[np.uint8]


@dataclass(frozen=True)
class PlanRow:
    """Scores of plans from one source. Not a number where a score does not apply.

    tpkl: nats, js: bits, against the real plans of the same outlines. before, after: share of the plans that are one
    walkable piece before and after the repair. repaired: share of the cells that it changed. rooms: in a thousand
    cells. differ: share of the cells in which two seeds differ. nearest: mean agreement with the nearest training plan.
    milliseconds: of one plan.
    """

    name: str
    n: int
    tpkl: float
    js: float
    before: float
    after: float
    repaired: float
    rooms: float
    differ: float
    nearest: float
    milliseconds: float


@dataclass(frozen=True)
class PlanScores:
    """The rows of a table, and plans to look at: of some outlines the real one, then drawn ones."""

    rows: tuple[PlanRow, ...]
    shown: tuple[tuple[Plan, ...], ...]
    shown_wave: tuple[tuple[Plan, ...], ...]
    outlines: int

    def to_json(self) -> dict[str, Any]:
        """As JSON values; None where a score does not apply."""
        rows = [
            {key: None if value != value else value for key, value in dataclasses.asdict(row).items()}
            for row in self.rows
        ]
        return {"outlines": self.outlines, "rows": rows}


def chosen_outlines(held_out: Lessons) -> tuple[Plan, ...]:
    """Each held-out plan in one of its outlines, from tight to loose in turn."""
    return tuple(some[number % len(some)] for number, some in enumerate(held_out.variants))


def score_plans(
    pack: PlanPack,
    data: MapSet,
    learned: Lessons,
    held_out: Lessons,
    *,
    name: str,
    seed: int,
    seeds: int = N_SEEDS,
    wave: bool = True,
    vae_steps: int = 0,
    say: Callable[[str], None] = lambda text: None,
) -> PlanScores:
    """Scores of a pack. learned: of the maps that it was trained on; held_out: of others, by the same classes.

    wave: also wave function collapse, the slowest row. vae_steps: also a conditional VAE, trained for so many steps.
    DataError if the pack has other classes than the maps.
    """
    if pack.classes != data.classes:
        raise DataError(
            f"{name} has the classes {', '.join(pack.classes)}, the maps {', '.join(data.classes)}; name the maps that "
            "it was trained on"
        )
    walkable = data.walkable
    real = chosen_outlines(held_out)
    trained = chosen_outlines(learned)
    known = [plan for some in learned.variants for plan in {len(plan): plan for plan in (some[0], some[-1])}.values()]
    rng = np.random.default_rng(seed)
    rows: list[PlanRow] = []

    def add(row: PlanRow) -> None:
        rows.append(row)
        say(f"{row.name}: TPKL {shown(row, 'tpkl')}, JS {shown(row, 'js')}, rooms {shown(row, 'rooms')}")

    add(_row("real, trained on", trained, real, walkable))
    add(_with_nearest(_row("real, held out", real, real, walkable), real, known))
    drawn = _drawn(pack, real, seed, seeds)
    add(_with_nearest(_pack_row(name, drawn, real, seeds, walkable), drawn.plans, known))
    for what, place in (("tight outlines", 0), ("hulls", -1)):
        some = tuple(variants[place] for variants in held_out.variants)
        if data.has_void or all(len(variants) == 1 for variants in held_out.variants):
            break
        add(_pack_row(f"{name}, {what}", _drawn(pack, some, seed + 1, seeds), some, seeds, walkable))
    waved: list[Plan] = []
    if wave:
        collapse = WaveFunctionCollapse(
            [plan for some in learned.variants for plan in some], len(data.classes), int(pack.tensors["repair"][2])
        )
        started = time.perf_counter()
        for number, plan in enumerate(real):
            if number % 10 == 0:
                say(f"wave function collapse, outline {number + 1} of {len(real)}")
            waved.append(collapse.draw(plan > 0, int(pack.tensors["rim"][0]), rng=rng)[0])
        spent = 1000 * (time.perf_counter() - started) / len(real)
        add(dataclasses.replace(_row("wave function collapse", waved, real, walkable), milliseconds=spent))
    if vae_steps:
        say(f"training a conditional VAE for {vae_steps:,} steps")
        add(_vae_row(learned, real, pack, walkable, vae_steps, seed))
    cuts = [random_cut(plan > 0, data.maps, rng=rng) for plan in real]
    add(_row("random cuts", cuts, real, walkable))
    pictures = tuple(
        (plan, *(drawn.plans[number * seeds + k] for k in range(min(seeds, 5)))) for number, plan in enumerate(real)
    )
    return PlanScores(
        tuple(rows), pictures, tuple((plan, other) for plan, other in zip(real, waved, strict=False)), len(real)
    )


@dataclass(frozen=True)
class _Drawn:
    """Plans of a pack, all seeds of an outline together; the first of each outline also before the repair."""

    plans: list[Plan]
    raw: list[Plan]
    milliseconds: float


def _drawn(pack: PlanPack, real: Sequence[Plan], seed: int, seeds: int) -> _Drawn:
    plans, raw = [], []
    spent = 0.0
    for number, plan in enumerate(real):
        started = time.perf_counter()
        plans += [pack.plan(seed, number * seeds + k, outline=plan > 0) for k in range(seeds)]
        spent += time.perf_counter() - started
        raw.append(_unrepaired(pack, plan > 0, seed, number * seeds))
    return _Drawn(plans, raw, 1000 * spent / max(1, len(plans)))


def _unrepaired(pack: PlanPack, outline: NDArray[np.bool_], seed: int, index: int) -> Plan:
    """The plan of a request as it is before the repair."""
    (site,) = sites_of(pack.tensors, outline, None, None)
    words = draw(np.array([seed], np.uint64), np.array([index], np.uint64), [(CLASS, 1), (CELLS, outline.size)], 0)
    style = (int(words[0][0, 0]) * max(1, len(pack.labels))) >> 32
    return Scan(pack.tensors).draw(site, words[1][0], Controls(style, 0, 256))


def _pack_row(name: str, drawn: _Drawn, real: Sequence[Plan], seeds: int, walkable: NDArray[np.bool_]) -> PlanRow:
    row = _row(name, drawn.plans, real, walkable)
    firsts = drawn.plans[::seeds]
    changed = sum(int((one != other).sum()) for one, other in zip(firsts, drawn.raw, strict=True))
    differences = [
        difference(drawn.plans[number], drawn.plans[number + 1], rim=rim(drawn.plans[number] > 0))
        for number in range(0, len(drawn.plans), seeds)
        if seeds > 1
    ]
    return dataclasses.replace(
        row,
        before=connected(drawn.raw, walkable),
        repaired=changed / sum(int((plan > 0).sum()) for plan in firsts),
        differ=float(np.mean(differences)) if differences else _NONE,
        milliseconds=drawn.milliseconds,
    )


def _row(name: str, plans: Sequence[Plan], real: Sequence[Plan], walkable: NDArray[np.bool_]) -> PlanRow:
    """The scores that any plans have. Those of the real plans against themselves are none."""
    itself = plans is real
    return PlanRow(
        name,
        len(plans),
        _NONE if itself else pattern_divergence(patterns(plans, 3), patterns(real, 3)),
        _NONE if itself else shannon(plans, real, 5),
        _NONE,
        connected(plans, walkable),
        _NONE,
        rooms_per_thousand(plans, walkable),
        _NONE,
        _NONE,
        _NONE,
    )


def _with_nearest(row: PlanRow, plans: Sequence[Plan], known: Sequence[Plan]) -> PlanRow:
    some = plans[:: max(1, len(plans) // _MOST_NEAREST)][:_MOST_NEAREST]
    return dataclasses.replace(
        row, nearest=float(np.mean([nearest_agreement(plan, known, rim=rim(plan > 0)) for plan in some]))
    )


def _vae_row(
    learned: Lessons, real: Sequence[Plan], pack: PlanPack, walkable: NDArray[np.bool_], steps: int, seed: int
) -> PlanRow:
    """A conditional VAE in the outlines that fit its canvas."""
    known = [plan for variants in learned.variants for plan in variants]
    vae = ConditionalVae(known, len(walkable), int(pack.tensors["rim"][0]), steps=steps, seed=seed)
    fitting = [plan for plan in real if vae.fits(plan > 0)]
    generator = torch.Generator().manual_seed(key(seed, "plan vae draws"))
    started = time.perf_counter()
    plans = [vae.draw(plan > 0, rim(plan > 0), generator=generator) for plan in fitting]
    spent = 1000 * (time.perf_counter() - started) / max(1, len(plans))
    row = _row(f"conditional VAE, {steps:,} steps", plans, fitting, walkable)
    return dataclasses.replace(row, milliseconds=spent)


def scores_table(scores: PlanScores) -> str:
    """The rows as text."""
    head = [_HEAD[0], *(title for title, _ in COLUMNS.values())]
    lines = [[row.name, *(shown(row, key) for key in COLUMNS)] for row in scores.rows]
    widths = [max(len(line[place]) for line in [head, *lines]) for place in range(len(head))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if not place else text.rjust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in [head, *lines]
    )


def shown(row: PlanRow, key: str) -> str:
    """A score as it is printed; a dash where it does not apply."""
    value = float(getattr(row, key))
    return "–" if math.isnan(value) else COLUMNS[key][1].format(100 * value if key in _PERCENT else value)
