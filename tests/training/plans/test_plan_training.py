"""Training on maps: what the network sees and is told, its exact form, a run that repeats and resumes, its pack."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from assetgen_art.maps.lessons import Lessons, lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_art.maps.outlines import rim
from assetgen_art.maps.regions import components
from assetgen_plugin.errors import ConfigError
from assetgen_plugin.plans import PlanPack
from assetgen_plugin.plans.scan import Controls, Scan
from assetgen_plugin.plans.site import sites_of
from assetgen_training.plans.cells import (
    TrainingPlans,
    chunk,
    gathered,
    level_edges,
    level_of,
    samples,
    turned,
)
from assetgen_training.plans.export import plan_pack_bytes, plan_tensors
from assetgen_training.plans.network import N_INPUTS, ScanNetwork, input_scales
from assetgen_training.plans.planes import choose_taps, told
from assetgen_training.plans.train import PlanConfig, TrainedScan, split, train_plans

Plan = NDArray[np.uint8]
WALKABLE = np.array([False, True, True])


def rooms(rng: np.random.Generator, height: int = 15, width: int = 18) -> Plan:
    """Walls 1, two rooms of floor 2 and a door 3 between them."""
    cells = np.ones((height, width), np.uint8)
    split_at = int(rng.integers(6, width - 6))
    cells[2 : height - int(rng.integers(2, 5)), 2:split_at] = 2
    cells[int(rng.integers(2, 4)) : height - 2, split_at + 1 : width - 2] = 2
    cells[int(rng.integers(5, height - 6)), split_at] = 3
    return cells


def map_set(n_maps: int = 30) -> MapSet:
    rng = np.random.default_rng(3)
    maps = tuple(rooms(rng) for _ in range(n_maps))
    counts = np.sum([np.bincount(one.ravel(), minlength=4)[1:] for one in maps], axis=0)
    return MapSet(
        "rooms",
        maps,
        tuple(f"{number}.txt" for number in range(n_maps)),
        (".",) * n_maps,
        ("wall", "floor", "door"),
        counts,
        np.array([[0, 0, 0, 0], [50, 50, 60, 255], [230, 220, 170, 255], [180, 110, 60, 255]], np.uint8),
        WALKABLE,
        has_void=False,
        skipped=(),
        cut="",
        merged=(),
    )


DATA = map_set()
FOUND = lessons(DATA)
CONFIG = PlanConfig(steps=96, batch_size=256, evaluate_every=32)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> TrainedScan:
    return train_plans(DATA, FOUND, CONFIG, tmp_path_factory.mktemp("run"), silent=True)


def training_plans(found: Lessons = FOUND, *, has_rim: bool = True) -> TrainingPlans:
    edges = level_edges([plans[0] for plans in found.variants], WALKABLE)
    return TrainingPlans(found.variants, np.zeros(len(found.variants), np.int64), WALKABLE, has_rim, edges)


def told_naively(plan: Plan) -> NDArray[np.uint8]:
    """As the contract says it, from nothing but the cells drawn before each."""
    height, width = plan.shape
    at_rim, n_cells = rim(plan > 0), int((plan > 0).sum())
    result = np.zeros((height, width, len(WALKABLE) + 5), np.uint8)
    drawn = np.zeros(plan.shape, bool)

    def open_edges(numbers: NDArray[np.int32], one: int) -> int:
        edges = 0
        for y, x in np.argwhere((numbers == one) & (one > 0)):
            for b, a in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if 0 <= b < height and 0 <= a < width:
                    edges += bool(plan[b, a] and not drawn[b, a] and not at_rim[b, a])
        return min(9, edges)

    for y, x in np.argwhere(plan > 0):
        numbers, count = components(drawn & np.concatenate([[False], WALKABLE])[plan])
        left = numbers[y, x - 1] if x else 0
        above = numbers[y - 1, x] if y else 0
        for c in range(len(WALKABLE)):
            result[y, x, c] = (16 * int(((plan == c + 1) & drawn).sum()) + n_cells // 2) // n_cells
        result[y, x, -5:] = (
            16 * int(drawn.sum()) // n_cells,
            open_edges(numbers, left),
            open_edges(numbers, above),
            left == above > 0,
            count > 1,
        )
        drawn[y, x] = True
    return result


def test_told_numbers_are_those_of_the_cells_drawn_before() -> None:
    rng = np.random.default_rng(6)
    holed = np.where(rng.random((9, 11)) < 0.85, rng.integers(1, 4, (9, 11)), 0).astype(np.uint8)
    plans = [FOUND.variants[0][0], turned(FOUND.variants[1][-1], 5), holed]
    for plan, found in zip(plans, told(plans, WALKABLE), strict=True):
        expected = told_naively(plan)
        assert (found[plan > 0] == expected[plan > 0]).all()


@pytest.mark.parametrize("n_classes", [2, 3, 10])
def test_taps_see_only_what_a_drawing_has_drawn(n_classes: int) -> None:
    taps = choose_taps(n_classes, N_INPUTS - n_classes - 5).astype(int)
    assert len({tuple(tap) for tap in taps}) == len(taps) == N_INPUTS - n_classes - 5
    for plane, dy, dx in taps:
        if 2 <= plane < 2 + n_classes:
            assert (dy, dx) < (0, 0)
        if 2 + n_classes <= plane < 2 + 2 * n_classes:
            assert dy <= -2 or (dy == -1 and dx <= -2)
    assert np.abs(taps[:, 1:]).max() <= 16


def test_the_network_in_training_gives_what_the_pack_computes(trained: TrainedScan) -> None:
    """At spread 0, without windows that forbid anything, each cell drawn is the likeliest of its logits."""
    tensors = plan_tensors(DATA, FOUND, trained)
    tensors["windows"] = np.arange(4**9, dtype=np.uint32)
    outline = np.ones((13, 16), bool)
    outline[:4, 9:] = False
    pins = np.zeros(outline.shape, np.uint8)
    pins[8:10, 3] = 3
    (site,) = sites_of(tensors, outline, pins, None)
    plan = Scan(tensors).draw(site, np.zeros(outline.size, np.int64), Controls(0, 5, 0))
    plans = training_plans()
    whole = samples([plan], [pins > 0], plans)
    zero = np.zeros(1, np.int64)
    batch = gathered(whole, np.arange(len(whole.at)), trained.taps, zero, zero + 5, zero)
    with torch.no_grad():
        logits = trained.network(batch.seen, batch.style, batch.level, batch.turn)
    assert len(whole.at) == int((outline & ~rim(outline) & (pins == 0)).sum())
    assert (logits == (logits * 32).round() / 32).all()
    assert (logits.argmax(dim=1) == batch.target).all()


def test_float_and_exact_networks_agree_up_to_rounding(trained: TrainedScan) -> None:
    batch = next(chunk(training_plans(), trained.taps, 1, 0, 512))
    network = trained.network
    with torch.no_grad():
        exact = network(batch.seen, batch.style, batch.level, batch.turn)
        network.exact = False
        floats = network(batch.seen, batch.style, batch.level, batch.turn)
        network.exact = True
    assert (exact - floats).abs().median() < 0.1


def test_every_turn_is_told_and_each_is_another_plan() -> None:
    plan = FOUND.variants[0][0]
    assert len({turned(plan, turn).tobytes() + bytes(turned(plan, turn).shape) for turn in range(8)}) == 8
    assert turned(plan, 0) is plan


def test_levels_part_the_maps_into_eighths() -> None:
    plans = training_plans()
    levels = [level_of(variants[0], plans) for variants in plans.variants]
    assert min(levels) == 1
    assert max(levels) == 8
    shares = np.array([np.isin(variants[0], (2, 3)).sum() / (variants[0] > 0).sum() for variants in plans.variants])
    assert (np.diff(np.array(levels)[shares.argsort()]) >= 0).all()


def test_a_run_lowers_the_loss_and_repeats(trained: TrainedScan, tmp_path: Path) -> None:
    assert trained.validation < 0.6 * np.log(3)
    again = train_plans(DATA, FOUND, CONFIG, tmp_path, silent=True)
    first, second = (plan_tensors(DATA, FOUND, one) for one in (trained, again))
    assert all((first[name] == second[name]).all() for name in first)


def test_a_killed_run_resumes_to_the_same_weights(
    trained: TrainedScan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assetgen_training.plans import train

    def killed(*_: object) -> float:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        judged = train._judged
        calls = iter(range(9))
        patched.setattr(train, "_judged", lambda *a: killed() if next(calls) == 1 else judged(*a))
        with pytest.raises(KeyboardInterrupt):
            train_plans(DATA, FOUND, CONFIG, tmp_path, silent=True)
    again = train_plans(DATA, FOUND, CONFIG, tmp_path, silent=True)
    first, second = (plan_tensors(DATA, FOUND, one) for one in (trained, again))
    assert all((first[name] == second[name]).all() for name in first)


def test_a_folder_of_another_run_is_refused(tmp_path: Path) -> None:
    train_plans(DATA, FOUND, dataclasses.replace(CONFIG, steps=1), tmp_path, silent=True)
    with pytest.raises(ConfigError, match="other settings or other maps"):
        train_plans(DATA, FOUND, CONFIG, tmp_path, silent=True)


def test_pieces_of_one_map_are_held_out_together() -> None:
    found = dataclasses.replace(FOUND, maps=np.arange(len(FOUND.maps)) // 3)
    learned, held_out = split(found, 1)
    assert len(held_out)
    assert not set(found.maps[learned]) & set(found.maps[held_out])
    assert sorted([*learned, *held_out]) == list(range(len(found.maps)))


def test_pack_opens_and_keeps_its_promises(trained: TrainedScan, tmp_path: Path) -> None:
    for suffix in (".onnx", ".agp"):
        path = tmp_path / f"rooms{suffix}"
        fingerprint, content = plan_pack_bytes(plan_tensors(DATA, FOUND, trained), {"name": "r"}, flat=suffix == ".agp")
        path.write_bytes(content)
        pack = PlanPack.open(path)
        assert pack.fingerprint == fingerprint
        assert pack.classes == DATA.classes
        y, x = np.mgrid[:30, :30]
        disc = (y - 15) ** 2 + (x - 15) ** 2 < 180
        plan = pack.plan(5, outline=disc)
        assert ((plan > 0) == disc).all()
        assert components(np.isin(plan, (2, 3)))[1] == 1
        assert (plan[rim(disc)] == 1).all()


def test_style_and_level_reach_the_pack(trained: TrainedScan) -> None:
    network = ScanNetwork(input_scales(trained.taps, 3), 3, 2)
    with torch.no_grad():
        network.style[1] = 0.5
        network.level[3] = -0.25
    batch = next(chunk(training_plans(), trained.taps, 1, 0, 64))
    network.calibrate(batch.seen)
    tensors = network.tensors()
    assert tensors["scan.style"].shape == (2, 96)
    assert (tensors["scan.style"][0] == 0).all()
    assert (tensors["scan.style"][1] > 0).all()
    assert (tensors["scan.level"][3] < 0).all()
    assert (tensors["scan.level"][0] == 0).all()
