"""Lock files of large plans: ranges stand for their textures exactly, and all that reads lock files reads them."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assetgen.baking.bake import bake
from assetgen.baking.ledger import textures
from assetgen.baking.ledger.lock import TextureLine, read_lock
from assetgen.baking.ledger.ranges import DIGITS, MOST, expanded, gathered
from assetgen.baking.ledger.shards import merge
from assetgen.baking.provenance import origin
from assetgen.baking.spec.options import Options
from assetgen.baking.verify import verify
from assetgen_plugin.errors import DataError
from baking import bake_file, one_job, pack_in, run, times

LARGE = """
[[jobs]]
name = "wood"
pack = "plants.onnx"
seeds = ["8-31", "name:boss"]
labels = { oak = 2, palm = 1 }
file = "{label}/{seed:03}-{index}"
[[jobs]]
name = "icons"
pack = "plants.onnx"
count = 70
atlas = "ui"
unique = true
[[jobs]]
name = "mixed"
pack = "plants.onnx"
count = 40
weights = { oak = 2.5, pine = 1.5 }
format = "raw"
[[jobs]]
name = "picked"
pack = "plants.onnx"
seeds_file = "picked.txt"
[[jobs]]
name = "mips"
pack = "plants.onnx"
seeds = ["99-120"]
mips = 2
outliers = 40
[atlases.ui]
max_side = 128
data = ["phaser"]
"""


@dataclass
class Row:
    name: str
    request: dict[str, Any]
    attempt: int = 0
    frame: tuple[int, ...] | None = None
    pixels: str | None = None


@dataclass
class Plan:
    rows: list[Row] = field(default_factory=list)

    def add(self, name: str, seed: int, index: int, **values: Any) -> None:
        attempt = values.pop("attempt", 0)
        pixels = f"{len(self.rows):064x}"[::-1]
        request = {"pack": "p", "seed": str(seed), "index": str(index), **values}
        self.rows.append(Row(name, request, attempt, None, pixels))


def written_out(rows: list[Row]) -> tuple[int, list[Row]]:
    """(how many lines, rows as they are read again) of a plan."""
    found: list[Row] = []
    n_lines = 0
    for one in gathered(rows):
        n_lines += 1
        if isinstance(one, Row):
            found.append(one)
            continue
        for line in expanded("x", json.loads(json.dumps(one))):
            attempt, frame, pixels = line.pop("attempt", 0), line.pop("frame", None), line.pop("pixels", None)
            found.append(Row(line.pop("name"), line, attempt, None if frame is None else tuple(frame), pixels))
    return n_lines, found


def check(rows: list[Row]) -> int:
    n_lines, found = written_out(rows)
    assert len(found) == len(rows)
    for one, other in zip(found, rows, strict=True):
        assert (one.name, [*one.request.items()], one.attempt, one.frame) == (
            other.name,
            [*other.request.items()],
            other.attempt,
            other.frame,
        )
        assert (one.pixels is None) == (other.pixels is None)
        assert (other.pixels or "").startswith(one.pixels or "")
        assert one.pixels is None or len(one.pixels) in (DIGITS, 64)
    return n_lines


@given(
    st.integers(0, 200),
    st.integers(1, 60),
    st.lists(st.integers(1, 4), min_size=0, max_size=5),
    st.integers(1, 4),
    st.sampled_from(
        ["{label}{seed}_{index}", "{seed:03}/{label}{index:02}", "{index}{label}{seed}", "n{index}_{seed}9"]
    ),
    st.lists(st.integers(0, 200), max_size=9),
)
@settings(max_examples=120, deadline=None)
def test_ranges_stand_for_their_textures_exactly(
    first: int, n_seeds: int, labels: list[int], count: int, pattern: str, retried: list[int]
) -> None:
    plan = Plan()
    for seed in range(first, first + n_seeds):
        for number, n in enumerate(labels or [count]):
            for index in range(n):
                label = f"k{number}2_" if labels else ""
                attempt = retried.count(len(plan.rows))
                name = pattern.format(label=label, seed=seed, index=index)
                plan.add(name, seed, index, attempt=attempt, **({"label": label} if labels else {}))
    check(plan.rows)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from("ab")), max_size=80))
@settings(max_examples=60, deadline=None)
def test_what_follows_no_rule_is_written_out(rows: list[tuple[int, int, str]]) -> None:
    plan = Plan()
    for seed, index, label in rows:
        plan.add(f"{label}{seed}_{index}", seed, index, label=label)
    check(plan.rows)


def test_a_million_take_few_lines() -> None:
    plan = Plan()
    for seed in range(20_000):
        plan.add(f"t/{seed}_0", seed, 0)
    assert check(plan.rows) == -(-20_000 // MOST)
    plan = Plan()
    for seed in range(200):
        for index in range(100):
            plan.add(f"t/{seed:04}_{index}", seed, index)
    assert check(plan.rows) <= 201
    for row, one in enumerate(plan.rows):
        one.frame = row // 900, 20 * (row % 30), 20 * (row // 30 % 30), 18, 18
    assert check(plan.rows) <= 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"range": 0},
        {"range": MOST + 1},
        {"range": True},
        {"of": []},
        {"of": [{"name": "a", "seed": "1"}]},
        {"of": [{"name": "a", "seed": "-1", "index": "0"}]},
        {"of": [{"name": "a", "seed": "9" * 30, "index": "0"}]},
        {"of": [3]},
        {"steps": {"seed": -1}},
        {"steps": {"label": 1}},
        {"attempts": {"0": "x"}},
        {"pixels": "00"},
        {"frames": [[0, 1, 1, 99, 4]], "size": [4, 4]},
        {"frames": [[0, 1, 1, 1, 4]], "size": [4, 4]},
        {"frames": [["x", 1, 1, 20, 4]], "size": [4, 4]},
        {"more": 1},
    ],
)
def test_a_malformed_range_is_refused(wrong: dict[str, Any]) -> None:
    good = {"range": 20, "of": [{"name": "{seed}", "pack": "p", "seed": "1", "index": "0"}], "steps": {"seed": 1}}
    assert len(list(expanded("x", good))) == 20
    with pytest.raises(DataError, match="malformed range; restore"):
        list(expanded("x", good | wrong))


@pytest.fixture
def ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textures, "LARGE", 100)


def large(folder: Path, text: str = LARGE) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / "picked.txt").write_text("".join(f"{seed}\n" for seed in (4, 1, 9, 16, 7)))
    return bake_file(folder, text)


def all_outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in times(folder)}


def drawn(lock: Path) -> list[tuple[str, str, int, tuple[int, ...] | None, str]]:
    lines = [line for line in read_lock(lock)[1] if isinstance(line, TextureLine)]
    return [(one.name, one.key, one.attempt, one.frame, (one.pixels or "")[:DIGITS]) for one in lines]


def test_a_large_lock_file_says_what_a_small_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = large(tmp_path / "small")
    run(small)
    monkeypatch.setattr(textures, "LARGE", 100)
    spec = large(tmp_path / "large")
    run(spec)
    assert drawn(spec.lock) == drawn(small.lock)
    assert spec.lock.read_bytes().count(b'"range"') == 4
    files, others = all_outputs(tmp_path / "large"), all_outputs(tmp_path / "small")
    del files["assetgen.lock"], others["assetgen.lock"]
    assert files == others


@pytest.mark.usefixtures("ranges")
def test_a_clean_checkout_of_a_large_bake_comes_out_the_same(tmp_path: Path) -> None:
    spec = large(tmp_path)
    run(spec)
    before = all_outputs(tmp_path)
    assert run(spec).n_written == 0
    assert verify(tmp_path) == (212, [])
    shutil.rmtree(spec.out / ".assetgen")  # the outputs alone are there
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert run(spec, locked=True).n_written == 0
    assert all_outputs(tmp_path) == before
    assert run(spec, dry=True, deep=True).n_stale == 0
    shutil.rmtree(spec.out)  # nothing is there
    run(spec, locked=True)
    assert all_outputs(tmp_path) == before
    (image,) = (spec.out / "mixed").glob("*_1_3.rgba")
    assert origin(image)["index"] == "3"
    fewer = large(tmp_path, LARGE.replace("count = 70", "count = 75"))  # decisions stay
    run(fewer)
    assert set(drawn(spec.lock)) >= {line for line in drawn(spec.lock) if not line[0].startswith("icons/")}


@pytest.mark.usefixtures("ranges")
def test_shards_of_a_large_bake_join_to_the_same_lock_file(tmp_path: Path) -> None:
    whole = large(tmp_path / "whole")
    run(whole)
    spec = large(tmp_path / "parts")
    run(spec, plan_only=True)
    for k in (2, 1, 3):
        run(spec, shard=(k, 3))
    merge(spec.lock)
    assert spec.lock.read_bytes() == whole.lock.read_bytes()


@pytest.mark.parametrize("with_state", [True, False])
def test_a_plan_that_shrinks_gets_its_whole_hashes_back(
    with_state: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = LARGE.replace("8-31", "8-9")
    monkeypatch.setattr(textures, "LARGE", 300)
    expected = large(tmp_path / "small", small)
    run(expected)
    monkeypatch.setattr(textures, "LARGE", 200)
    spec = large(tmp_path / "large")
    run(spec)
    if not with_state:
        shutil.rmtree(spec.out / ".assetgen")
        run(spec)
    spec = large(tmp_path / "large", small)
    run(spec, prune=True)
    lines, others = ([*read_lock(one.lock)[1]] for one in (spec, expected))
    if not with_state:  # ranges do not say which class was drawn, and why earlier draws were refused
        lines, others = (
            [replace(line, kind=None, refused=()) if isinstance(line, TextureLine) else line for line in one]
            for one in (lines, others)
        )
    assert lines == others
    assert run(spec, dry=True, deep=True).n_stale == 0


@pytest.mark.usefixtures("ranges")
def test_other_pixels_than_those_of_a_range_are_refused(tmp_path: Path) -> None:
    spec = large(tmp_path)
    run(spec)
    lines = spec.lock.read_text().splitlines()
    row = next(number for number, line in enumerate(lines) if '"name": "wood/' in line)
    values = json.loads(lines[row])
    values["pixels"] = "0" * 8 + values["pixels"][8:]
    lines[row] = json.dumps(values)
    spec.lock.write_text("\n".join(lines) + "\n")
    with pytest.raises(DataError, match="drawn with other pixels than the lock file has"):
        run(spec)
    _, wrong = verify(tmp_path)
    assert wrong == ["wood/oak/008-0.png: the pack draws other pixels than the lock file has"]


@pytest.mark.usefixtures("ranges")
def test_a_changed_file_of_a_range_is_found_without_the_state(tmp_path: Path) -> None:
    spec = large(tmp_path)
    run(spec)
    shutil.rmtree(spec.out / ".assetgen")
    shutil.copy(spec.out / "wood" / "oak" / "008-0.png", spec.out / "wood" / "oak" / "009-1.png")
    assert run(spec, dry=True, deep=True).stale == {"wood/oak/009-1": "changed on disk"}


def test_a_planned_million_is_a_small_lock_file(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path), tmp_path / "out", seeds=("1-40000",))
    bake(spec, Options(plan_only=True))
    assert spec.lock.stat().st_size < 8192
