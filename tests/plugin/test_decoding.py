"""The three engines: the same bytes from each, which one is taken, and what is said where one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import packs
from assetgen_plugin import Denoiser, Pack, PackError
from assetgen_plugin.decoding import core
from assetgen_plugin.latents import Codes
from assetgen_plugin.request import Request
from decoders import ALL_ENGINES, reason_against
from forge import pack_file
from places import GOLDEN, PACKS, ROOT

PLANTS = PACKS / "plants.onnx"
COLOURS = [(20, 12, 28), (68, 36, 52), (222, 238, 214)]
needs_core = pytest.mark.skipif(reason_against("core") is not None, reason=str(reason_against("core")))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where the C core is looked for in this test; nothing is there yet."""
    path = tmp_path / Path(core.LIBRARY).name
    monkeypatch.setattr(core, "LIBRARY", str(path))
    core.library.cache_clear()
    yield path
    core.library.cache_clear()


def controls_of(pack: Pack, rng: np.random.Generator) -> dict[str, Any]:
    """Controls at random, of those that the pack has."""
    controls: dict[str, Any] = {"spread": float(rng.choice([0, 0.5, 1, 4]))}
    if pack.labels and rng.random() < 0.5:
        controls["label"] = str(rng.choice(pack.labels))
    elif pack.names and rng.random() < 0.7:
        controls["base"] = str(rng.choice(pack.names))
    palettes: list[Any] = [None]
    if pack.output == "indexed":
        palettes += [COLOURS] if pack.size[2] > 1 else []
        palettes += ["keep", "any"] if pack._prior.draws_palettes else []
        palettes += [f"from:{pack.names[0]}"] if pack._prior.draws_palettes and pack.names else []
    controls["palette"] = palettes[rng.integers(len(palettes))]
    return controls


@pytest.mark.parametrize("engine", ALL_ENGINES)
@pytest.mark.parametrize("recipe", packs.RECIPES)
def test_every_engine_draws_the_same_bytes(recipe: str, engine: str, tmp_path: Path) -> None:
    """Requests are drawn from their seeds, and codes rendered, as numpy does it from the codes of the prior."""
    path = tmp_path / "pack.onnx"
    path.write_bytes(pack_file(packs.RECIPES[recipe](rng=np.random.default_rng(3))))
    pack, exact = Pack.open(path, engine=engine), Pack.open(path, engine="numpy")
    assert (pack.engine, exact.engine) == (engine, "numpy")
    rng = np.random.default_rng(4)
    for _ in range(12):
        controls = controls_of(pack, rng)
        seeds = rng.integers(0, 2**63, 5).tolist()
        request = {"indices": [0, 1, 2**32 - 1, 7, 7], "attempts": [0, 0, 2**32 - 1, 0, 1], **controls}
        codes = exact.codes(seeds, **request)
        drawn = exact.render(codes)
        np.testing.assert_array_equal(pack.textures(seeds, **request), drawn)
        np.testing.assert_array_equal(pack.render(codes), drawn)
        np.testing.assert_array_equal(pack.render(codes[1:2]), drawn[1:2])
        one = Request(seeds[2], 2**32 - 1, attempt=2**32 - 1, **controls)
        np.testing.assert_array_equal(pack.draw(one), drawn[2])
    assert pack.textures([]).shape == (0, *pack.size)
    bounds = np.random.default_rng(5).choice(np.array([-127, 127], np.int8), (6, codes.z.shape[1]))
    extreme = Codes(bounds, None if codes.palette is None else bounds[::-1], np.zeros(6, np.int64))
    np.testing.assert_array_equal(pack.render(extreme), exact.render(extreme))


@pytest.mark.parametrize("engine", ALL_ENGINES)
@pytest.mark.parametrize("threads", [1, 2, 3, 64])
def test_threads_and_long_batches_change_nothing(engine: str, threads: int) -> None:
    n = 2 * core._CALL + 3 if engine == "core" else 67
    pack, one = (Pack.open(GOLDEN / "indexed.onnx", engine=engine, threads=number) for number in (threads, 1))
    many = pack.textures(range(n))
    for seed in (0, 1, n // threads - 1, n // threads, core._CALL - 1, core._CALL, n - 1):
        if seed < n:
            np.testing.assert_array_equal(many[seed], one.texture(seed))
    np.testing.assert_array_equal(pack.render(pack.codes(range(n))), many)


@pytest.mark.parametrize("engine", ALL_ENGINES)
def test_a_pack_draws_on_many_threads_at_once(engine: str) -> None:
    pack = Pack.open(GOLDEN / "sprites-wrapped.onnx", engine=engine)
    wanted = [pack.textures(range(start, start + 9)) for start in range(40)]
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda start: pack.textures(range(start, start + 9)), range(40)))
    np.testing.assert_array_equal(drawn, wanted)


