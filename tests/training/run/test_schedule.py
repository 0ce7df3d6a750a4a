"""Laws of the schedule: a run is steps, and the clock has no say but in how many."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assetgen_plugin.errors import ConfigError
from assetgen_training.config import Stage
from assetgen_training.run.schedule import (
    TIMED,
    RunState,
    can_fix,
    has_ended,
    is_late,
    learning_rate,
    order,
    planned_steps,
    stage_budget,
    steps_within,
)
from conftest import TINY

counts = st.integers(1, 100_000)
MINUTES = dataclasses.replace(TINY, steps=None, minutes=10.0, evaluate_every=100)


@given(counts, counts, st.integers(0, TIMED - 1))
def test_timed_steps_have_the_same_learning_rate_however_many_follow(one: int, other: int, step: int) -> None:
    rates = {learning_rate(TINY, RunState(stage_step=step), n) for n in (one, other, None)}
    assert len(rates) == 1


@given(st.integers(TIMED + 100, 100_000))
def test_the_learning_rate_rises_to_its_peak_and_falls_to_a_tenth_of_it(n_steps: int) -> None:
    peak = TINY.stages[0].lr
    rates = [learning_rate(TINY, RunState(stage_step=step), n_steps) for step in (0, 49, 50, 99, n_steps - 1)]
    assert rates[0] == pytest.approx(peak / 100)
    assert rates[1] == pytest.approx(peak / 2)
    assert rates[1] < rates[2] < rates[3] <= peak
    assert rates[4] == pytest.approx(peak / 10, rel=0.1)


@given(st.lists(counts, min_size=2, max_size=2))
def test_steps_given_for_each_stage_are_the_steps_planned(given_counts: list[int]) -> None:
    assert planned_steps(TINY.with_steps(given_counts)) == given_counts


def test_steps_of_the_whole_are_divided_by_the_shares() -> None:
    assert planned_steps(TINY.with_steps([1000])) == [700, 300]
    assert planned_steps(MINUTES) == [None, None]
    for wrong in ([1, 2, 3], [5, 0]):
        with pytest.raises(ConfigError, match="one for each of the 2 stages"):
            TINY.with_steps(wrong)


@given(st.floats(1e-3, 1.0), st.floats(0, 30.0), st.integers(5, TIMED))
def test_the_steps_found_take_the_time_asked_for(pace: float, validation: float, taken: int) -> None:
    state = RunState(stage_step=taken, stage_seconds=taken * pace)
    n_steps = steps_within(MINUTES, state, [pace] * taken, validation)
    seconds = n_steps * pace + (n_steps - taken) * validation / MINUTES.evaluate_every
    assert seconds == pytest.approx(stage_budget(MINUTES, 0), rel=0.01, abs=2 * (pace + validation))


@given(st.floats(1.0, 1e6))
def test_a_stage_has_at_least_the_steps_it_has_taken(seconds: float) -> None:
    state = RunState(stage_step=7, stage_seconds=1e9)
    assert steps_within(MINUTES, state, [seconds] * 7, 0.0) == 7


def test_a_few_slow_steps_do_not_count() -> None:
    state = RunState(stage_step=50, stage_seconds=1.0)
    even, uneven = [0.02] * 50, [5.0] * 3 + [0.02] * 40 + [9.0] * 7
    assert steps_within(MINUTES, state, uneven, 0.0) == steps_within(MINUTES, state, even, 0.0)


def test_the_number_of_steps_is_found_within_the_timed_steps() -> None:
    assert can_fix(MINUTES, RunState(stage_step=TIMED))
    assert not can_fix(MINUTES, RunState(stage_step=TIMED - 1, stage_seconds=1.0))
    assert can_fix(MINUTES, RunState(stage_step=4, stage_seconds=stage_budget(MINUTES, 0) / 4))


def test_a_stage_is_late_when_it_is_a_quarter_of_its_time_behind() -> None:
    budget = stage_budget(MINUTES, 0)
    half = RunState(stage_step=50, stage_seconds=0.74 * budget)
    assert not is_late(MINUTES, half, 100)
    assert is_late(MINUTES, dataclasses.replace(half, stage_seconds=0.76 * budget), 100)
    assert not is_late(TINY, dataclasses.replace(half, stage_seconds=1e9), 100)  # nobody asked for a time


def test_a_stage_ends_with_its_steps_or_without_progress() -> None:
    patient = dataclasses.replace(TINY, patience=3, stages=(Stage(share=1.0, lr=1e-3),))
    assert not has_ended(patient, RunState(stage_step=10**6), None)
    assert not has_ended(patient, RunState(stage_step=9, stale=2), 10)
    assert has_ended(patient, RunState(stage_step=10), 10)
    assert has_ended(patient, RunState(stage_step=9, stale=3), 10)


def test_a_stage_begins_as_the_run_did() -> None:
    state = RunState(stage=0, step=70, stage_step=70, stage_seconds=9.0, best=1.5, stale=3)
    state.leave_stage()
    assert state == RunState(stage=1, step=70)


def test_stages_share_the_minutes() -> None:
    assert [stage_budget(MINUTES, stage) for stage in (0, 1)] == pytest.approx([420, 180])


def test_a_resumed_stage_goes_on_at_the_pace_it_had() -> None:
    state = RunState(stage_step=30, stage_seconds=60.0)  # 360 s left, at 2 s a step
    assert steps_within(MINUTES, state, [], 0.0) == 30 + 180
    assert steps_within(MINUTES, RunState(), [], 1.0) == 42_000  # 0 s a step, 1 s a hundred of them


def test_too_few_steps_are_not_timed() -> None:
    assert not can_fix(MINUTES, RunState(stage_step=3, stage_seconds=200.0))
    assert can_fix(MINUTES, RunState(stage_step=4, stage_seconds=200.0))


def test_a_rate_without_decay_is_the_stage_s_from_the_first_step() -> None:
    config = dataclasses.replace(TINY, decay="none")
    assert {learning_rate(config, RunState(stage_step=step), 200) for step in (0, 60, 199)} == {TINY.stages[0].lr}


def test_the_order_is_the_seed_s() -> None:
    orders = [order(dataclasses.replace(TINY, seed=seed), 0, 64, 64).tolist() for seed in (1, 2, 1)]
    assert orders[0] == orders[2] != orders[1]
    assert order(TINY, 1, 64, 64).tolist() != order(TINY, 0, 64, 64).tolist()  # an epoch may be one step
    assert len(order(TINY, 1, 64, 64)) == 64
