"""Scores of plans: what they are on plans whose scores are known, and the baselines."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from assetgen_art.maps.lessons import window_codes
from assetgen_art.maps.outlines import rim
from assetgen_training.judge.plans.baselines import WaveFunctionCollapse, random_cut
from assetgen_training.judge.plans.measures import (
    connected,
    difference,
    nearest_agreement,
    pattern_divergence,
    patterns,
    rooms_per_thousand,
    shannon,
)
from assetgen_training.judge.plans.vae import ConditionalVae

Plan = NDArray[np.uint8]
WALKABLE = np.array([False, True])


def boxes(rng: np.random.Generator, n: int, density: float = 0.15) -> list[Plan]:
    """Floor in a ring of wall, with single pillars."""
    plans = []
    for _ in range(n):
        plan = np.where(rng.random((12, 14)) < density, 1, 2).astype(np.uint8)
        plan[[0, -1]] = 1
        plan[:, [0, -1]] = 1
        plans.append(plan)
    return plans


def test_divergences_are_zero_of_a_set_with_itself_and_symmetric() -> None:
    rng = np.random.default_rng(1)
    one, other = boxes(rng, 5), boxes(rng, 5, 0.4)
    assert pattern_divergence(patterns(one, 3), patterns(one, 3)) == pytest.approx(0, abs=1e-12)
    assert shannon(one, one, 5) == pytest.approx(0, abs=1e-12)
    assert pattern_divergence(patterns(one, 3), patterns(other, 3)) == pytest.approx(
        pattern_divergence(patterns(other, 3), patterns(one, 3))
    )
    assert pattern_divergence(patterns(one, 3), patterns(other, 3)) > 0.5


def test_shannon_is_one_bit_where_nothing_is_shared() -> None:
    assert shannon([np.full((5, 5), 1, np.uint8)], [np.full((5, 5), 2, np.uint8)], 5) == pytest.approx(1)


def test_pattern_divergence_is_the_formula_on_two_patterns() -> None:
    from collections import Counter

    p, q = Counter({1: 3, 2: 1}), Counter({1: 1, 2: 1})
    expected = 0.5 * (0.75 * np.log(1.5) + 0.25 * np.log(0.5)) + 0.5 * (0.5 * np.log(2 / 3) + 0.5 * np.log(2))
    assert pattern_divergence(p, q) == pytest.approx(expected, rel=1e-5)


def test_patterns_stand_around_cells_inside_only() -> None:
    plan = np.zeros((6, 6), np.uint8)
    plan[1:4, 2:5] = 1
    assert patterns([plan], 3).total() == 9
    assert len(patterns([plan], 3)) == 9


def test_rooms_are_walkable_and_three_cells_wide() -> None:
    plan = np.ones((12, 20), np.uint8)
    plan[2:5, 2:5] = 2  # a room
    plan[2:4, 5:12] = 2  # a way, too narrow
    plan[2:7, 12:18] = 2  # a room
    plan[9:11, 2:18] = 2  # no room
    assert rooms_per_thousand([plan], WALKABLE) == pytest.approx(1000 * 2 / plan.size)
    assert connected([plan], WALKABLE) == 0
    plan[6:9, 14] = 2
    assert connected([plan], WALKABLE) == 1


def test_difference_leaves_the_rim_out() -> None:
    one = boxes(np.random.default_rng(2), 1)[0]
    other = one.copy()
    other[0] = 2
    other[5, 5] = 3 - other[5, 5]
    assert difference(one, other, rim=rim(one > 0)) == pytest.approx(1 / (10 * 12))


def test_the_nearest_training_plan_of_a_copy_agrees_wholly() -> None:
    rng = np.random.default_rng(3)
    known = boxes(rng, 6, 0.5)
    larger = np.pad(known[2], 2)
    assert nearest_agreement(known[2], known, rim=rim(known[2] > 0)) == 1
    assert nearest_agreement(larger, known, rim=rim(larger > 0)) == 1
    assert nearest_agreement(boxes(rng, 1, 0.5)[0], known, rim=rim(known[0] > 0)) < 0.8


def test_wave_function_collapse_keeps_the_outline_and_the_windows_of_the_art() -> None:
    rng = np.random.default_rng(4)
    art = boxes(rng, 12, 0.1)
    known = set(np.concatenate([window_codes(plan, 2) for plan in art]).tolist())
    collapse = WaveFunctionCollapse(art, 2, 1)
    outline = np.ones((9, 11), bool)
    plan, contradictions = collapse.draw(outline, 1, rng=rng)
    assert contradictions < 4
    assert ((plan > 0) == outline).all()
    assert (plan[rim(outline)] == 1).all()
    assert set(window_codes(plan, 2).tolist()) <= known


def test_an_outline_that_no_window_fits_is_filled_with_wall() -> None:
    rng = np.random.default_rng(5)
    outline = np.ones((9, 9), bool)
    outline[:4, :4] = False  # an inner corner, which boxes do not have
    plan, contradictions = WaveFunctionCollapse(boxes(rng, 4), 2, 1).draw(outline, 1, rng=rng)
    assert contradictions == 4
    assert ((plan > 0) == outline).all()


def test_a_conditional_vae_learns_the_commonest_class_and_keeps_outline_and_rim() -> None:
    rng = np.random.default_rng(8)
    vae = ConditionalVae(boxes(rng, 16, 0.1), 2, 1, steps=40, seed=1)
    outline = np.ones((10, 13), bool)
    outline[:3, :3] = False
    plan = vae.draw(outline, rim(outline), generator=torch.Generator().manual_seed(2))
    assert ((plan > 0) == outline).all()
    assert (plan[rim(outline)] == 1).all()
    assert (plan[outline & ~rim(outline)] == 2).mean() > 0.8
    assert vae.fits(outline)
    assert not vae.fits(np.ones((10, 17), bool))


def test_random_cuts_are_inside_and_come_from_a_map() -> None:
    source = np.arange(1, 31, dtype=np.uint8).reshape(5, 6)
    outline = np.ones((3, 4), bool)
    outline[0, 0] = False
    cut = random_cut(outline, [source], rng=np.random.default_rng(6))
    assert ((cut > 0) == outline).all()
    assert set(np.abs(np.diff(cut[1].astype(int)))) <= {0, 1}
    assert random_cut(np.ones((40, 40), bool), [source], rng=np.random.default_rng(7)).all()
