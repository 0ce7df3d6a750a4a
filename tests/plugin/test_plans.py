"""Plans: laws that hold in every outline, engines that agree, requests and files that are refused."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import plans
from assetgen_plugin import Pack, PackError, PlanPack, SeedError
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.decoding.core import library
from assetgen_plugin.plans.core import CorePlans
from assetgen_plugin.plans.goldens import golden_of, plan_hash, site_of
from assetgen_plugin.plans.graph import plan_graph
from assetgen_plugin.plans.likelihood import WEIGHTS
from assetgen_plugin.plans.pieces import pieces_of
from hostile_plans import HOSTILE, good
from places import GOLDEN
from plans_naive import E, Naive, Refused


def _has_core() -> bool:
    try:
        library()
    except PackError:
        return False
    return True


NEEDS_CORE = pytest.mark.skipif(not _has_core(), reason="the C core is not compiled here")
VECTORS = GOLDEN / "contract-v2-plans.json"
FILES = {  # SHA-256 of golden files, which are NEVER regenerated to make a test pass; see test_golden.py
    "contract-v2-plans.json": "9df107ad9f2286f8c9144f4e5fb3605bbfb69b6b4137603d7c8644397ce587d9",
    "plans-bare.agp": "ed4f15e343944c30b1225e3461987b69f5bd9669baf5ec260586f5b0e311ba5c",
    "plans-caves.agp": "5add018072f91d317901b40fc480929dd36d8ba1edeb0b00d4e2c190c8108411",
    "plans-deep.agp": "d931658a1cf79c57f5e53c27c658a493bc8360e3a736add9d395b41b0dcb57dd",
    "plans-styles.agp": "dbad59a71e03ea2a46d5a7de600d6b2111edc4c3e3a55a72766731c6b93f540c",
    "plans-ten.agp": "fd908ce01de076077048d3495ba0f8b324af73498fb2434fd89bc67ecbec7be5",
    "plans-wide.agp": "d3e14693a3b43470d0d4d9f52cae9461c9e1135c0954d2642f5a249f482bc4d9",
}


@cache
def pack(name: str, engine: str = "numpy") -> PlanPack:
    return PlanPack.of(plans.packs()[name], engine=engine)


CASES = plans.cases()


@cache
def drawn(number: int, engine: str = "numpy") -> NDArray[np.uint8] | str:
    """The plan of a case, or why it is refused."""
    case = CASES[number]
    try:
        return pack(case.pack, engine).plan(**case.controls, outline=case.outline, pins=case.pins)
    except SeedError as error:
        return str(error)


def walkable(opened: PlanPack, plan: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.array([False, *opened.walkable])[plan]


def check_laws(opened: PlanPack, plan: NDArray[np.uint8], outline: NDArray[Any], pins: NDArray[Any] | None) -> None:
    """Inside, pins kept, one piece to walk on."""
    assert ((plan > 0) == (outline != 0)).all()
    assert plan.max() <= len(opened.classes)
    if pins is not None:
        assert (plan[pins > 0] == pins[pins > 0]).all()
    assert len(pieces_of(walkable(opened, plan))[1]) == 1


def test_laws_hold_in_outlines_of_every_kind() -> None:
    n_drawn = 0
    for number, case in enumerate(CASES):
        found = drawn(number)
        if isinstance(found, str):
            assert case.pins is not None or "too thin" in found, found
            continue
        n_drawn += 1
        check_laws(pack(case.pack), found, case.outline, case.pins)
    assert n_drawn > 80


@NEEDS_CORE
def test_core_draws_what_numpy_draws() -> None:
    for number, case in enumerate(CASES):
        expected, found = drawn(number), drawn(number, "core")
        assert type(expected) is type(found)
        assert np.array_equal(found, expected), case


@NEEDS_CORE
@pytest.mark.parametrize("seed", range(12))
def test_laws_hold_in_random_outlines_with_random_pins(seed: int) -> None:
    """Large ones too, by the core: blobs with holes, of one piece."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(20, [120, 90]).tolist())
    noise = rng.random(shape)
    for _ in range(3):
        noise = sum(np.roll(noise, step, axis) for axis in (0, 1) for step in (-1, 0, 1)) / 6
    numbers, counts = pieces_of(noise > np.quantile(noise, 0.35))
    outline = numbers == counts.argmax()
    pins = np.where((rng.random(shape) < 0.02) & outline, rng.integers(1, 3, shape), 0).astype(np.uint8)
    for name in plans.packs():
        opened = pack(name, "core")
        free = outline & ~np.array([False, *(not each for each in opened.walkable)])[pins]
        given = pins if len(pieces_of(free)[1]) == 1 else None
        plan = opened.plan(seed, outline=outline, pins=given, spread=float(rng.random() * 4))
        check_laws(opened, plan, outline, given)