@pytest.mark.parametrize("engine", ALL_ENGINES)
def test_every_engine_checks_the_goldens(engine: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.onnx"
    golden = {"seed": "1", "index": "0", "label": None, "spread": 256, "sha256": "0" * 64}
    path.write_bytes(pack_file(packs.RECIPES["rgb_exemplar"](rng=np.random.default_rng(3)), goldens=[golden]))
    with pytest.raises(PackError, match=f"golden texture 1/0 differs .*; {engine} does not compute exactly here"):
        Pack.open(path, engine=engine)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(PackError, match="no engine 'gpu'; core, onnxruntime, numpy are allowed"):
        Pack.open(PLANTS, engine="gpu")


def test_without_the_core_onnxruntime_draws_and_without_both_numpy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Pack.open(PLANTS, engine="numpy").texture(7)
    without_core = Pack.open(PLANTS)
    assert without_core.engine == "onnxruntime"
    np.testing.assert_array_equal(without_core.texture(7), drawn)
    with pytest.raises(PackError, match=f"no C core: .*{library.name} does not exist; install assetgen again"):
        Pack.open(PLANTS, engine="core")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    without_both = Pack.open(PLANTS)
    assert without_both.engine == "numpy"
    np.testing.assert_array_equal(without_both.texture(7), drawn)
    with pytest.raises(PackError, match="needs onnxruntime; install it with: pip install onnxruntime"):
        Pack.open(PLANTS, engine="onnxruntime")
    with pytest.raises(PackError, match=r"clean-text\.onnx: it needs onnxruntime; install it with"):
        Denoiser.open(PACKS / "clean-text.onnx")


@pytest.mark.skipif(not (shutil.which("gcc") and sys.platform == "linux"), reason="needs gcc")
@pytest.mark.parametrize(
    ("source", "why"),
    [
        (None, "cannot be used"),
        ("int other(void) { return 1; }", "cannot be used"),
        ("unsigned ag_version(void) { return 20000; } unsigned long ag_request_size(void) { return 48; }", "another v"),
        ("unsigned ag_version(void) { return 10100; } unsigned long ag_request_size(void) { return 40; }", "another v"),
    ],
)
def test_a_library_that_is_not_ours_is_left_alone(library: Path, source: str | None, why: str) -> None:
    if source is None:
        library.write_bytes(b"\x7fELF not a library")
    else:
        command = ["gcc", "-shared", "-fPIC", "-x", "c", "-", "-o", str(library)]
        subprocess.run(command, input=source, text=True, check=True)
    assert Pack.open(PLANTS).engine != "core"
    with pytest.raises(PackError, match=why):
        Pack.open(PLANTS, engine="core")


@needs_core
def test_an_error_of_the_core_is_raised_from_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = Pack.open(GOLDEN / "indexed.onnx", threads=2, engine="core")
    pack._decoder._n_scratch = 0  # type: ignore[attr-defined]
    for n in (1, 64):
        with pytest.raises(PackError, match="the C core refuses it: the scratch memory"):
            pack.textures(range(n))


@needs_core
def test_the_first_texture_imports_no_onnxruntime(tmp_path: Path) -> None:
    code = f"""
import sys
from assetgen_plugin import Pack
pack = Pack.open({str(PLANTS)!r})
pack.texture(7)
assert pack.engine == "core"
assert not {{"onnxruntime", "assetgen_plugin.latents", "pathlib", "threading", "PIL"}} & set(sys.modules)
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugin")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, timeout=120)


@needs_core
def test_the_core_comes_along_where_the_folder_is_copied(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plugin" / "assetgen_plugin", tmp_path / "game" / "textures")
    code = f"""
from textures import Pack
from textures.decoding import core
pack = Pack.open({str(PLANTS)!r})
assert pack.engine == "core" and core.LIBRARY.startswith({str(tmp_path)!r})
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "game")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, timeout=120)
