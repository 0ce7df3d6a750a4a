"""Art as people keep it: keys without alpha, strips whose names say what they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.sprites.prepare import load_art
from assetgen_art.sprites.sources import ArtOptions
from assetgen_plugin.errors import ConfigError


def figure(number: int, side: int = 16) -> NDArray[np.uint8]:
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    pixels = np.random.default_rng(number).integers(0, 250, (side, side, 4)).astype(np.uint8)
    pixels[..., 3] = 255 * (x**2 + y**2 < (side / 2.5) ** 2)
    pixels[pixels[..., 3] == 0] = 0
    return pixels


def keyed(pixels: NDArray[np.uint8], key: tuple[int, int, int]) -> NDArray[np.uint8]:
    return np.where(pixels[..., 3:] > 0, pixels[..., :3], np.array(key, np.uint8))


@pytest.mark.parametrize("key", [(255, 0, 255), (0, 255, 0), (0, 0, 255)])
def test_a_key_colour_becomes_transparent_and_is_named(tmp_path: Path, key: tuple[int, int, int]) -> None:
    for number in range(4):
        Image.fromarray(keyed(figure(number), key)).save(tmp_path / f"{number}.png")
    data, report = load_art(tmp_path)
    assert data.shape[2] == 4
    assert not (data.images[..., :3] == key).all(axis=3).any()
    assert "#{:02x}{:02x}{:02x}".format(*key) in report.to_text()
    assert load_art(tmp_path, ArtOptions(key="none"))[0].shape[2] == 3


def test_a_panel_with_a_frame_of_pure_blue_stays_whole(tmp_path: Path) -> None:
    for number in range(4):
        panel = np.zeros((16, 16, 3), np.uint8)
        panel[..., 2] = 255
        panel[2:-2, 2:-2] = np.random.default_rng(number).integers(0, 250, (12, 12, 3))
        Image.fromarray(panel).save(tmp_path / f"{number}.png")
    assert load_art(tmp_path)[0].shape[2] == 3


def test_a_key_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ConfigError, match="auto, none or a colour"):
        ArtOptions(key="pink")


@pytest.mark.parametrize("name", ["run (16 x 16)", "run_16x16", "run_strip5"])
def test_a_strip_whose_name_tells_is_cut_into_its_frames(tmp_path: Path, name: str) -> None:
    frames = [figure(number) for number in range(5)]
    Image.fromarray(np.concatenate(frames, axis=1)).save(tmp_path / f"{name}.png")
    data, report = load_art(tmp_path)
    assert len(data.images) == 5
    assert "16×16" in report.to_text()


@pytest.mark.parametrize("name", ["bridge", "bridge_80x16", "sword_strip", "map 7x3"])
def test_a_wide_sprite_is_not_cut(tmp_path: Path, name: str) -> None:
    for number in range(2):
        wide = np.concatenate([figure(5 * number + n) for n in range(5)], axis=1)
        Image.fromarray(wide).save(tmp_path / f"{number} {name}.png")
    assert len(load_art(tmp_path)[0].images) == 2


def test_an_enlarged_sprite_that_tells_its_own_size_is_not_cut(tmp_path: Path) -> None:
    for number in range(2):
        Image.fromarray(figure(number).repeat(2, axis=0).repeat(2, axis=1)).save(tmp_path / f"{number}_16x16.png")
    assert len(load_art(tmp_path)[0].images) == 2


def normal_map(sprite: NDArray[np.uint8]) -> NDArray[np.uint8]:
    flat = np.full(sprite.shape, (128, 128, 255, 255), np.uint8)
    flat[4:8, 4:8] = (218, 128, 218, 255)
    return flat


@pytest.mark.parametrize("ending", ["_n", "_normal", "-normal"])
def test_a_normal_map_is_a_layer_and_no_sprite(tmp_path: Path, ending: str) -> None:
    for number in range(3):
        Image.fromarray(figure(number)).save(tmp_path / f"{number}.png")
        Image.fromarray(normal_map(figure(number))).save(tmp_path / f"{number}{ending}.png")
    data, report = load_art(tmp_path)
    assert len(data.images) == 3
    assert sum(one.reason == "layer" for one in report.left_out) == 3


def test_directions_are_sprites(tmp_path: Path) -> None:
    for number, name in enumerate(["wall", "wall_n", "wall_e", "wall_s", "wall_w"]):
        Image.fromarray(figure(number)).save(tmp_path / f"{name}.png")
    assert len(load_art(tmp_path)[0].images) == 5
