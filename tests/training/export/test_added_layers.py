"""Sprites that join a pack with layers and animations bring their own, and leave what is drawn of the others."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen.make_pack import add_sprites, read_art
from assetgen_art.sprites.items import ArtOptions
from assetgen_plugin import Pack
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.errors import DataError
from assetgen_training.export.pack import export
from assetgen_training.run.folder import RunFolder
from assetgen_training.run.train import train
from conftest import TINY_INDEXED

Pixels = NDArray[np.uint8]
SIDE = 24


def figure(seed: int, *, leg: int = 0) -> Pixels:
    """A body in three shades whose leg stands at a column."""
    rng = np.random.default_rng(seed)
    top, left, width = (int(number) for number in rng.integers((2, 4, 8), (8, 7, 12)))
    shades = rng.integers(0, 256, (3, 3))
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    pixels[top:18, left : left + width] = (*shades[0], 255)
    pixels[top + 2 : 12, left + 2 : left + width - 3] = (*shades[1], 255)
    pixels[18:23, left + leg : left + leg + 3] = (*shades[2], 255)
    return pixels


def normals(pixels: Pixels) -> Pixels:
    """A normal map that follows from the colour of each pixel."""
    x, y = (0.6 * (pixels[..., channel] / 255 - 0.5) for channel in (0, 1))
    vectors = np.stack([x, y, np.sqrt(1 - x**2 - y**2)], axis=-1) * 127.5 + 127.5
    return np.concatenate([vectors.round().astype(np.uint8), pixels[..., 3:]], axis=-1) * (pixels[..., 3:] > 0)


def cropped(pixels: Pixels) -> Pixels:
    """What is seen of a picture."""
    rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def save(folder: Path, name: str, pixels: Pixels, layer: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(folder / f"{name}.png")
    if layer is not None:
        Image.fromarray(normals(pixels)).save(folder / f"{name}_{layer}.png")


def save_walk(folder: Path, name: str, seed: int, n_frames: int, layer: str | None = None) -> list[Pixels]:
    frames = [figure(seed, leg=2 * number) for number in range(n_frames)]
    for number, frame in enumerate(frames):
        save(folder, f"{name}_walk_{number}", frame, layer)
    return frames


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run of a pack of still sprites and of two walks, of four frames and of three, all with normals."""
    folder = tmp_path_factory.mktemp("layers")
    for number in range(18):
        save(folder / "art", f"figure{number:02}x", figure(number), "n")
    save_walk(folder / "art", "cat", 40, 4, "n")
    save_walk(folder / "art", "dog", 41, 3, "n")
    options = ArtOptions(classes=False)
    data, report = read_art(folder / "art", options)
    assert sorted(data.animations) == ["cat_walk", "dog_walk"]
    config = dataclasses.replace(TINY_INDEXED, painted=True, soft_alpha=True, steps=6)
    train(config, data, folder / "run", device="cpu", silent=True)
    plan = dataclasses.asdict(report.plan)
    RunFolder(folder / "run").art.write_text(json.dumps({"options": dataclasses.asdict(options), "plan": plan}))
    export(folder / "run", folder / "run" / "pack.onnx")
    return folder / "run"


def add(run: Path, folder: Path, pack: str = "pack.onnx") -> Pack:
    add_sprites(run / pack, folder, run, folder.with_suffix(".onnx"), label=None)
    return Pack.open(folder.with_suffix(".onnx"))


def test_added_sprites_vary_with_their_layers_and_frames(run: Path, tmp_path: Path) -> None:
    before = Pack.open(run / "pack.onnx")
    save(tmp_path / "new", "tree", figure(60), "n")
    save(tmp_path / "new", "rock", figure(61))
    frames = save_walk(tmp_path / "new", "fox", 62, 3, "n")
    after = add(run, tmp_path / "new")
    check_tensors(after.tensors)
    assert set(after.names) == {*before.names, "tree", "rock", "fox_walk"}
    assert after.layers == before.layers

    drawn = after.texture(5, base="tree", spread=2.0, palette="keep")
    assert np.array_equal(after.texture(5, base="tree", spread=2.0, layer="normal"), normals(drawn))
    flat = after.original("rock", layer="normal")
    assert (flat[after.original("rock")[..., 3] > 0] == (128, 128, 255, 255)).all()
    assert after.info["animations"] == before.info["animations"] | {"fox_walk": [100, 100, 100]}
    assert len(after.frame_layers("fox_walk")) == 3
    for number, frame in enumerate(frames):
        assert np.array_equal(cropped(after.original("fox_walk", layer=f"frame.{number:03}")), cropped(frame))
    walk = after.frames(5, base="fox_walk", spread=2.0, palette="keep")
    lit = after.frames(5, base="fox_walk", spread=2.0, layer="normal")
    assert np.array_equal(lit, np.stack([normals(frame) for frame in walk]))
    assert np.array_equal(walk[0], after.texture(5, base="fox_walk", spread=2.0, palette="keep"))

    for name in before.names:
        for layer in (None, *before.layers):
            assert np.array_equal(after.original(name, layer=layer), before.original(name, layer=layer))
    for layer in (None, "normal", "frame.001"):
        wanted = before.textures(3, range(20), spread=2.0, layer=layer)
        assert np.array_equal(after.textures(3, range(20), spread=2.0, layer=layer), wanted)
    assert np.array_equal(after.frames(3, base="cat_walk"), before.frames(3, base="cat_walk"))


def test_poses_of_a_character_join_as_one_sprite(run: Path, tmp_path: Path) -> None:
    for pose, leg in (("walk1", 2), ("stand", 0), ("walk2", 4)):
        save(tmp_path / "new", f"pig_{pose}", figure(70, leg=leg))
    after = add(run, tmp_path / "new")
    assert after.info["tags"] == {"pig": {"stand": [0], "walk": [1, 2]}}
    assert after.info["animations"]["pig"] == [100, 100, 100]
    assert np.array_equal(cropped(after.original("pig")), cropped(figure(70)))
    assert np.array_equal(after.frames(5, base="pig", tag="walk"), after.frames(5, base="pig")[1:])


def test_sprites_join_a_pack_that_has_grown_before(run: Path, tmp_path: Path) -> None:
    save_walk(tmp_path / "one", "fox", 62, 4, "n")
    first = add(run, tmp_path / "one")
    (run / "grown.onnx").write_bytes((tmp_path / "one.onnx").read_bytes())
    save(tmp_path / "two", "tree", figure(60), "n")
    second = add(run, tmp_path / "two", "grown.onnx")
    assert second.epochs == 3
    assert np.array_equal(second.frames(4, base="fox_walk"), first.frames(4, base="fox_walk"))
    assert set(second.info["animations"]) == {"cat_walk", "dog_walk", "fox_walk"}


def test_layers_and_frames_that_the_pack_has_not_are_refused(run: Path, tmp_path: Path) -> None:
    save(tmp_path / "masked", "tree", figure(60), "mask")
    with pytest.raises(DataError, match=r"tree has a layer 'mask'; the pack has normal; leave that layer out, or"):
        add(run, tmp_path / "masked")
    save_walk(tmp_path / "long", "fox", 62, 5)
    with pytest.raises(DataError, match=r"fox_walk has 5 frames; animations of the pack have at most 4; leave it out"):
        add(run, tmp_path / "long")
    assert not (tmp_path / "long.onnx").exists()