@NEEDS_CORE
def test_the_largest_outlines_are_drawn() -> None:
    opened = pack("caves", "core")
    comb = np.ones((512, 512), bool)
    comb[4:, 3::4] = False
    comb[200:] = False
    comb[1::2, 0:3] = True
    for outline in (np.ones((256, 256), bool), np.ones((512, 100), bool), np.ones((3, 512), bool), comb):
        if outline.sum() > 65536:
            outline = outline & (np.cumsum(outline).reshape(outline.shape) <= 65536)
            numbers, counts = pieces_of(outline)
            outline = numbers == counts.argmax()
        check_laws(opened, opened.plan(1, outline=outline), outline, None)


def test_naive_implementation_draws_the_same() -> None:
    n = 0
    for number, case in enumerate(CASES):
        if case.outline.sum() > (160 if number % 3 else 260):
            continue
        label = case.controls["label"]
        numbers = case.controls | {
            "label": None if label is None else pack(case.pack).labels.index(label),
            "level": case.controls["level"] or 0,
            "spread": int(256 * case.controls["spread"] + 0.5),
        }
        pins = None if case.pins is None else case.pins.tolist()
        expected: Any
        try:
            expected = Naive(plans.packs()[case.pack]).plan(**numbers, outline=case.outline.tolist(), pins=pins)
        except Refused:
            expected = None
        found = drawn(number)
        assert (None if isinstance(found, str) else found.tolist()) == expected, case
        n += 1
    assert n > 30


def test_weights_are_those_of_the_formula() -> None:
    assert list(WEIGHTS) == E


@pytest.mark.parametrize("name", FILES)
def test_golden_files_are_the_ones_first_written(name: str) -> None:
    assert hashlib.sha256((GOLDEN / name).read_bytes()).hexdigest() == FILES[name]


def test_golden_vectors() -> None:
    """Drawn by the naive implementation, once."""
    vectors = json.loads(VECTORS.read_text("utf-8"))
    engines = ["numpy", "core"] if _has_core() else ["numpy"]
    for engine in engines:
        opened = {name: PlanPack.open(GOLDEN / f"{name}.agp", engine=engine) for name in vectors["packs"]}
        for name, fingerprint in vectors["packs"].items():
            assert opened[name].fingerprint == fingerprint
        for row in vectors["plans"]:
            outline, pins = site_of(row)
            controls: dict[str, Any] = {key: row.get(key) for key in ("label", "pieces")}
            controls |= {"level": row["level"] or None, "spread": row["spread"] / 256}
            seed, index = int(row["seed"]), int(row["index"])
            plan = opened[row["pack"]].plan(seed, index, attempt=row["attempt"], outline=outline, pins=pins, **controls)
            assert plan_hash(plan) == row["sha256"], row


def test_seeds_differ_and_a_spread_of_0_depends_on_none() -> None:
    opened, outline = pack("caves"), plans.outlines()["disc"]
    first, second = (opened.plan(seed, outline=outline) for seed in (1, 2))
    assert (first != second).mean() > 0.05
    assert np.array_equal(*(opened.plan(seed, outline=outline, spread=0) for seed in (1, 2)))
    assert not np.array_equal(*(opened.plan(1, attempt=attempt, outline=outline) for attempt in (0, 1)))
    assert np.array_equal(opened.plan("a name", outline=outline), opened.plan("a name", 0, outline=outline * 255))


