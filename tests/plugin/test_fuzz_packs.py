"""Random damage to packs: Pack.open refuses with PackError or opens the original, never anything else, and soon."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from assetgen_plugin import Pack, PackError, texture_hash

pytest.importorskip("onnx")
import forge
from places import GOLDEN

NAMES = ("direct", "indexed", "sprites-wrapped", "painted-layers", "sprites-fixed", "sprites-direct", "painted-tiles")
MAX_SECONDS = 5.0  # of one file of some kilobytes, on a machine that does other things too


def fuzz(n_cases: int, path: Path, *, rng: np.random.Generator) -> Counter[str]:
    """Opens n_cases damaged packs; returns how many were refused and how many opened."""
    sources = [(GOLDEN / f"{name}.onnx").read_bytes() for name in NAMES]
    originals = [Pack.open(GOLDEN / f"{name}.onnx") for name in NAMES]
    hashes = {pack.fingerprint: texture_hash(pack.textures(range(3))) for pack in originals}
    results: Counter[str] = Counter()
    for case in range(n_cases):
        data = forge.damaged(sources[case % len(NAMES)], sources[(case + 1) % len(NAMES)], rng=rng)
        path.write_bytes(data)
        started = time.perf_counter()
        try:
            pack = Pack.open(path)
        except PackError as error:
            message = str(error)
            assert message.startswith(f"{path}: "), message
            assert "\n" not in message
            assert len(message) < 600, message
            results["refused"] += 1
        except BaseException:
            path.rename(path.with_name(f"case-{case}.onnx"))
            raise
        else:
            assert texture_hash(pack.textures(range(3))) == hashes[pack.fingerprint], f"case {case}"
            results["opened"] += 1
        assert time.perf_counter() - started < MAX_SECONDS, f"case {case}"
    return results


def test_damaged_packs_are_refused_or_the_same(tmp_path: Path) -> None:
    results = fuzz(1_500, tmp_path / "pack.onnx", rng=np.random.default_rng(2024))
    assert results["refused"] > 1_000
    assert results["opened"] > 10  # damage of names, producer, info; else the fuzzing would not reach the deep checks


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_damaged_packs_are_refused_or_the_same(tmp_path: Path) -> None:
    results = fuzz(30_000, tmp_path / "pack.onnx", rng=np.random.default_rng(2025))
    assert results["refused"] > 20_000
    assert results["opened"] > 200
