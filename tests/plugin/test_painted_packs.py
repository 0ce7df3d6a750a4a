"""Painted packs as files: their tensors, their art and their containers (contract 2, sections 1, 2, 6, 7 and 8)."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assetgen_plugin import PackError
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.onnx_reader import read_model
from assetgen_plugin.pack_file import read_pack
from assetgen_plugin.painting.art import art_of, decode_art, encode_art
from assetgen_plugin.tensors import Tensors, fingerprint
from forge import edit_header, pack_file
from packs import indexed_rgba
from painted import painted, random_painted, with_epochs


def pack(seed: int = 0) -> Tensors:
    """A small RGBA pack of five classes whose art fills the canvas."""
    indexed = indexed_rgba(rng=np.random.default_rng(seed))
    art = np.full((len(indexed["exemplar.latent"]), 9, 13, 4), 255, np.uint8)
    art[..., 0] = np.arange(len(art))[:, None, None]
    return painted(indexed, art)


@given(st.integers(0, 2**32 - 1))
def test_art_comes_back_to_the_byte(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pictures = [
        rng.integers(0, int(rng.choice([2, 60, 256])), (*rng.integers(1, 21, 2), 4)).astype(np.uint8)
        for _ in range(int(rng.integers(1, 5)))
    ]
    counts, data = encode_art(pictures)
    boxes = np.array([(0, 0, *picture.shape[:2]) for picture in pictures], np.int32)
    for picture, again in zip(pictures, decode_art(counts, data, boxes), strict=True):
        assert np.array_equal(picture, again)


def test_true_colour_is_four_planes_of_differences_to_the_median() -> None:
    """By hand: G, R − G, B − G, A; the first row from the left, the second from left, up and left + up − upleft."""
    planes = np.array([[[10, 7], [250, 9]], [[1, 0], [0, 0]], [[0, 0], [0, 2]], [[255, 0], [0, 0]]], np.uint8)
    data = np.frombuffer(zlib.compress(planes.tobytes()), np.uint8)
    (picture,) = decode_art(np.array([0]), data, np.array([(0, 0, 2, 2)]))
    green = [[10, 17], [4, 20]]  # 250 + median(0, 10, 10) = 260; 9 + median(4, 17, 11) = 20
    assert picture[..., 1].tolist() == green
    assert picture[..., 0].tolist() == [[11, 18], [5, 21]]  # R − G: 1, then 0 + 1, 0 + 1, 0 + median(1, 1, 1)
    assert picture[..., 2].tolist() == [[10, 17], [4, 22]]
    assert picture[..., 3].tolist() == [[255, 255], [255, 255]]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda raw: zlib.compress(raw + b"\0"), "must inflate to exactly"),
        (lambda raw: zlib.compress(raw[:-1]), "must inflate to exactly"),
        (lambda raw: zlib.compress(raw) + b"\0", "must inflate to exactly"),
        (lambda raw: zlib.compress(raw)[:-1], "must inflate to exactly"),
        (lambda raw: zlib.compress(raw)[:-1] + b"\0", "not a zlib stream"),
        (lambda raw: zlib.compress(b"\0" * (1 << 26)), "must inflate to exactly"),
        (lambda raw: raw, "not a zlib stream"),
    ],
)
def test_only_one_whole_stream_of_the_right_size_is_art(change: Callable[[bytes], bytes], reason: str) -> None:
    tensors = pack()
    raw = zlib.decompress(tensors["art.data"].tobytes())
    tensors["art.data"] = np.frombuffer(change(raw), np.uint8)
    with pytest.raises(PackError, match=reason):
        art_of(tensors)


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [(3, 0, "colour in pixels that cannot be seen"), (4, 1, "uses colour 1 of 1")],
)
def test_pixels_that_break_the_rules_are_refused(at: int, value: int, reason: str) -> None:
    tensors = pack()
    raw = bytearray(zlib.decompress(tensors["art.data"].tobytes()))
    raw[at] = value
    tensors["art.data"] = np.frombuffer(zlib.compress(raw), np.uint8)
    with pytest.raises(PackError, match=reason):
        art_of(tensors)


def test_art_of_a_pack_without_alpha_is_opaque() -> None:
    tensors = pack()
    raw = bytearray(zlib.decompress(tensors["art.data"].tobytes()))
    raw[3] = 254
    tensors["art.data"] = np.frombuffer(zlib.compress(raw), np.uint8)
    assert len(art_of(tensors)) == len(tensors["art.counts"])
    with pytest.raises(PackError, match="not opaque"):
        art_of(tensors | {"size": np.array([9, 13, 3], np.int32)})


def changed(name: str, place: tuple[int, ...], value: int) -> Callable[[Tensors], None]:
    def change(tensors: Tensors) -> None:
        tensors[name] = tensors[name].copy()
        tensors[name][place] = value

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t.pop("spread"), "'spread' is missing"),
        (changed("contract", (0,), 1), "of contract 1 this runtime knows direct and indexed"),
        (changed("spread", (0,), 1025), "spread is 1025; 0 to 1024"),
        (changed("guide.scale", (0,), 2), "guide.scale is 2, which does not divide 9x13"),
        (changed("guide.scale", (0,), 0), "guide.scale is 0; 1 to 8"),
        (changed("art.boxes", (0, 2), 10), "boxes within the 9x13 texture"),
        (changed("art.boxes", (0, 0), -1), "boxes within the 9x13 texture"),
        (changed("art.boxes", (0, 3), 0), "boxes within the 9x13 texture"),
        (changed("art.counts", (0,), 257), "art.counts must be from 0 to 256"),
        (changed("paint.coarsest", (2,), 3), "paint.coarsest is .12, 24, 3.; 4 to 64"),
        (changed("paint.mix", (0, 0), 3), "paint.mix has a row .3, 2, 1, 1, 1600., which is beyond"),
        (changed("paint.style", (1, 4), (1 << 20) + 1), "paint.style has a row"),
        (lambda t: t.update({"paint.levels": np.array([(2, 2, 250, 250, 0)], np.int32)}), "beyond the limits"),
        (lambda t: t.update({"paint.levels": np.zeros((0, 5), np.int32)}), "has 0 rows; 1 to 8"),
        (lambda t: t.update({"pose.terms": np.array([(6, 0)], np.int32)}), "latents 0 to 5 and axes 0 or 1"),
        (lambda t: t.update({"pose.terms": np.array([(5, 2)], np.int32)}), "latents 0 to 5 and axes 0 or 1"),
        (lambda t: t.update({"pose.rows": np.zeros((1, 17), np.int16)}), "'pose.rows' is int16"),
        (lambda t: t.update({"layer.names": np.frombuffer(b"a\na", np.uint8)}), "names of layers must be"),
        (lambda t: t.update({"layer.names": np.frombuffer(b"a", np.uint8)}), "'layer.00.counts' is missing"),
        (lambda t: t.update({"layer.00.data": t["art.data"]}), "'layer.00.data' does not belong"),
        (lambda t: t.update({"centroid.mean": np.zeros((5, 6), np.int8)}), "'centroid.mean' does not belong"),
        (lambda t: t.update({"class.cumulative": np.zeros((0, 5), np.uint32)}), "class.cumulative has no epoch"),
        (lambda t: t.update({"class.cumulative": t["class.cumulative"].repeat(2, axis=0)}), "'exemplar.cumulative' is"),
        (changed("exemplar.cumulative", (0, -1), 5), "must end at 4294967295"),
    ],
)
def test_tensors_that_break_the_rules_are_refused(change: Callable[[Tensors], object], reason: str) -> None:
    tensors = pack()
    check_tensors(tensors)
    change(tensors)
    with pytest.raises(PackError, match=reason):
        check_tensors(tensors)


def test_art_that_would_inflate_to_more_than_64_mib_is_refused_before_it_does() -> None:
    tensors = pack()
    n = 257  # of 256×256 pixels, in true colour
    for name in ("exemplar.latent", "exemplar.neighbours", "exemplar.cumulative"):
        tensors[name] = np.zeros((n, *tensors[name].shape[1:]), tensors[name].dtype)
    tensors |= {
        "size": np.array([256, 256, 4], np.int32),
        "labels": np.zeros(0, np.uint8),
        "class.cumulative": np.array([[4294967295]], np.uint32),
        "exemplar.offsets": np.array([0, n], np.int32),
        "exemplar.cumulative": np.full((1, n), 4294967295, np.uint32),
        "exemplar.scale": tensors["exemplar.scale"][:1],
        "exemplar.palette_scale": tensors["exemplar.palette_scale"][:1],
        "art.boxes": np.tile(np.array([0, 0, 256, 256], np.int32), (n, 1)),
        "art.counts": np.zeros(n, np.int32),
    }
    tensors.pop("exemplar.names", None)
    with pytest.raises(PackError, match=r"art.data inflates to 67371008 bytes; 2\^26 are allowed"):
        check_tensors(tensors)


def test_painting_that_takes_too_long_is_refused() -> None:
    tensors = pack()
    heavy = np.array([(2, 4, 1, 1, 0)] * 8, np.int32)
    wide = {"guide.scale": np.array([8], np.uint8), "size": np.array([72, 104, 4], np.int32), "paint.mix": heavy}
    check_tensors(tensors | wide)
    # Levels of 72×104, 36×52, 18×26, 9×13 and 5×7 pixels take 98 · 25 · 8 products a pixel.
    products = (72 * 104 + 36 * 52 + 18 * 26 + 9 * 13 + 5 * 7) * 98 * 200
    from assetgen_plugin.painting.rules import painting_products, rules_of

    assert painting_products(rules_of(tensors | wide, "mix"), 72, 104, False) < products
    small = tensors | wide | {"paint.coarsest": np.array([4, 7, 4], np.int32)}
    assert painting_products(rules_of(small, "mix"), 72, 104, False) == products
    assert painting_products(rules_of(small, "mix"), 72, 104, True) == (products // 19600 - 35) * 19600


@given(st.integers(0, 2**32 - 1))
def test_onnx_file_gives_the_tensors_back(seed: int) -> None:
    tensors = random_painted(rng=np.random.default_rng(seed))
    header, again = read_pack(read_model(pack_file(tensors)))
    assert header["fingerprint"] == fingerprint(again) == flat_bytes(again)[12:44].hex()
    assert flat_bytes(again)[4:8] == b"\2\0\0\0"
    assert tensors.keys() == again.keys()
    assert all(np.array_equal(array, again[name]) for name, array in tensors.items())


def test_tensors_in_the_metadata_are_refused() -> None:
    data = edit_header(pack_file(pack()), lambda header: header.update(tensors={}))
    with pytest.raises(PackError, match="from contract 2 on they are in the graph"):
        read_pack(read_model(data))


def test_metadata_and_tensors_must_be_of_one_contract() -> None:
    indexed = indexed_rgba(rng=np.random.default_rng(0))
    data = pack_file(indexed | {"contract": np.array([2], np.uint8)}, contract=1)
    with pytest.raises(PackError):
        read_pack(read_model(data))


def test_goldens_need_an_epoch() -> None:
    golden = {"seed": "1", "index": "0", "label": None, "spread": 256, "sha256": "0" * 64}
    for epoch in ({}, {"epoch": "1"}, {"epoch": True}, {"epoch": 0}):
        with pytest.raises(PackError, match="epoch"):
            read_pack(read_model(pack_file(pack(), goldens=[golden | epoch])))
    read_pack(read_model(pack_file(pack(), goldens=[golden | {"epoch": 1}])))


def test_epochs_have_a_row_each() -> None:
    tensors = with_epochs(pack(), [[0], [0, 1]])
    check_tensors(tensors)
    assert len(tensors["class.cumulative"]) == len(tensors["exemplar.cumulative"]) == 3
    empty: NDArray[np.uint32] = tensors["exemplar.cumulative"].copy()
    empty[1, -1] = 0
    with pytest.raises(PackError, match="must not decrease"):
        check_tensors(tensors | {"exemplar.cumulative": empty})


def test_engine_says_nothing_about_tensors_that_no_node_uses(tmp_path: Path) -> None:
    path = tmp_path / "pack.onnx"
    path.write_bytes(pack_file(pack()))
    code = f"""
from assetgen_plugin.decoding.session import open_session
open_session(open({str(path)!r}, "rb").read(), 1)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
