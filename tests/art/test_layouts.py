"""Sheets without a JSON file: the layouts of their makers, and those that can be seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.layouts import layout_of, likely_tile, may_be_sheet, tile_texts
from assetgen_art.sprites.prepare import load_art
from assetgen_plugin.errors import DataError

Pixels = NDArray[np.uint8]
KENNEY = """Tilesheet information:

Tile size                 •  16px × 16px
Space between tiles       •  1px × 1px
---
Total tiles (horizontal)  •  5 tiles
Total tiles (vertical)    •  4 tiles
---
Total tiles in sheet      •  20 tiles
"""


def walker(width: int, height: int, step: int, kind: int = 0) -> Pixels:
    """A frame of a figure that swings its legs, with a margin."""
    pixels = np.zeros((height, width, 4), np.uint8)
    top, left, bottom, right = height // 8, width // 4, 7 * height // 8, 3 * width // 4
    pixels[top:bottom, left:right] = (40 + 30 * kind, 90, 160, 255)
    pixels[top : (top + bottom) // 3, left:right] = (230, 180 - 20 * kind, 140, 255)
    pixels[bottom - 2 : bottom, left + step % 3 : left + step % 3 + 2] = (20, 20, 20, 255)
    return pixels


def sheet(rows: int, columns: int, tile: tuple[int, int], *, used: list[int] | None = None) -> Pixels:
    """A figure for each row, in `used` frames (all, if None)."""
    width, height = tile
    page = np.zeros((rows * height, columns * width, 4), np.uint8)
    for row in range(rows):
        for column in range(columns if used is None else used[row]):
            frame = walker(width, height, column, row % 3)
            page[row * height : (row + 1) * height, column * width : (column + 1) * width] = frame
    return page


def save(path: Path, pixels: Pixels) -> Path:
    Image.fromarray(pixels).save(path)
    return path


@pytest.mark.parametrize("size", [(576, 384), (384, 256)])
def test_the_eight_characters_of_rpg_maker_walk_four_ways_each(tmp_path: Path, size: tuple[int, int]) -> None:
    tile = size[0] // 12, size[1] // 8
    rows = [[walker(*tile, column, row // 4 * 4 + column // 3) for column in range(12)] for row in range(8)]
    for row, frames in enumerate(rows):
        for frame in frames:
            frame[tile[1] // 2, tile[0] // 4 + row % 4] = (200, 40, 60, 255)  # looks that way
    save(tmp_path / "Actor1.png", np.concatenate([np.concatenate(frames, axis=1) for frames in rows]))
    data, report = load_art(tmp_path)
    assert "characters of RPG Maker: Actor1 into" in report.to_text()
    assert len(data.animations) == 8
    assert set(data.tags.values()) == {tuple(side for side in ("down", "left", "right", "up") for _ in range(3))}
    assert "Actor1_1" in data.animations


def test_one_character_of_rpg_maker_has_a_dollar_in_its_name() -> None:
    pixels = sheet(4, 3, (40, 56))
    layout = layout_of("$Hero", pixels)
    assert layout is not None
    assert layout.tile == (40, 56)
    assert [run.name for run in layout.runs] == ["down", "left", "right", "up"]
    assert layout.runs[1].cells == ((1, 0), (1, 1), (1, 2))


def test_objects_of_rpg_maker_are_cut_though_they_touch(tmp_path: Path) -> None:
    """Doors fill their cells: nothing but the name tells where they end."""
    page = np.random.default_rng(0).integers(1, 255, (8 * 48, 12 * 24, 4)).astype(np.uint8)
    page[..., 3] = 255
    page[4 * 48 :] = 0
    data, _ = load_art(save(tmp_path / "!Doors.png", page))
    assert data.shape[:2] == (48, 24)
    assert len(data.images) == 48
    with pytest.raises(DataError, match="is a single image"):
        load_art(save(tmp_path / "Doors.png", page))


def test_tilesets_of_rpg_maker_are_cut_by_their_names() -> None:
    page = np.full((768, 384, 4), 255, np.uint8)
    layout = layout_of("Inside_A5", page)
    assert layout is not None
    assert (layout.tile, layout.runs) == ((48, 48), ())
    assert layout_of("Inside_A2", page) is None


def test_the_rows_of_an_lpc_sheet_are_its_movements(tmp_path: Path) -> None:
    used = [7] * 4 + [8] * 4 + [9] * 4 + [6] * 4 + [13] * 4 + [6]
    layout = layout_of("character", sheet(21, 13, (64, 64), used=used))
    assert layout is not None
    assert "Liberated Pixel Cup" in layout.what
    assert [(run.name, len(run.cells)) for run in layout.runs[7:10]] == [
        ("thrust_right", 8),
        ("walk_up", 9),
        ("walk_left", 9),
    ]
    assert layout.runs[-1].cells == tuple((20, column) for column in range(6))
    assert [len(run.cells) for run in layout.runs] == used


@pytest.mark.parametrize("spacing", [0, 1])
def test_a_text_of_kenneys_says_how_its_sheets_are_cut(tmp_path: Path, spacing: int) -> None:
    """His packs have each sheet with a gap of a pixel, and without."""
    (tmp_path / "Tilesheet.txt").write_text(KENNEY, encoding="utf-8")
    rng = np.random.default_rng(1)
    page = np.zeros((4 * (16 + spacing) - spacing, 5 * (16 + spacing) - spacing, 3), np.uint8)
    tiles = rng.integers(0, 255, (4, 5, 16, 16, 3)).astype(np.uint8)
    for row in range(4):
        for column in range(5):
            y, x = row * (16 + spacing), column * (16 + spacing)
            page[y : y + 16, x : x + 16] = tiles[row, column]
    save(tmp_path / "tilemap.png", page)
    for source in (tmp_path, tmp_path / "tilemap.png"):
        data, report = load_art(source)
        assert np.array_equal(data.images, tiles.reshape(20, 16, 16, 3))
        assert "a text beside it says" in report.to_text()


@pytest.mark.parametrize("text", ["", "Tile size • 0px × 16px", KENNEY.replace("16px × 16px", "900px × 16px")])
def test_texts_that_say_nothing_of_tiles_are_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert tile_texts([tmp_path / "a.txt", tmp_path / "b.txt"]) == ()


def test_frames_that_look_alike_with_gaps_between_them_are_a_sheet(tmp_path: Path) -> None:
    for number in range(2):
        page = sheet(3, 6 + number, (30, 22), used=[5, 6, 4])
        save(tmp_path / f"mob{number}.png", page[..., [2 * number, 1, 2 - 2 * number, 3]])
    data, report = load_art(tmp_path)
    assert "mob0 into 30×22" in report.to_text()
    assert sorted({len(times) for times in data.animations.values()}) == [4, 5, 6]
    whole, report = load_art(tmp_path, ArtOptions(sheets=False))
    assert len(whole.images) == 2
    assert not whole.animations
    assert "sheets:" not in report.to_text()


def test_a_strip_on_a_key_colour_is_cut_though_frames_touch(tmp_path: Path) -> None:
    for number in range(2):
        strip = np.concatenate([walker(16, 16, step, number) for step in range(5)], axis=1)
        strip[8, 12:20] = (90, 90, 90, 255)  # a weapon that reaches into the next frame
        keyed = np.where(strip[..., 3:] > 0, strip[..., :3], np.array((255, 0, 255), np.uint8))
        save(tmp_path / f"{number}.png", keyed)
    data, _ = load_art(tmp_path)
    assert [len(times) for times in data.animations.values()] == [5, 5]


def three(kind: str) -> Pixels:
    """Wide art that is one sprite: a fence, coins of one kind, a blade, three different things."""
    if kind == "fence":
        post = walker(16, 16, 0)
        post[7:9] = (90, 60, 30, 255)
        return np.concatenate([post] * 3, axis=1)
    if kind == "coins":
        return np.concatenate([walker(16, 16, 0)] * 3, axis=1)
    if kind == "blade":
        blade = np.zeros((16, 48, 4), np.uint8)
        blade[6:10, 1:47] = (200, 200, 210, 255)
        blade[3:13, 10:12] = (90, 60, 30, 255)
        return blade
    shapes = [walker(16, 16, 0), np.roll(walker(16, 16, 0)[::-1], 5, axis=0), walker(16, 16, 1)]
    shapes[1][..., :3] = (10, 200, 30) * (shapes[1][..., 3:] > 0)
    return np.concatenate(shapes, axis=1)


@pytest.mark.parametrize("kind", ["fence", "coins", "blade", "things"])
def test_a_wide_sprite_is_no_strip(kind: str) -> None:
    assert layout_of(kind, three(kind)) is None


def test_an_image_with_gaps_is_named_with_the_option_that_cuts_it(tmp_path: Path) -> None:
    """Icons are no frames of a movement: people decide, by one option."""
    rng = np.random.default_rng(2)
    page = np.zeros((96, 96, 4), np.uint8)
    for row in range(6):
        for column in range(6):
            height, width = rng.integers(3, 13, 2)
            icon = page[16 * row + 2 : 16 * row + 2 + height, 16 * column + 2 : 16 * column + 2 + width]
            icon[:] = (*rng.integers(0, 255, 3), 255)
    save(tmp_path / "icons.png", page)
    save(tmp_path / "other.png", page[::-1])
    assert "icons (--tile 16x16)" in load_art(tmp_path)[1].to_text()
    assert len(load_art(tmp_path, ArtOptions(tile=(16, 16), only=("icons.png",)))[0].images) == 36
    assert "--tile" not in load_art(tmp_path, ArtOptions(sheets=False))[1].to_text().split("reduced")[0]


def test_a_lone_sheet_is_refused_with_the_cells_it_seems_to_have(tmp_path: Path) -> None:
    """Two figures beside each other that nearly touch, in an image that is one pixel too wide."""
    page = np.concatenate([sheet(4, 2, (24, 40)), np.zeros((160, 1, 4), np.uint8)], axis=1)
    page[..., :3][page[..., 3] > 0] += (
        np.random.default_rng(3).integers(0, 9, ((page[..., 3] > 0).sum(), 3)).astype(np.uint8)
    )
    page[18:22, 16:32] = (1, 2, 3, 255)
    save(tmp_path / "walker.png", page)
    assert may_be_sheet(page[:, :48]) is None
    assert likely_tile(page) == (24, 40)
    with pytest.raises(DataError, match=r"if walker .* is a sheet, --tile 24x40 may cut it"):
        load_art(tmp_path)
