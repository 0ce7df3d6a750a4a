"""KTX2: read back by ktx-parse, which three.js and glTF tools use, and by our own reader, which takes nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assetgen.baking.drawing.ktx2 import ktx2_bytes, read_ktx2
from assetgen.baking.verify import verify
from assetgen_plugin import Pack
from baking import one_job, pack_in, run

NPM = shutil.which("npm")
READ = """
import { read } from "ktx-parse";
import { readFileSync } from "node:fs";
const found = read(readFileSync("one.ktx2"));
const { dataFormatDescriptor: [format], levels, keyValue, ...rest } = found;
console.log(JSON.stringify({ ...rest, globalData: null, format, keyValue, n: levels.length,
  pixels: Array.from(levels[0].levelData), size: levels[0].uncompressedByteLength }));
"""


def image(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(height).integers(0, 256, (height, width, 4), np.uint8)


@pytest.mark.slow
@pytest.mark.skipif(NPM is None, reason="there is no npm on this machine, from which ktx-parse comes")
def test_ktx_parse_reads_the_same_pixels(tmp_path: Path) -> None:
    subprocess.run([str(NPM), "install", "--silent", "ktx-parse@2.0.0"], cwd=tmp_path, check=True, timeout=280)
    pixels = image(5, 7)
    (tmp_path / "one.ktx2").write_bytes(ktx2_bytes(pixels))
    (tmp_path / "read.mjs").write_text(READ)
    done = subprocess.run(["node", "read.mjs"], cwd=tmp_path, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    assert (found["vkFormat"], found["typeSize"], found["faceCount"], found["layerCount"]) == (43, 1, 1, 0)
    assert (found["pixelWidth"], found["pixelHeight"], found["pixelDepth"]) == (7, 5, 0)
    assert (found["supercompressionScheme"], found["n"], found["size"]) == (0, 1, 140)
    assert found["pixels"] == pixels.ravel().tolist()
    format = found["format"]
    assert (format["colorModel"], format["colorPrimaries"], format["transferFunction"], format["flags"]) == (1, 1, 2, 0)
    assert format["texelBlockDimension"] == [0, 0, 0, 0]
    assert format["bytesPlane"] == [4, 0, 0, 0, 0, 0, 0, 0]
    samples = [
        (one["bitOffset"], one["bitLength"], one["channelType"], one["sampleUpper"]) for one in format["samples"]
    ]
    assert samples == [(0, 7, 0, 255), (8, 7, 1, 255), (16, 7, 2, 255), (24, 7, 31, 255)]
    assert found["keyValue"]["KTXorientation"] == "rd"


@given(st.integers(1, 9), st.integers(1, 9))
def test_reading_is_the_inverse_of_writing(height: int, width: int) -> None:
    pixels = image(height, width)
    found = read_ktx2(ktx2_bytes(pixels))
    assert found is not None
    assert np.array_equal(found, pixels)


def test_other_files_are_none_of_ours() -> None:
    content = ktx2_bytes(image(3, 4))
    for n in range(len(content)):
        assert read_ktx2(content[:n]) is None
    for at in range(len(content) - 48):  # its pixels may be any
        assert read_ktx2(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]) is None


def test_a_bake_writes_them_and_finds_them_unchanged(tmp_path: Path) -> None:
    path, out = pack_in(tmp_path), tmp_path / "out"
    spec = one_job(path, out, count=2, format="ktx2", mips=1)
    assert run(spec).n_written == 4
    found = read_ktx2((out / "1_1.ktx2").read_bytes())
    assert found is not None
    assert np.array_equal(found, Pack.open(path).texture(1, 1))
    assert run(spec, deep=True).n_written == 0
    assert verify(out)[1] == []
    (out / "1_0.ktx2").write_bytes(b"")
    assert run(spec).stale == {"1_0": "changed on disk"}
