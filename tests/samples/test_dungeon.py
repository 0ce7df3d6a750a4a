"""The sample dungeon without a window: levels lead from start to exit, and look the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assetgen_plugin import PlanPack
from places import PACKS, ROOT

pytest.importorskip("pygame")
GAME = ROOT / "samples" / "games" / "dungeon"
pytestmark = pytest.mark.skipif(not GAME.is_dir(), reason="the samples are not here")


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(GAME))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    import dungeon
    import level

    yield dungeon, level
    for name in ("dungeon", "level"):
        sys.modules.pop(name)


def shot(path: Path, *words: str) -> bytes:
    """The picture of a run of the game's own command line."""
    done = subprocess.run(
        [sys.executable, "-W", "error", GAME / "dungeon.py", "--screenshot", path, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with Image.open(path) as image:
        assert image.size == (1280, 720)
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 1000
        return image.tobytes()


def test_the_same_dungeon_gives_the_same_picture_after_the_same_walk(tmp_path: Path) -> None:
    first = shot(tmp_path / "a.png", "--frames", "40")
    assert shot(tmp_path / "b.png", "--frames", "40") == first
    assert shot(tmp_path / "c.png", "--frames", "40", "--world", "another") != first


def test_things_stand_on_cells_that_can_be_reached(modules: Any) -> None:
    _, level = modules
    pack = PlanPack.open(PACKS / "dungeon.onnx")
    for depth in range(1, 40):
        here = level.Level("w", depth, pack)
        steps = here.steps_from(here.start, 1 << 16)
        assert len(steps) == here.walkable.sum()
        assert steps[here.exit] > 15
        assert here.monsters
        assert here.items
        assert all((one.x, one.y) in steps for one in (*here.monsters, *here.items))
        assert all(steps[one.x, one.y] >= level.FAR for one in here.monsters)


def test_a_walk_to_the_exit_leads_to_the_next_level(modules: Any) -> None:
    dungeon, _ = modules
    window, game = dungeon.Window(), dungeon.Game("demo")
    first = game.level.plan
    for _ in range(4000):
        game.mercy = 2  # no monster stops this walk
        game.update(game.way_out())
        if game.depth == 2:
            break
    assert game.depth == 2
    assert (game.level.plan != first).any()
    window.show(game)
    for stream in game.streams:
        stream.close()
    dungeon.pygame.quit()


def test_a_monster_that_reaches_the_hero_takes_a_heart_and_the_last_one_ends_the_try(modules: Any) -> None:
    dungeon, _ = modules
    dungeon.Window()
    game = dungeon.Game("demo")
    _, mover = game.monsters[0]
    mover.x, mover.y = game.hero.x, game.hero.y
    game.update(None)
    assert game.hearts == dungeon.HEARTS - 1
    game.hearts, game.mercy, game.found = 1, 0, 3
    mover.x, mover.y = game.hero.x, game.hero.y
    game.update(None)
    assert (game.depth, game.hearts, (game.hero.x, game.hero.y)) == (1, dungeon.HEARTS, game.level.start)
    for stream in game.streams:
        stream.close()
    dungeon.pygame.quit()