def test_level_and_label_change_a_plan() -> None:
    opened, outline = pack("two"), plans.outlines()["disc"]
    found = {opened.plan(1, outline=outline, level=level, label="a").tobytes() for level in (None, 1, 8)}
    found |= {opened.plan(1, outline=outline, label=label).tobytes() for label in ("b", "c")}
    assert len(found) == 5
    by_label = {opened.plan(1, outline=outline, label=label).tobytes() for label in opened.labels}
    assert opened.plan(1, outline=outline).tobytes() in by_label


def test_texture_has_the_colours_of_the_plan() -> None:
    opened, outline = pack("caves"), plans.outlines()["ring"]
    plan, texture = opened.plan(3, outline=outline), opened.texture(3, outline=outline)
    assert texture.shape == (*outline.shape, 4)
    for number, colour in enumerate(opened.colours):
        assert (texture[plan == number] == colour).all()


def two_pieces() -> NDArray[np.bool_]:
    outline = np.zeros((10, 20), bool)
    outline[1:6, 1:6] = outline[0:9, 9:18] = True
    return outline


def test_outline_in_several_pieces() -> None:
    opened, outline = pack("caves"), two_pieces()
    with pytest.raises(SeedError, match=r"in 2 pieces, of 81, 25 cells, the second at row 1, column 1; join them, or"):
        opened.plan(1, outline=outline)
    largest = opened.plan(1, outline=outline, pieces="largest")
    right, left = outline.copy(), outline.copy()
    right[:, :8], left[:, 8:] = False, False
    assert np.array_equal(largest, opened.plan(1, outline=right))
    each = opened.plan(1, outline=outline, pieces="each")
    assert np.array_equal(each, largest + opened.plan(1, outline=left))
    with pytest.raises(SeedError, match="pieces 'some'"):
        opened.plan(1, outline=outline, pieces="some")  # type: ignore[arg-type]
    with pytest.raises(SeedError, match="pin at row 2, column 3 lies outside the largest piece"):
        opened.plan(1, outline=outline, pieces="largest", pins=at(outline.shape, (2, 3, 2)))
    many = np.indices((9, 9)).sum(axis=0) % 2 == 0
    with pytest.raises(SeedError, match=r"in 41 pieces, of 1, 1, 1, 1, 1, 1, 1, 1, … cells"):
        opened.plan(1, outline=many)


def at(shape: tuple[int, int], *cells: tuple[int, int, int]) -> NDArray[np.int64]:
    pins = np.zeros(shape, np.int64)
    for y, x, number in cells:
        pins[y, x] = number
    return pins


RING = tuple((y, x, 1) for y in range(3, 8) for x in range(3, 8) if 3 in (y, x) or 7 in (y, x))


@pytest.mark.parametrize("engine", ["numpy", pytest.param("core", marks=NEEDS_CORE)])
@pytest.mark.parametrize(
    ("outline", "pins", "reason"),
    [
        (np.zeros((4, 5), bool), None, "empty: none of its 4x5 cells"),
        (np.zeros((0, 5), bool), None, "empty: none of its 0x5 cells"),
        (
            np.ones((4, 5, 3), bool),
            None,
            r"an outline is an array \(rows, columns\) of whole numbers, got bool\[4, 5, 3\]",
        ),
        (np.ones((4, 5)), None, r"got float64\[4, 5\]; convert it"),
        (None, None, "got NoneType"),
        ([[1, 1], [1]], None, "rows of several lengths"),
        ("map.png", None, r"an outline is an array"),
        (np.ones((513, 5), bool), None, "too large: 513x5; sides up to 512"),
        (np.ones((300, 300), bool), None, "too large: 90000 cells; this pack draws at most 65536"),
        (np.ones((2, 40), bool), None, "too thin at row 0, column 0: all its cells touch void and become 'wall'"),
        (np.ones((12, 12), bool), np.zeros((12, 11), int), "pins of 12x11 cells for an outline of 12x12"),
        (np.ones((12, 12), bool), at((12, 12), (2, 3, 4)), "pin at row 2, column 3 is class 4; 1 to 3 are known"),
        (np.ones((12, 12), bool), at((12, 12), (2, 3, -1)), "pin at row 2, column 3 is class -1"),
        (plans.outlines()["disc"], at((25, 25), (0, 1, 1)), "pin at row 0, column 1 lies outside the outline"),
        (np.ones((12, 12), bool), at((12, 12), *RING), "shut off 9 cells at row 4, column 4 from the rest"),
        (np.ones((3, 3), bool), np.ones((3, 3), int), "leave no cell to walk on; unpin one, such as row 0, column 0"),
        (np.ones((12, 12), bool), np.zeros((12, 12)), "pins are an array"),
    ],
)
def test_outlines_and_pins_that_are_refused(outline: Any, pins: Any, reason: str, engine: str) -> None:
    opened = pack("caves", engine)
    with pytest.raises(SeedError, match=reason) as refusal:
        opened.plan(1, outline=outline, pins=pins)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("controls", "reason"),
    [
        ({"level": 0}, "level 0; 1, the most solid, to 8"),
        ({"level": 9}, "level 9"),
        ({"level": True}, "level True"),
        ({"level": 1.0}, "level 1.0"),
        ({"label": "x"}, "no label 'x' in this pack; it has none"),
        ({"spread": 5}, "spread"),
        ({"seed": -1}, "seed"),
        ({"index": 2**32}, "index"),
    ],
)
def test_controls_that_are_refused(controls: dict[str, Any], reason: str) -> None:
    with pytest.raises(SeedError, match=reason):
        pack("caves").plan(**{"seed": 1, "outline": np.ones((9, 9), bool)} | controls)


