"""Art as people keep it: keys without alpha, strips whose names say what they are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art
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
    assert list(data.layers) == ["normal"]
    assert f"0{ending}.png" in report.to_text()
    left, report = load_art(tmp_path, ArtOptions(layers=False))
    assert len(left.images) == 3
    assert not left.layers
    assert sum(one.reason == "layer" for one in report.left_out) == 3


def test_layers_stand_where_their_sprites_do(tmp_path: Path) -> None:
    """Cut to what is drawn, enlarged, placed: the layer of a sprite goes wherever the sprite goes."""
    for number in range(3):
        sprite = np.pad(figure(number, 12 + 4 * number), ((3, 5), (2, 7), (0, 0)))
        coded = np.where(sprite[..., 3:] > 0, sprite[..., [1, 2, 0, 3]], np.uint8(9))
        for pixels, name in ((sprite, f"{number}.png"), (coded, f"{number}_height.png")):
            Image.fromarray(pixels.repeat(2, axis=0).repeat(2, axis=1)).save(tmp_path / name)
    data, _ = load_art(tmp_path)
    assert data.shape[0] < 40
    assert np.array_equal(data.layers["height"], data.images[..., [1, 2, 0, 3]])


def test_a_sprite_without_a_layer_is_flat_or_empty_there(tmp_path: Path) -> None:
    for number in range(2):
        Image.fromarray(figure(number)).save(tmp_path / f"{number}.png")
    Image.fromarray(normal_map(figure(0))).save(tmp_path / "0_n.png")
    glow = np.zeros_like(figure(0))
    glow[0, 0] = glow[7, 7] = (90, 90, 90, 255)
    Image.fromarray(glow).save(tmp_path / "0_emission.png")
    data, _ = load_art(tmp_path)
    seen = data.images[..., 3] > 0
    assert (data.layers["normal"][1][seen[1]] == (128, 128, 255, 255)).all()
    assert not data.layers["normal"][~seen].any()
    assert not data.layers["emission"][1].any()
    assert (data.layers["emission"][0][..., 3] > 0).sum() >= 1


def test_the_page_of_a_sheet_has_its_layer_beside_it_or_in_its_json(tmp_path: Path) -> None:
    page = np.concatenate([figure(number) for number in range(3)], axis=1)
    frames = {f"f{n}": {"frame": {"x": 16 * n, "y": 0, "w": 16, "h": 16}, "rotated": False} for n in range(3)}
    for folder, name, more in (("a", "sheet_n.png", {}), ("b", "lights.png", {"normalMap": "lights.png"})):
        (tmp_path / folder).mkdir()
        Image.fromarray(page).save(tmp_path / folder / "sheet.png")
        Image.fromarray(normal_map(page)).save(tmp_path / folder / name)
        text = json.dumps({"frames": frames, "meta": {"image": "sheet.png", **more}})
        (tmp_path / folder / "sheet.json").write_text(text)
        for source in (tmp_path / folder, tmp_path / folder / "sheet.json"):
            data, _ = load_art(source)
            assert len(data.images) == 3
            normals = data.layers["normal"]
            assert (normals[0] == (218, 128, 218, 255)).all(axis=2).any()
            assert not (normals[1] == (218, 128, 218, 255)).all(axis=2).any()


def test_cells_of_a_grid_have_their_layers(tmp_path: Path) -> None:
    page = np.concatenate([figure(number) for number in range(3)], axis=1)
    Image.fromarray(page).save(tmp_path / "page.png")
    Image.fromarray(normal_map(page)).save(tmp_path / "page_n.png")
    for source in (tmp_path, tmp_path / "page.png"):
        data, report = load_art(source, ArtOptions(tile=(16, 16)))
        assert len(data.images) == 3
        assert "page_n.png" in report.to_text()
        assert (data.layers["normal"][0] == (218, 128, 218, 255)).all(axis=2).any()


def test_directions_are_sprites(tmp_path: Path) -> None:
    for number, name in enumerate(["wall", "wall_n", "wall_e", "wall_s", "wall_w"]):
        Image.fromarray(figure(number)).save(tmp_path / f"{name}.png")
    assert len(load_art(tmp_path)[0].images) == 5
