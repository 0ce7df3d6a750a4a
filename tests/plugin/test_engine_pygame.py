"""pygame-ce itself, without a window: what its surfaces hold and what its screen shows."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin import Pack
from engine_goldens import FOLDER, blended, every_alpha, golden_textures
from places import PACKS, ROOT

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
pygame = pytest.importorskip("pygame")
engine = pytest.importorskip("assetgen_plugin.engines.pygame")

SIZE = (160, 160)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield pygame.display.set_mode(SIZE)
    pygame.display.quit()


def pixels_of(surface: Any, mode: str = "RGB") -> NDArray[np.uint8]:
    raw = pygame.image.tobytes(surface, mode)
    return np.frombuffer(raw, np.uint8).reshape(surface.height, surface.width, len(mode))


def test_golden_textures_come_out_of_surfaces_and_the_screen(screen: Any) -> None:
    background = np.random.default_rng(3).integers(0, 256, (*SIZE[::-1], 3), np.uint8)
    seen: set[int] = set()
    for sha256, texture in golden_textures():
        height, width, channels = texture.shape
        surface = engine.surface(texture)
        held = pixels_of(surface, "RGBA" if channels == 4 else "RGB")[..., :channels]
        assert hashlib.sha256(held.tobytes()).hexdigest() == sha256
        pygame.surfarray.blit_array(screen, background.swapaxes(0, 1))
        screen.blit(surface, (7, 5))
        pygame.display.flip()
        area = (slice(5, 5 + height), slice(7, 7 + width))
        expected = background.copy()
        expected[area] = blended(texture, background[area])
        assert np.abs(pixels_of(screen).astype(int) - expected).max() <= 1  # SDL divides by 255 in its own way
        sharp = np.ones(background.shape[:2], bool)
        sharp[area] = (texture[..., -1] % 255 == 0) | (channels != 4)
        assert (pixels_of(screen) == expected)[sharp].all()
        seen.add(channels)
    assert seen == {3, 4}


def test_each_alpha_is_blended(screen: Any) -> None:
    texture = every_alpha()
    for colour in ((0, 0, 0), (255, 255, 255), (60, 120, 40)):
        screen.fill(colour)
        screen.blit(engine.surface(texture), (0, 0))
        expected = blended(texture, np.full((16, 16, 3), colour, np.uint8))
        assert np.abs(pixels_of(screen)[:16, :16].astype(int) - expected).max() <= 1


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_without_a_window_a_surface_has_its_own_memory(channels: int) -> None:
    pygame.display.quit()
    texture = np.random.default_rng(4).integers(0, 256, (5, 7, channels), np.uint8)
    surface = engine.surface(texture[:, ::-1])  # not contiguous
    expected = np.repeat(texture[:, ::-1], 3 if channels == 1 else 1, axis=2)
    texture[:] = 0
    assert surface.get_size() == (7, 5)
    assert (pixels_of(surface, "RGBA" if channels == 4 else "RGB") == expected).all()


def test_an_atlas_holds_what_the_pack_draws(screen: Any) -> None:
    pack = Pack.open(FOLDER / "indexed.onnx")
    sheet, areas = engine.atlas(pack, "level-3", range(11), label=pack.labels[0], gap=2)
    for index, area in enumerate(areas):
        texture = pack.texture("level-3", index, label=pack.labels[0])
        assert (pixels_of(sheet.subsurface(area), "RGBA") == texture).all()
    screen.fill((9, 9, 9))
    screen.blit(sheet, (3, 3), areas[10])
    opaque = texture[..., 3] == 255
    shown = pixels_of(screen)[3 : 3 + texture.shape[0], 3 : 3 + texture.shape[1]]
    assert (shown[opaque] == texture[opaque][:, :3]).all()


def test_a_stream_shows_nothing_and_then_the_variant(screen: Any) -> None:
    pack = Pack.open(FOLDER / "indexed.onnx")
    with engine.stream(pack) as textures:
        screen.fill((1, 2, 3))
        screen.blit(textures.get("tree", 4), (0, 0))
        assert (pixels_of(screen) == (1, 2, 3)).all()
        while textures.pending:
            textures.pump()
        assert (pixels_of(textures.get("tree", 4), "RGBA") == pack.texture("tree", 4)).all()
    mark = pygame.Surface((2, 2))
    with engine.stream(pack, mark, capacity=5) as textures:
        assert textures.get(0) is mark


@pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="the docs are not here")
def test_the_lines_in_the_docs_show_a_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = (ROOT / "docs" / "how-to" / "pygame.md").read_text("utf-8")
    commands = re.findall(r"^    .+$", section.partition("```")[0], re.MULTILINE)
    program = section.split("```")[1].removeprefix("python")
    assert len(commands) + len([line for line in program.splitlines() if line]) <= 10
    seen = []
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(pygame.time, "wait", lambda _: seen.append(pixels_of(pygame.display.get_surface())))
    shutil.copy(PACKS / "plants.onnx", tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "docs/how-to/pygame.md", "exec"), {})
    pygame.display.quit()
    texture = Pack.open("plants.onnx").texture("forest/3,4", label="oak")
    assert (seen[0][104:136, 144:176] == blended(texture, np.zeros((32, 32, 3), np.uint8))).all()
    assert (np.delete(seen[0], np.s_[104:136], axis=0) == 0).all()