def test_pinned_rooms_are_joined_by_the_only_way_that_pins_leave() -> None:
    opened, outline = pack("caves"), np.ones((20, 20), bool)
    pins = np.ones((20, 20), np.uint8)
    pins[3:17, 9] = pins[3, 4:10] = pins[16, 9:16] = 0
    pins[3, 3] = pins[16, 16] = 2
    plan = opened.plan(1, outline=outline, pins=pins)
    check_laws(opened, plan, outline, pins)
    assert (plan[pins == 0] != 1).all()


@pytest.mark.parametrize(("tensors", "reason"), HOSTILE, ids=lambda value: value if isinstance(value, str) else "")
def test_hostile_tensors_are_refused(tensors: plans.Tensors, reason: str) -> None:
    with pytest.raises(PackError, match=reason):
        PlanPack.of(tensors, engine="numpy")


@NEEDS_CORE
@pytest.mark.parametrize(
    "tensors", [pytest.param(tensors, id=reason) for tensors, reason in HOSTILE if "contract" in tensors]
)
def test_the_core_refuses_them_too(tensors: plans.Tensors) -> None:
    with pytest.raises(PackError, match="the C core refuses it"):
        CorePlans(flat_bytes(tensors))


def test_the_same_pack_unbroken_is_opened() -> None:
    assert PlanPack.of(good()).plan(1, outline=np.ones((9, 9), bool)).any()


def test_flat_file_is_checked_to_its_last_byte(tmp_path: Path) -> None:
    flat, path = flat_bytes(good()), tmp_path / "rooms.agp"
    path.write_bytes(flat)
    assert PlanPack.open(path).fingerprint == flat[12:44].hex()
    for n in (0, 3, 43, 44, 60, len(flat) - 1):
        path.write_bytes(flat[:n])
        with pytest.raises(PackError, match=r"rooms\.agp: "):
            PlanPack.open(path)
    for place in (5, 8, 12, 44, 100, len(flat) - 1):
        path.write_bytes(flat[:place] + bytes([flat[place] ^ 1]) + flat[place + 1 :])
        with pytest.raises(PackError, match=r"rooms\.agp: "):
            PlanPack.open(path)
    path.write_bytes(flat + b"\0")
    with pytest.raises(PackError):
        PlanPack.open(path)


def onnx_file(tensors: plans.Tensors, /, **header: Any) -> bytes:
    pytest.importorskip("onnx")
    from assetgen_training.export.onnx_file import onnx_bytes

    whole = {"format": 1, "contract": 2, "fingerprint": flat_bytes(tensors)[12:44].hex(), "goldens": [], "info": {}}
    return onnx_bytes(plan_graph(tensors), "assetgen", whole | header)


