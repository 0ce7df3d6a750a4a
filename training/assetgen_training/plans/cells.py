"""Samples to train on: cells of maps in changing outlines, mirrored and turned, with some cells pinned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..keys import key
from .network import N_LEVELS, N_TURNS
from .planes import Plan, Seen, seen, told

CHUNK_STEPS = 32  # steps whose samples are prepared together
_LEVEL_TOLD = 0.5  # of the plans, how many are told their level
_UPRIGHT = 0.3  # of the plans, how many are surely as they are
_TIGHTEST = 0.5  # of the plans, how many are surely in their tightest outline, which is the hardest to fill
_PINNED = 0.4  # of the plans, how many have pins


@dataclass(frozen=True)
class TrainingPlans:
    """Plans to learn from. variants: of each map its plans in different outlines. styles, levels: (N,) of each map."""

    variants: tuple[tuple[Plan, ...], ...]
    styles: NDArray[np.int64]
    walkable: NDArray[np.bool_]  # (K,)
    rim: bool  # cells at the rim are one class, which nobody asks the network for
    level_edges: NDArray[np.float64]  # (N_LEVELS − 1,), rising, of the walkable share


@dataclass(frozen=True)
class Samples:
    """A batch: (B, F + K + 5), and (B,) each of the others."""

    seen: Tensor
    style: Tensor
    level: Tensor
    turn: Tensor
    target: Tensor


def chunk(plans: TrainingPlans, taps: NDArray[np.int8], seed: int, number: int, batch: int) -> Iterator[Samples]:
    """The samples of CHUNK_STEPS steps: a function of the seed and the chunk's number."""
    rng = np.random.default_rng(key(seed, "plans", number))
    chosen: list[tuple[int, int, Plan]] = []
    n_cells = 0
    while n_cells < CHUNK_STEPS * batch and len(chosen) < 4096:
        of = int(rng.integers(len(plans.variants)))
        turn = int(rng.integers(N_TURNS)) * int(rng.random() >= _UPRIGHT)
        place = int(rng.integers(len(plans.variants[of]))) * int(rng.random() >= _TIGHTEST)
        plan = turned(plans.variants[of][place], turn)
        chosen.append((of, turn, plan))
        n_cells += int((plan > 0).sum())
    pins = [_pins(plan, rng) if rng.random() < _PINNED else np.zeros(plan.shape, bool) for _, _, plan in chosen]
    whole = samples([plan for _, _, plan in chosen], pins, plans)
    levels = np.array([level_of(plan, plans) for _, _, plan in chosen]) * (rng.random(len(chosen)) < _LEVEL_TOLD)
    styles = np.array([plans.styles[of] for of, _, _ in chosen])
    turns = np.array([turn for _, turn, _ in chosen])
    order = rng.permutation(len(whole.at))
    for step in range(CHUNK_STEPS):
        rows = order.take(np.arange(step * batch, (step + 1) * batch), mode="wrap")
        yield gathered(whole, rows, taps, styles, levels, turns)


def samples(chosen: list[Plan], pins: list[NDArray[np.bool_]], plans: TrainingPlans) -> Seen:
    """The samples of plans with their told numbers."""
    whole = seen(chosen, pins, len(plans.walkable), rim=plans.rim)
    numbers = told(chosen, plans.walkable)
    places = np.concatenate([[0], np.cumsum([plan.size for plan in chosen])])
    flat = np.concatenate([one.reshape(-1, one.shape[-1]) for one in numbers])
    widths = np.array([plan.shape[1] for plan in chosen])
    rows = places[whole.plan] + whole.y * widths[whole.plan] + whole.x
    return Seen(whole.planes, whole.at, flat[rows], whole.target, whole.plan, whole.y, whole.x, whole.stride)


def gathered(
    whole: Seen,
    rows: NDArray[np.int64],
    taps: NDArray[np.int8],
    styles: NDArray[np.int64],
    levels: NDArray[np.int64],
    turns: NDArray[np.int64],
) -> Samples:
    """The samples of these rows as a batch. styles, levels, turns: of each plan."""
    places = whole.at[rows][:, None] + whole.offsets(taps)[None]
    inputs = np.concatenate([whole.planes[places], whole.told[rows]], axis=1)
    return Samples(
        torch.from_numpy(inputs).float(),
        torch.from_numpy(styles[whole.plan[rows]]),
        torch.from_numpy(levels[whole.plan[rows]]),
        torch.from_numpy(turns[whole.plan[rows]]),
        torch.from_numpy(whole.target[rows]),
    )


def walkable_share(plan: Plan, walkable: NDArray[np.bool_]) -> float:
    """Of the cells inside, the share that one can walk on."""
    walks = np.concatenate([[False], walkable])[plan]
    return float(walks.sum() / max(1, (plan > 0).sum()))


def level_of(plan: Plan, plans: TrainingPlans) -> int:
    """The level of a plan, 1 … N_LEVELS: in which eighth of the maps its walkable share lies."""
    return 1 + int(np.searchsorted(plans.level_edges, walkable_share(plan, plans.walkable), side="right"))


def level_edges(plans: list[Plan], walkable: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The walkable shares that part the plans into N_LEVELS equal groups."""
    shares = [walkable_share(plan, walkable) for plan in plans]
    return np.quantile(shares, np.arange(1, N_LEVELS) / N_LEVELS)


def turned(plan: Plan, turn: int) -> Plan:
    """A plan in one of eight positions: bit 0 mirrors it left to right, bit 1 top to bottom, bit 2 at the diagonal."""
    if turn & 1:
        plan = plan[:, ::-1]
    if turn & 2:
        plan = plan[::-1]
    return plan.T if turn & 4 else plan


def _pins(plan: Plan, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Cells as a designer pins them: some here and there, or rectangles."""
    if rng.random() < 0.5:
        scattered: NDArray[np.bool_] = rng.random(plan.shape) < rng.choice([0.01, 0.03, 0.1])
        return scattered
    pins = np.zeros(plan.shape, bool)
    for _ in range(rng.integers(1, 4)):
        rows, columns = rng.integers(1, 9, 2)
        y, x = (int(rng.integers(side)) for side in plan.shape)
        pins[y : y + rows, x : x + columns] = True
    return pins
