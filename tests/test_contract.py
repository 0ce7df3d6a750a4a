"""The plugin draws what docs/contract.md says: byte for byte what tests/naive.py computes from the document alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import naive
import numpy as np
import packs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assetgen_plugin import Pack, SeedError, texture_hash
from assetgen_plugin.pack import _CHUNK
from assetgen_plugin.seeds import NORMAL_TABLE, as_fixed, as_seed, choose, philox

pytest.importorskip("torch")
from assetgen_training.export import pack_bytes

EDGE_SEEDS = (0, 1, 2**32 - 1, 2**32, 2**64 - 1)
EDGE_INDICES = (0, 1, 2**32 - 1)
SPREADS = (0, 0.25, 0.5, 1, 4)
NAMES = ("", "forest/level-3", "Zürich", "Zu\u0308rich", "砂漠", "🌲🌲", "a\x00b", "\n")
SEEDS = st.integers(0, 2**64 - 1)
INDICES = st.integers(0, 2**32 - 1)


class Both(NamedTuple):
    """A pack as the plugin opens it and as the naive contract reads it."""

    pack: Pack
    tensors: naive.Tensors


def both(tensors: packs.Tensors, path: Path) -> Both:
    path.write_bytes(pack_bytes(tensors, {"name": path.stem}))
    return Both(Pack.open(path), naive.read_pack(path).tensors)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Both]:
    folder = tmp_path_factory.mktemp("packs")
    return {
        name: both(recipe(rng=np.random.default_rng(11)), folder / f"{name}.onnx")
        for name, recipe in packs.RECIPES.items()
    }


@pytest.fixture(params=packs.RECIPES)
def pair(request: pytest.FixtureRequest, opened: dict[str, Both]) -> Both:
    return opened[request.param]


def expected(pair: Both, seed: int, index: int = 0, *, spread: float = 1, **controls: Any) -> bytes:
    texture, _ = naive.texture(pair.tensors, seed, index, spread=naive.to_fixed(spread), **controls)
    return texture


# Bytes


def test_textures_equal_the_naive_contract(pair: Both) -> None:
    for seed in (*EDGE_SEEDS, *range(2, 12)):
        for index in EDGE_INDICES:
            assert pair.pack.texture(seed, index).tobytes() == expected(pair, seed, index)


@pytest.mark.parametrize("spread", SPREADS)
def test_controls_equal_the_naive_contract(pair: Both, spread: float) -> None:
    for number, label in enumerate((None, *pair.pack.labels)):
        for seed in (number, 2**64 - 1 - number):
            drawn = pair.pack.texture(seed, 7, label=label, spread=spread)
            assert drawn.tobytes() == expected(pair, seed, 7, label=label, spread=spread)
            around = pair.pack.around_centroid(label, seed, 7, spread=spread)
            assert around.tobytes() == expected(pair, seed, 7, label=label, spread=spread, around_centroid=True)


@given(seed=SEEDS, index=INDICES, fixed=st.integers(0, 1024), attempt=st.integers(0, 2**32 - 1), data=st.data())
@settings(deadline=None, max_examples=200)
def test_codes_equal_the_naive_contract(
    opened: dict[str, Both], seed: int, index: int, fixed: int, attempt: int, data: st.DataObject
) -> None:
    pack, tensors = opened[data.draw(st.sampled_from(sorted(opened)))]
    label = data.draw(st.sampled_from((None, *pack.labels)))
    centroid = data.draw(st.booleans())
    codes = pack._prior.draw(
        np.array([seed], np.uint64),
        np.array([index], np.uint64),
        None if label is None else pack.labels.index(label),
        fixed,
        centroid=centroid,
        attempt=attempt,
    )
    z, palette, k = naive.code(tensors, seed, index, label, fixed, attempt, centroid)
    assert codes.z[0].tolist() == z
    assert (None if codes.palette is None else codes.palette[0].tolist()) == palette
    assert codes.classes.tolist() == [k]


def test_names_are_seeds(pair: Both) -> None:
    for name in NAMES:
        assert as_seed(name) == naive.seed_of_name(name)
        assert pair.pack.texture(name, 3).tobytes() == expected(pair, naive.seed_of_name(name), 3)
    assert as_seed("Zürich") != as_seed("Zu\u0308rich")


def test_interpolation_equals_the_naive_contract(pair: Both) -> None:
    fixed = [0, 1, 100, 128, 129, 255, 256]
    for label in {None, *pair.pack.labels[:2]}:
        ends = [naive.code(pair.tensors, seed, index, label)[:2] for seed, index in ((5, 0), (6, 9))]
        drawn = pair.pack.interpolate((5, 0), (6, 9), [t / 256 for t in fixed], label=label)
        for t, texture in zip(fixed, drawn, strict=True):
            z, palette = (None if u is None else naive.lerp(u, v, t) for u, v in zip(*ends, strict=True))
            assert texture.tobytes() == naive.decode(pair.tensors, z, palette)[0]


def test_random_packs_equal_the_naive_contract(tmp_path: Path) -> None:
    for number in range(25):
        pair = both(packs.random_pack(rng=np.random.default_rng(number)), tmp_path / f"{number}.onnx")
        for seed in range(4):
            assert pair.pack.texture(seed, number).tobytes() == expected(pair, seed, number), number
        assert pair.pack.fingerprint == naive.fingerprint(pair.tensors)


def test_fixture_packs_are_not_trivial(opened: dict[str, Both]) -> None:
    """Else all the tests above would compare constants."""
    for name, (pack, _) in opened.items():
        textures = pack.textures(range(60))
        assert len(np.unique(textures.reshape(60, -1), axis=0)) == 60, name
        assert len(np.unique(textures)) > 100, name
        if pack.size[2] == 4:
            assert 0 < np.mean(textures[..., 3] == 0) < 0.9, name
    kinds = {tensor.split(".")[2] for _, tensors in opened.values() for tensor in tensors if tensor.count(".") == 3}
    assert kinds == {"dense", "reshape", "conv", "upsample", "shuffle", "crop", "table", "argmax"}


# Laws


@given(pairs=st.lists(st.tuples(SEEDS, INDICES), max_size=40), data=st.data())
@settings(deadline=None, max_examples=40)
def test_texture_is_the_same_alone_and_in_any_batch_and_order(
    opened: dict[str, Both], pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    pack = opened[data.draw(st.sampled_from(sorted(opened)))].pack
    batch = pack.textures([seed for seed, _ in pairs], [index for _, index in pairs])
    assert batch.shape == (len(pairs), *pack.size)
    assert batch.dtype == np.uint8
    order = data.draw(st.permutations(range(len(pairs))))
    shuffled = pack.textures([pairs[i][0] for i in order], [pairs[i][1] for i in order])
    np.testing.assert_array_equal(shuffled, batch[order])
    for (seed, index), texture in zip(pairs[:5], batch, strict=False):
        np.testing.assert_array_equal(pack.texture(seed, index), texture)


def test_more_textures_than_one_session_run_takes(pair: Both) -> None:
    seeds = list(range(2 * _CHUNK + 3))
    many = pair.pack.textures(seeds, 5)
    for seed in (0, _CHUNK - 1, _CHUNK, 2 * _CHUNK, 2 * _CHUNK + 2):
        np.testing.assert_array_equal(many[seed], pair.pack.texture(seed, 5))
    np.testing.assert_array_equal(pair.pack.textures(3, range(9))[4], pair.pack.texture(3, 4))


def test_given_label_never_shifts_noise(pair: Both) -> None:
    for seed in range(20):
        drawn = pair.pack.codes(seed)
        if pair.pack.labels:
            label = pair.pack.labels[drawn.classes[0]]
            np.testing.assert_array_equal(pair.pack.texture(seed), pair.pack.texture(seed, label=label))


def test_spread_zero_is_the_mean_itself(pair: Both) -> None:
    n_latent = pair.tensors["latent"].data[0]
    kind = "gaussian.mean" if "gaussian.mean" in pair.tensors else "exemplar.latent"
    n_entries = pair.tensors[kind].shape[0]
    means = [naive.row(pair.tensors[kind], i) for i in range(n_entries)]
    offsets = pair.tensors[kind.split(".")[0] + ".offsets"].data
    middle = pair.pack.codes(range(30), spread=0)
    for z, k in zip(middle.z[:, :n_latent].tolist(), middle.classes, strict=True):
        assert z in means[offsets[k] : offsets[k + 1]]
    if middle.palette is not None:
        np.testing.assert_array_equal(middle.palette, middle.z)
    centre = pair.pack.codes(range(30), spread=0, centroid=True)
    for z, k in zip(centre.z[:, :n_latent].tolist(), centre.classes, strict=True):
        assert z == naive.row(pair.tensors["centroid.mean"], k)


def test_another_attempt_gives_other_draws(pair: Both) -> None:
    seeds, zeros = np.arange(20, dtype=np.uint64), np.zeros(20, np.uint64)
    first, second = (pair.pack._prior.draw(seeds, zeros, None, 256, attempt=attempt) for attempt in (0, 1))
    assert (first.z != second.z).any(axis=1).all()


def test_interpolation_starts_and_ends_at_the_textures(pair: Both) -> None:
    ends = pair.pack.interpolate((8, 1), (9, 2), [0, 1.0, 0.0])
    np.testing.assert_array_equal(ends[0], pair.pack.texture(8, 1))
    np.testing.assert_array_equal(ends[1], pair.pack.texture(9, 2))
    np.testing.assert_array_equal(ends[2], ends[0])
    assert pair.pack.interpolate((8, 1), (9, 2), []).shape == (0, *pair.pack.size)


def test_threads_draw_the_serial_textures(pair: Both) -> None:
    seeds = list(range(48))
    serial = [pair.pack.texture(seed).tobytes() for seed in seeds]
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: [pair.pack.texture(seed).tobytes() for seed in seeds], range(8)))
    assert runs == [serial] * 8


def test_threads_of_a_session_change_nothing(pair: Both, tmp_path: Path) -> None:
    path = tmp_path / "pack.onnx"
    path.write_bytes(pack_bytes({name: array.copy() for name, array in pair.pack.tensors.items()}, {}))
    np.testing.assert_array_equal(Pack.open(path, threads=4).textures(range(20)), pair.pack.textures(range(20)))


def test_texture_is_one_session_run(pair: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting:
        runs = 0

        def __init__(self, session: Any) -> None:
            self._session = session

        def run(self, *args: Any) -> Any:
            self.runs += 1
            return self._session.run(*args)

    counting = Counting(pair.pack._session)
    monkeypatch.setattr(pair.pack, "_session", counting)
    pair.pack.texture(1)
    assert counting.runs == 1
    pair.pack.textures(range(_CHUNK))
    assert counting.runs == 2


def test_fingerprint_equals_the_naive_one(pair: Both) -> None:
    assert pair.pack.fingerprint == naive.fingerprint(pair.tensors)
    assert {name: tensor.shape for name, tensor in pair.tensors.items()} == {
        name: array.shape for name, array in pair.pack.tensors.items()
    }


def test_tensors_and_hash(pair: Both) -> None:
    texture = pair.pack.texture(1)
    assert texture_hash(texture) == hashlib.sha256(texture.tobytes()).hexdigest()
    assert texture_hash(texture[:, ::-1]) == hashlib.sha256(texture[:, ::-1].tobytes()).hexdigest()
    for array in pair.pack.tensors.values():
        assert not array.flags.writeable


# Refusals

WHOLE_NUMBERS_NOT = (-1, True, False, 1.0, 0.5, float("nan"), float("inf"), None, np.True_, np.float64(1))
BAD_SEEDS = (*WHOLE_NUMBERS_NOT, 2**64, 10**5000, -(10**5000), "\ud800", "a\udfffb", b"name")
BAD_INDICES = (*WHOLE_NUMBERS_NOT, 2**32, 10**5000, "1")
BAD_SPREADS = (-0.001, 4.001, -1, 5, float("nan"), float("inf"), -float("inf"), True, False, None, "1", 10**5000, 1j)
BAD_WAYS = (-0.001, 1.001, 2, float("nan"), float("inf"), True, None, "0", np.float32("nan"))
BAD_LABELS = ("", "Moss", "moss ", "moss\n", "no such", 0, True, "\ud800")


@pytest.mark.parametrize("bad", BAD_SEEDS, ids=lambda bad: repr(bad)[:12] if not isinstance(bad, int) else hex(bad)[:9])
def test_bad_seeds_are_refused(opened: dict[str, Both], bad: Any) -> None:
    pack = opened["grey_triangle"].pack
    calls: list[Callable[[], object]] = [
        lambda: pack.texture(bad),
        lambda: pack.textures([1, bad]),
        lambda: pack.around_centroid("moss", bad),
        lambda: pack.interpolate((bad, 0), (1, 0), [0.5]),
    ]
    if not isinstance(bad, bytes):
        calls.append(lambda: pack.textures(bad))
    for call in calls:
        with pytest.raises(SeedError):
            call()


@pytest.mark.parametrize(
    "bad", BAD_INDICES, ids=lambda bad: repr(bad)[:12] if not isinstance(bad, int) else hex(bad)[:9]
)
def test_bad_indices_are_refused(opened: dict[str, Both], bad: Any) -> None:
    pack = opened["grey_triangle"].pack
    for call in (
        lambda: pack.texture(1, bad),
        lambda: pack.textures(1, bad),
        lambda: pack.textures(1, [0, bad]),
        lambda: pack.around_centroid(None, 1, bad),
        lambda: pack.interpolate((1, 0), (1, bad), [0.5]),
    ):
        with pytest.raises(SeedError):
            call()


def test_bad_controls_are_refused(opened: dict[str, Both]) -> None:
    pack: Any = opened["grey_triangle"].pack
    for bad in BAD_SPREADS:
        with pytest.raises(SeedError):
            pack.texture(1, spread=bad)
        with pytest.raises(SeedError):
            pack.around_centroid("moss", 1, spread=bad)
    for bad in BAD_WAYS:
        with pytest.raises(SeedError):
            pack.interpolate((1, 0), (2, 0), [0.5, bad])
    for bad in BAD_LABELS:
        with pytest.raises(SeedError):
            pack.texture(1, label=bad)
    with pytest.raises(SeedError, match="no classes"):
        opened["grey_diagonal"].pack.texture(1, label="moss")
    with pytest.raises(SeedError, match="3 seeds and 2 indices"):
        pack.textures([1, 2, 3], [1, 2])


# Parts


@pytest.mark.parametrize(
    ("key", "counter", "words"),
    [  # Random123's known answers for philox4x32-10
        ([0, 0], [0, 0, 0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ([0xFFFFFFFF] * 2, [0xFFFFFFFF] * 4, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        (
            [0xA4093822, 0x299F31D0],
            [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ],
)
def test_philox_known_answers(key: list[int], counter: list[int], words: str) -> None:
    drawn = philox(tuple(np.array(key, np.uint64)), tuple(np.array(counter, np.uint64)))  # type: ignore[arg-type]
    assert " ".join(f"{int(word):08x}" for word in drawn) == words


def test_normal_table() -> None:
    assert NORMAL_TABLE.dtype == np.int8
    assert hashlib.sha256(NORMAL_TABLE.tobytes()).hexdigest() == naive.TABLE_SHA256


@given(x=st.floats(0, 4))
def test_float_controls_convert_as_the_contract_says(x: float) -> None:
    assert as_fixed(x, "spread", 4) == naive.to_fixed(x)


@given(word=INDICES, table=st.lists(INDICES, max_size=9).map(sorted))
def test_choices_equal_the_naive_contract(word: int, table: list[int]) -> None:
    table.append(2**32 - 1)
    for drawn in (word, *table):
        assert choose(drawn, np.array(table, np.uint32)) == naive.choose(drawn, table)