def a_golden() -> dict[str, Any]:
    opened, outline = PlanPack.of(good()), plans.outlines()["ring"]
    pins = np.zeros(outline.shape, np.uint8)
    pins[12, 2] = 3
    plan = opened.plan(3, 2, outline=outline, pins=pins, level=2, label="b", spread=0.5)
    return golden_of(plan, outline, pins, seed=3, index=2, level=2, label="b", spread=128)


def test_onnx_file_holds_the_same_pack(tmp_path: Path) -> None:
    path, tensors = tmp_path / "rooms.onnx", good()
    path.write_bytes(onnx_file(tensors, goldens=[a_golden()], info={"name": "rooms"}))
    opened = PlanPack.open(path)
    assert opened.fingerprint == PlanPack.of(tensors).fingerprint
    assert opened.info == {"name": "rooms"}
    assert not opened.tensors["scan.taps"].flags.writeable
    with pytest.raises(PackError, match=r"rooms\.onnx: it draws plans .* open it with PlanPack\.open"):
        Pack.open(path)


def test_onnx_graph_gives_the_logits(tmp_path: Path) -> None:
    runtime = pytest.importorskip("onnxruntime")
    from assetgen_plugin.plans.scan import Controls, Scan

    tensors = good()
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    session = runtime.InferenceSession(onnx_file(tensors), options)
    values = np.random.default_rng(1).integers(0, 17, (50, tensors["scan.00.dense.weight"].shape[1]))
    rows = (tensors["scan.style"][1] + tensors["scan.level"][3]).astype(np.float64)
    told = (rows * 2.0 ** -tensors["scan.00.dense.shift"].astype(np.float64)).astype(np.float32)
    feeds = {"features": values.astype(np.float32), "told": np.tile(told, (50, 1))}
    scan = Scan(tensors)
    expected = [scan._logits(row, Controls(1, 3, 256)) for row in values]
    assert np.array_equal(session.run(None, feeds)[0], np.array(expected))


def changed(**fields: Any) -> list[dict[str, Any]]:
    return [a_golden() | fields]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"contract": 1}, "contract of plans 1"),
        ({"fingerprint": "0" * 64}, "altered"),
        ({"goldens": changed(sha256="0" * 64)}, "golden plan 3/2 differs"),
        ({"goldens": changed(label="x")}, "cannot be drawn: no label"),
        ({"goldens": changed(pins=[[12, 2, 9]])}, "cannot be drawn: the pin at row 12, column 2"),
        ({"goldens": changed(pins=[[25, 2, 1]])}, "pins of a golden"),
        ({"goldens": changed(pins=[[0, 2]])}, "pins of a golden"),
        ({"goldens": changed(size=[25, 513])}, "size"),
        ({"goldens": changed(size=[25])}, "size"),
        ({"goldens": changed(outline=base64.b64encode(b"x" * 80).decode())}, "25x25 bits"),
        ({"goldens": changed(outline="?")}, "base64"),
        ({"goldens": changed(level=9)}, "level"),
        ({"goldens": changed(level=True)}, "form"),
        ({"goldens": changed(more=1)}, "form"),
        ({"goldens": changed() * 65}, "65 goldens"),
        ({"tensors": {}}, "tensors in its"),
    ],
)
def test_onnx_headers_that_are_refused(header: dict[str, Any], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "rooms.onnx"
    path.write_bytes(onnx_file(good(), **copy.deepcopy(header)))
    with pytest.raises(PackError, match=reason):
        PlanPack.open(path)


def test_other_graphs_are_refused(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    path = tmp_path / "rooms.onnx"
    model = onnx.load_from_string(onnx_file(good()))
    model.graph.node[-1].op_type = "Ceil"
    path.write_bytes(model.SerializeToString())
    with pytest.raises(PackError, match="operator 'Ceil'"):
        PlanPack.open(path)
    model = onnx.load_from_string(onnx_file(good()))
    model.graph.input[1].name = "tolled"
    path.write_bytes(model.SerializeToString())
    with pytest.raises(PackError, match="not one that the exporter writes"):
        PlanPack.open(path)
