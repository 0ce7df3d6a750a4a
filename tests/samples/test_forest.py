"""The sample game without a window: the same world looks the same, and its plants are what the pack draws."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from assetgen_plugin import Pack
from places import PACKS, ROOT

pytest.importorskip("pygame")
GAME = ROOT / "samples" / "games" / "forest"
pytestmark = pytest.mark.skipif(not GAME.is_dir(), reason="the samples are not here")


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(GAME))
    import forest
    import world

    yield forest, world
    for name in ("forest", "world", "hero"):
        sys.modules.pop(name)


def shot(path: Path, *words: str) -> bytes:
    """The picture of a run of the game's own command line."""
    done = subprocess.run(
        [sys.executable, "-W", "error", GAME / "forest.py", "--screenshot", path, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "level loaded in" in done.stdout
    with Image.open(path) as image:
        assert image.size == (1280, 720)
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 100
        return image.tobytes()


def test_the_same_world_gives_the_same_picture_after_the_same_walk(tmp_path: Path) -> None:
    first = shot(tmp_path / "a.png", "--frames", "12", "--bench")
    assert shot(tmp_path / "b.png", "--frames", "12") == first
    assert shot(tmp_path / "c.png", "--frames", "12", "--mode", "1") != first
    assert shot(tmp_path / "d.png", "--frames", "12", "--world", "another") != first


def test_four_hundred_plants_in_sight_each_its_own(modules: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    game, world = modules
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pack = Pack.open(PACKS / "plants.onnx")
    window = game.Window()
    forest = game.Forest(world.World("demo"), pack)
    window.show(forest)
    assert forest.n_different == len(pack.labels)  # until they are there, the species' own stand in for them
    forest.stream.finish()
    window.show(forest)
    assert forest.n_plants == forest.n_different >= 400
    plant = forest.world.chunk(0, 0).plants[5]
    sprite = forest.stream.get(plant.seed, label=plant.species)
    drawn = game.pygame.image.tobytes(sprite, "RGBA")
    assert drawn == pack.texture(plant.seed, label=plant.species).tobytes()
    forest.mode = 1
    window.show(forest)
    assert forest.n_different == len(pack.labels)
    forest.stream.close()
    game.pygame.quit()


def test_the_game_loads_and_ends_by_its_keys(modules: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    game, world = modules
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = game.Window()
    forest = game.Forest(world.World("demo"), Pack.open(PACKS / "plants.onnx"))
    game.load(window, forest)
    assert forest.stream.pending == 0
    pygame = game.pygame
    for key in (pygame.K_v, pygame.K_v, pygame.K_ESCAPE):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key))
    game.play(window, forest, "")
    assert forest.mode == 2
    forest.stream.close()
    pygame.quit()


def test_chunks_do_not_depend_on_the_way_there_and_meet_at_their_edges(modules: Any) -> None:
    _, world = modules
    one, other = world.World("w"), world.World("w")
    here, _, there = one.chunk(-3, 2), one.chunk(7, 7), one.chunk(-2, 2)
    again = other.chunk(-2, 2)
    assert (there.ground == again.ground).all()
    assert there.plants == again.plants
    names = [plant.seed for plant in (*here.plants, *there.plants)]
    assert len(set(names)) == len(names)
    field, next_field = (one._field(2, cx, 2, 64) for cx in (-3, -2))
    assert np.allclose(field[:, -2 * world.CELL :], next_field[:, : 2 * world.CELL], atol=1e-12)
