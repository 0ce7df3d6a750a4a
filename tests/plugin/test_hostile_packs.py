"""Pack.open refuses whatever is not a whole and honest pack: one PackError, one line, file and reason in it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import packs
from assetgen_plugin import Pack, PackError, texture_hash
from assetgen_plugin.onnx_reader import MAX_FILE_BYTES, read_model

pytest.importorskip("onnx")
import forge
from places import GOLDEN

NAMES = ("direct", "indexed", "sprites-wrapped", "sprites-fixed", "sprites-direct")
DIRECT, INDEXED, WRAPPED, FIXED, _ = FILES = [(GOLDEN / f"{name}.onnx").read_bytes() for name in NAMES]


# Files


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    forge.refused(tmp_path / "missing.onnx", "cannot be read .No such file")
    forge.refused(tmp_path, "cannot be read .Is a directory")
    with pytest.raises(PackError, match="null byte"):
        Pack.open("a\0b.onnx")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "an empty file"),
        (b"hello, this is a text\n" * 50, "not an ONNX file"),
        (b'{"format": 1}', "not an ONNX file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), "not an ONNX file"),
        (b"PK\x03\x04" + bytes(64), "not an ONNX file"),
        (gzip.compress(DIRECT), "not an ONNX file"),
        (zlib.compress(DIRECT), "not an ONNX file"),
        (bytes(1000), "not an ONNX file"),
        (b"\xff" * 1000, "not an ONNX file"),
        (b"\x08\x08", "no graph in it"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "not an ONNX file"),
    ],
    ids=lambda value: repr(value)[:16],
)
@pytest.mark.usefixtures("no_engine")
def test_other_files(data: bytes, reason: str, refuses: Callable[[bytes, str], None]) -> None:
    refuses(data, reason)


@pytest.mark.usefixtures("no_engine")
def test_random_bytes(refuses: Callable[[bytes, str], None]) -> None:
    rng = np.random.default_rng(0)
    for size in range(1, 200):
        refuses(rng.bytes(size), ": ")


@pytest.mark.usefixtures("no_engine")
def test_truncated_at_any_place(refuses: Callable[[bytes, str], None]) -> None:
    for data in FILES:
        for length in {*range(0, len(data), 37), *range(40), *range(len(data) - 40, len(data))}:
            refuses(data[:length], ": ")


@pytest.mark.usefixtures("no_engine")
def test_oversized(tmp_path: Path) -> None:
    for size in (MAX_FILE_BYTES + 1, 1 << 40):
        path = tmp_path / "huge.onnx"
        with path.open("wb") as file:
            file.truncate(size)  # sparse
        forge.refused(path, f"at most {MAX_FILE_BYTES}")


@pytest.mark.parametrize("name", NAMES)
def test_any_flipped_byte_is_refused_or_harmless(name: str, tmp_path: Path) -> None:
    original = Pack.open(GOLDEN / f"{name}.onnx")
    data, drawn = (GOLDEN / f"{name}.onnx").read_bytes(), original.textures(range(4))
    rng, path, n_opened = np.random.default_rng(3), tmp_path / "flipped.onnx", 0
    places = [*range(60), *rng.choice(len(data), 400, replace=False)]
    for place in places:
        change = 1 << int(rng.integers(8)) if rng.integers(4) else 0xFF
        path.write_bytes(data[:place] + bytes([data[place] ^ change]) + data[place + 1 :])
        try:
            pack = Pack.open(path)
        except PackError:
            continue
        n_opened += 1
        assert pack.fingerprint == original.fingerprint
        np.testing.assert_array_equal(pack.textures(range(4)), drawn)
    assert 0 < n_opened < len(places) / 4  # producer, graph's name, info


# Metadata

HEADERS: list[tuple[Callable[[Any], object], str]] = [
    (lambda h: [h], "not a JSON object"),
    (lambda h: "text", "not a JSON object"),
    (lambda h: 1, "not a JSON object"),
    (lambda h: [None] * 70_000, "more than 65536 values"),
    *((lambda h, key=key: h.pop(key) and None, f"has no '{key}'") for key in ("format", "contract", "fingerprint")),
    *((lambda h, key=key: h.update({key: None}), f"has no '{key}'") for key in ("tensors", "goldens", "info")),
    (lambda h: h.update(format=True), "has no 'format'"),
    (lambda h: h.update(format=1.0), "has no 'format'"),
    (lambda h: h.update(format=2), "pack format 2 is newer than this runtime"),
    (lambda h: h.update(format=0), "pack format 0 is unknown"),
    (lambda h: h.update(contract=3), "contract 3 is newer than this runtime"),
    (lambda h: h.update(contract=-1), "contract -1 is unknown"),
    (lambda h: h.update(contract=2, goldens=[]), "tensors in its assetgen metadata; from contract 2 on"),
    (lambda h: h.update(fingerprint="0" * 64), "altered: its fingerprint is"),
    (lambda h: h.update(fingerprint=h["fingerprint"].upper()), "altered: its fingerprint is"),
    (lambda h: h.update(fingerprint="\n" * 5000), "altered: its fingerprint is"),
    (lambda h: h["tensors"].update(size=[9, 13, 4]), "tensor 'size' is not of the form"),
    (lambda h: h["tensors"].update({"x\n" * 999: 0}), r"tensor 'x\\nx.* …$"),
    (lambda h: h["tensors"].pop("size") and None, "tensor 'size' is missing"),
    (lambda h: h["tensors"].update(extra=h["tensors"]["size"]), "tensor 'extra' does not belong"),
    (
        lambda h: h["tensors"].update({"decoder.00.dense.bias": h["tensors"]["size"]}),
        "in the metadata and in the graph",
    ),
    *(
        (lambda h, dtype=dtype: h["tensors"]["size"].update(dtype=dtype), "tensor 'size' is not of the form")
        for dtype in (None, [], {}, 4, "f32", "i64", "O", "object", "<i4", "i4, i4")
    ),
    *(
        (lambda h, shape=shape: h["tensors"]["size"].update(shape=shape), "tensor 'size' is not of the form")
        for shape in (None, 3, "3", [-3], [3.0], [True], ["3"], [[3]], [3, 1, 1, 1, 1], [-1])
    ),
    *(
        (lambda h, shape=shape: h["tensors"]["size"].update(shape=shape), "does not fit its shape")
        for shape in ([], [2], [4], [2**62], [2**62, 2**62], [2**31, 2**33], [2**64], [10**30], [0, 2**62])
    ),
    (lambda h: h["tensors"]["size"].update(shape=[3, 1]), r"is int32\[3, 1\], not i32 of 3"),
    (lambda h: h["tensors"]["size"].update(data=5), "tensor 'size' is not of the form"),
    *(
        (lambda h, data=data: h["tensors"]["size"].update(data=data), "does not fit its shape")
        for data in ("", "A", "AAAA", "????", "AAA=AAA", "é" * 16, "CQAAAA0AAAAEAAA", "\ud800", "C Q A A A A 0")
    ),
    (lambda h: h.update(goldens=h["goldens"] * 22), "66 goldens; at most 64"),
    *(
        (lambda h, golden=golden: h.update(goldens=[golden]), "is not of the form seed, index")
        for golden in (None, [], {}, "x", {"seed": 1})
    ),
    *(
        (lambda h, key=key, value=value: h["goldens"][0].update({key: value}), reason)
        for key, value, reason in (
            ("seed", 7, "not of the form"),
            ("seed", "-1", "are not decimal numbers"),
            ("seed", "", "are not decimal numbers"),
            ("seed", "١", "are not decimal numbers"),
            ("seed", "1.0", "are not decimal numbers"),
            ("seed", "9" * 21, "are not decimal numbers"),
            ("seed", str(2**64), "cannot be drawn"),
            ("index", str(2**32), "cannot be drawn"),
            ("index", "0x1", "are not decimal numbers"),
            ("label", 0, "not of the form"),
            ("label", "none such", "cannot be drawn: no class 'none such'"),
            ("spread", 1.0, "not of the form"),
            ("spread", "256", "not of the form"),
            ("spread", True, "spread that is not from 0 to 1024"),
            ("spread", -1, "spread that is not from 0 to 1024"),
            ("spread", 1025, "spread that is not from 0 to 1024"),
            ("spread", 10**400, "spread that is not from 0 to 1024"),
            ("spread", 255, "golden texture 0/0 differs"),
            ("sha256", None, "not of the form"),
            ("sha256", "0" * 64, "golden texture 0/0 differs"),
        )
    ),
]


@pytest.mark.parametrize(("change", "reason"), HEADERS)
def test_metadata(change: Callable[[Any], object], reason: str, refuses: Callable[[bytes, str], None]) -> None:
    refuses(forge.edit_header(DIRECT, change), reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("\x00", "is not JSON"),
        ("[" * 60_000, "is not JSON"),
        ('{"a":' * 60_000 + "1" + "}" * 60_000, "is not JSON"),
        ("[" * 100_000 + "]" * 100_000, "more than 65536 values"),
        ("9" * 100_000, "is not JSON"),
        ("1e999999", "not a JSON object"),
        ("NaN", "not JSON"),
        ('{"info": {"x": Infinity}}', "not JSON"),
        ('{"format": ' + "9" * 4000 + "}", "has no 'contract'"),
    ],
    ids=lambda value: value[:9],
)
@pytest.mark.usefixtures("no_engine")
def test_metadata_text(text: str, reason: str, refuses: Callable[[bytes, str], None]) -> None:
    refuses(forge.edit_text(DIRECT, text), reason)


def test_colours_beside_the_layers_of_a_palette(tmp_path: Path, refuses: Callable[[bytes, str], None]) -> None:
    """Whichever the graph follows, its tensors are those of the other kind too."""
    colours = forge.as_stored(np.zeros((6, 3), np.uint8))
    both = forge.edit_header(WRAPPED, lambda h: h["tensors"].update({"palette.colours": colours}))
    refuses(both, "does not belong in a pack")
    refuses(forge.edit_header(both, lambda h: h["tensors"].pop("exemplar.palette_scale") and None), "does not belong")
    refuses(
        forge.edit_header(FIXED, lambda h: h["tensors"].pop("palette.colours") and None), "palette_scale' is missing"
    )
    refuses(forge.edit_header(DIRECT, lambda h: h["tensors"].update({"palette.colours": colours})), "does not belong")


def test_altered_names_and_colours_are_noticed(refuses: Callable[[bytes, str], None]) -> None:
    """They are no layers; the fingerprint covers them all the same."""
    names = forge.as_stored(np.frombuffer(b"a\nb\nc\nd\ne\nf", np.uint8))
    refuses(forge.edit_header(FIXED, lambda h: h["tensors"].update({"exemplar.names": names})), "altered")
    refuses(forge.edit_header(FIXED, lambda h: h["tensors"].pop("exemplar.names") and None), "altered")
    colours = forge.as_stored(np.zeros((5, 4), np.uint8))
    refuses(forge.edit_header(FIXED, lambda h: h["tensors"].update({"palette.colours": colours})), "altered")


def test_newer_format_is_told_even_when_the_number_is_huge(refuses: Callable[[bytes, str], None]) -> None:
    refuses(forge.edit_header(DIRECT, lambda h: h.update(format=10**4000)), "pack format 1000.* …$")


def test_altered_weight_with_a_new_fingerprint_fails_its_goldens(refuses: Callable[[bytes, str], None]) -> None:
    tensors = packs.grey_triangle(rng=np.random.default_rng(1))
    from_file = forge.pack_file(tensors)
    golden = {"seed": "1", "index": "0", "label": None, "spread": 256}
    honest = Pack(read_model(from_file), from_file, threads=1)
    goldens = [golden | {"sha256": texture_hash(honest.texture(1))}]
    weight = tensors["decoder.01.dense.weight"].copy()
    weight[:, ::2] = -weight[:, ::2]
    altered = tensors | {"decoder.01.dense.weight": weight}
    refuses(forge.pack_file(altered, goldens=goldens), "golden texture 1/0 differs")
    refuses(forge.pack_file(altered, fingerprint=honest.fingerprint), "altered: its fingerprint is")
