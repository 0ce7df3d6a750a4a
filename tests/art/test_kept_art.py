"""Art as people keep it: keys without alpha, strips whose names say what they are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.sprites.animations import joined, numbered
from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art
from assetgen_plugin.errors import ConfigError, DataError


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


def test_without_normals_pixels_say_whether_e_is_a_glow_or_the_east(tmp_path: Path) -> None:
    for number in range(4):
        whole = figure(number)
        Image.fromarray(whole).save(tmp_path / f"lamp{number}.png")
        ending, over = ("e", whole.copy()) if number < 3 else ("s", whole.copy())
        if number == 0:  # lit in a corner
            over[: len(over) // 2] = 0
            over[:, : len(over) // 2, :3] = 0
        elif number == 1:  # as a whole: the figure from another side
            over = over[:, ::-1]
        elif number == 2:  # nothing is lit
            over[..., :3] = 0
        else:
            over[..., :3] = over[..., :3].max(axis=2, keepdims=True)
        Image.fromarray(over).save(tmp_path / f"lamp{number}_{ending}.png")
    data, report = load_art(tmp_path)
    assert sorted(data.layers) == ["emission", "specular"]
    assert {"lamp1_e", "lamp2_e"} == {name for name in data.names if "_" in name}
    assert "lamp0_e.png, lamp3_s.png lie over the art and vary with it" in report.to_text()


def test_views_stay_sprites_beside_a_view_that_is_named_like_a_normal_map(tmp_path: Path) -> None:
    for number, name in enumerate(["elf", "elf_n", "elf_e", "elf_s"]):  # the west is the east, mirrored
        view = figure(0)
        view[4:8, 4 + number] = (255, 255, 255, 255)
        Image.fromarray(view).save(tmp_path / f"{name}.png")
    data, _ = load_art(tmp_path)
    assert sorted(data.names) == ["elf", "elf_e", "elf_n", "elf_s"]
    assert not data.layers


def test_animations_that_differ_in_single_frames_are_no_duplicates(tmp_path: Path) -> None:
    for name, row in (("blink", 5), ("nod", 12), ("wink", 5)):  # what most frames show is the same
        frames = [walk()[0] for _ in range(3)]
        frames[1][row, 10:14] = (250, 250, 0, 255)
        first, *others = map(Image.fromarray, frames)
        first.save(tmp_path / f"{name}.gif", save_all=True, append_images=others, duration=80, disposal=2)
    data, report = load_art(tmp_path, ArtOptions(classes=False))
    assert sorted(data.animations) == ["blink", "nod"]
    assert [(one.path, one.reason) for one in report.left_out] == [("wink", "duplicate")]


def walk(n_frames: int = 4, side: int = 24) -> list[NDArray[np.uint8]]:
    """A body that stands still, and a leg that swings."""
    frames = []
    for number in range(n_frames):
        frame = np.zeros((side, side, 4), np.uint8)
        frame[3:15, 8:17] = (180, 60, 40, 255)
        frame[5:8, 10:15] = (250, 220, 180, 255)
        frame[15:22, 8 + 2 * number : 11 + 2 * number] = (40, 40, 90, 255)
        frames.append(frame)
    return frames


def aseprite(frames: list[NDArray[np.uint8]], tags: list[dict[str, object]]) -> str:
    side = frames[0].shape[0]
    entries = [
        {"filename": f"{n}", "frame": {"x": side * n, "y": 0, "w": side, "h": side}, "duration": 80 + n}
        for n in range(len(frames))
    ]
    return json.dumps({"frames": entries, "meta": {"image": "hero.png", "frameTags": tags}})


@pytest.mark.parametrize("kind", ["gif", "strip", "files", "tag"])
def test_the_frames_of_an_animation_are_one_sprite(tmp_path: Path, kind: str) -> None:
    frames = walk()
    for number in range(3):
        Image.fromarray(figure(number, 24)).save(tmp_path / f"other{number}.png")
    if kind == "gif":
        images = [Image.fromarray(frame) for frame in frames]
        images[0].save(tmp_path / "walk.gif", save_all=True, append_images=images[1:], duration=80, disposal=2)
    elif kind == "strip":
        Image.fromarray(np.concatenate(frames, axis=1)).save(tmp_path / "walk_24x24.png")
    elif kind == "files":
        for number, frame in enumerate(frames):
            Image.fromarray(frame).save(tmp_path / f"walk_{number}.png")
    else:
        Image.fromarray(np.concatenate([*frames, figure(9, 24)], axis=1)).save(tmp_path / "hero.png")
        text = aseprite([*frames, figure(9, 24)], [{"name": "walk", "from": 0, "to": 3}])
        (tmp_path / "hero.json").write_text(text)
    data, report = load_art(tmp_path)
    (name,) = data.animations
    assert name.startswith("walk")
    assert len(data.images) == (5 if kind == "tag" else 4)
    assert "animations" in report.to_text()
    assert data.animations[name] == {"gif": (80,) * 4, "tag": (80, 81, 82, 83)}.get(kind, (100,) * 4)
    row, layers = data.names.index(name), [f"frame.{n:03}" for n in range(4)]
    assert list(data.layers) == layers
    drawn = np.stack([data.layers[layer][row] for layer in layers])
    assert (drawn[..., 3] > 0).sum() == sum(int((frame[..., 3] > 0).sum()) for frame in frames)
    assert np.array_equal((drawn[..., 3] > 0).any(axis=0), data.images[row][..., 3] > 0)
    assert np.array_equal(data.as_shown().images[row], data.layers["frame.000"][row])
    assert np.array_equal(report.images[row], data.layers["frame.000"][row])
    assert not np.array_equal(data.images[row], joined([layer[row] for layer in data.layers.values()]))  # outlined
    others = np.delete(np.arange(len(data.images)), row)
    assert not data.layers["frame.000"][others].any()
    apart, report = load_art(tmp_path, ArtOptions(animations=False))
    assert len(apart.images) == 7 + (kind == "tag")
    assert not apart.layers


def test_numbered_files_of_different_things_stay_sprites(tmp_path: Path) -> None:
    for number in range(4):
        Image.fromarray(figure(number)).save(tmp_path / f"shoot_{number}.png")
        Image.fromarray(walk()[0] if number == 2 else figure(number, 24)).save(tmp_path / f"tree_{number}.png")
    data, _ = load_art(tmp_path)
    assert not data.animations
    assert len(data.images) == 8


def test_normals_of_frames_lie_over_each_frame(tmp_path: Path) -> None:
    frames = walk()
    strip = np.concatenate(frames, axis=1)
    Image.fromarray(strip).save(tmp_path / "walk_strip4.png")
    Image.fromarray(normal_map(strip)).save(tmp_path / "walk_strip4_n.png")
    for number in range(3):
        Image.fromarray(figure(number, 24)).save(tmp_path / f"other{number}.png")
    data, _ = load_art(tmp_path)
    assert sorted(data.layers) == [
        *(f"frame.{n:03}" for n in range(4)),
        "normal",
        *(f"normal.{n:03}" for n in range(4)),
    ]
    row = data.names.index("walk_strip4")
    for number in range(4):
        frame, normals = data.layers[f"frame.{number:03}"], data.layers[f"normal.{number:03}"]
        assert np.array_equal(frame[row][..., 3] > 0, normals[row][..., 3] > 0)
    assert np.array_equal(data.layers["normal"][row], data.layers["normal.000"][row])
    assert data.layers["normal"][0 if row else 1][..., 3].any()


def test_one_animation_alone_is_trained_on_with_its_frames(tmp_path: Path) -> None:
    images = [Image.fromarray(frame) for frame in walk()]
    images[0].save(tmp_path / "walk.gif", save_all=True, append_images=images[1:], duration=80, disposal=2)
    data, _ = load_art(tmp_path)
    assert data.names == ("walk", "walk_000", "walk_001", "walk_002", "walk_003")
    assert list(data.animations) == ["walk"]


def test_the_borders_of_nine_slices_are_kept(tmp_path: Path) -> None:
    page = np.concatenate([figure(number) for number in range(3)], axis=1)
    page[..., 3] = 255
    Image.fromarray(page).save(tmp_path / "ui.png")
    frame = {"frame": {"x": 0, "y": 0, "w": 48, "h": 16}}
    slices = [{"name": f"s{n}", "keys": [{"bounds": {"x": 16 * n, "y": 0, "w": 16, "h": 16}}]} for n in range(3)]
    slices[1]["keys"][0]["center"] = {"x": 4, "y": 3, "w": 9, "h": 8}  # type: ignore[index]
    text = json.dumps({"frames": {"ui": frame}, "meta": {"image": "ui.png", "slices": slices}})
    (tmp_path / "ui.json").write_text(text)
    data, report = load_art(tmp_path)
    assert "ui.json: s1" in report.to_text()
    kept = data.layers["keep"][..., 3] > 0
    assert not kept[[0, 2]].any()
    assert not kept[1, 3:11, 4:13].any()
    assert kept[1].sum() == 16 * 16 - 9 * 8
    assert not load_art(tmp_path, ArtOptions(keep_edges=0))[0].layers


def wang_tiles(folder: Path, side: int = 16) -> None:
    """Sixteen tiles whose sides are of two kinds, so that equal sides meet; their insides are all different."""
    kinds = np.random.default_rng(1).integers(0, 250, (2, 2, side, 3)).astype(np.uint8)  # across or down, kind
    for number in range(16):
        tile = np.random.default_rng(number + 5).integers(0, 250, (side, side, 4)).astype(np.uint8)
        tile[..., 3] = 255
        north, south, west, east = (number >> bit & 1 for bit in range(4))
        tile[0, :, :3], tile[-1, :, :3] = kinds[0, north], kinds[0, south]
        tile[1:-1, 0, :3], tile[1:-1, -1, :3] = kinds[1, west][1:-1], kinds[1, east][1:-1]
        Image.fromarray(tile).save(folder / f"{number:02}.png")


def test_tiles_of_one_terrain_keep_their_edges_by_themselves(tmp_path: Path) -> None:
    wang_tiles(tmp_path)
    data, report = load_art(tmp_path, ArtOptions(seamless=False))
    assert data.traits.keep_edges == 1
    assert "held edges" in report.to_text()
    assert load_art(tmp_path, ArtOptions(keep_edges=3))[0].traits.keep_edges == 3
    with pytest.raises(DataError, match="at most 7"):
        load_art(tmp_path, ArtOptions(keep_edges=8))


@pytest.mark.parametrize(
    ("patterned", "shared", "held"),
    [(24, 24, True), (16, 24, True), (14, 24, False), (24, 8, False), (0, 24, False)],
)
def test_edges_of_one_colour_meet_too_where_others_have_a_pattern(
    tmp_path: Path, patterned: int, shared: int, held: bool
) -> None:
    """Twelve tiles, of whose 48 edges so many have a pattern, and so many are those of another tile."""
    rng = np.random.default_rng(3)
    for number in range(12):
        tile = np.full((16, 16, 4), 255, np.uint8)
        tile[1:-1, 1:-1, :3] = rng.integers(0, 250, (14, 14, 3))
        own = rng.integers(0, 250, 3)
        for side, line in enumerate((tile[0], tile[-1], tile[:, 0], tile[:, -1])):
            at = number * 4 + side
            line[:, :3] = (20, 90, 40) if at < shared else own
            if 48 - at <= patterned:
                line[4:8, :3] = 250 if at < shared else rng.integers(0, 250, 3)
        Image.fromarray(tile).save(tmp_path / f"{number:02}.png")
    assert bool(load_art(tmp_path, ArtOptions(seamless=False))[0].traits.keep_edges) is held


def test_sprites_that_meet_nowhere_keep_no_edges(tmp_path: Path) -> None:
    for number in range(8):
        Image.fromarray(figure(number)).save(tmp_path / f"{number}.png")
        noise = np.random.default_rng(number).integers(0, 255, (16, 16, 3)).astype(np.uint8)
        (tmp_path / "ground").mkdir(exist_ok=True)
        Image.fromarray(noise).save(tmp_path / "ground" / f"{number}.png")
    assert load_art(tmp_path, ArtOptions(only=("*.png",)))[0].traits.keep_edges == 0
    assert load_art(tmp_path / "ground")[0].traits.keep_edges == 0


@pytest.mark.parametrize(
    ("name", "moves"),
    [
        ("walk_", True),
        ("enemyFlyingAlt_", True),
        ("hero-run ", True),
        ("zombie_attack_up_", True),
        ("metal_wall_white", False),
        ("undead", False),
        ("runestone", False),
    ],
)
def test_a_word_of_the_name_says_that_numbered_files_move(name: str, moves: bool) -> None:
    files = [("monsters", f"{name}{number}.png") for number in range(4)]
    assert numbered(files) == ({files[0]: tuple(files)} if moves else {})


def test_symmetrical_sprites_are_counted_and_stay_so_unless_that_is_not_wanted(tmp_path: Path) -> None:
    for number in range(3):
        sprite = figure(number)
        sprite = np.concatenate([sprite[:, :8], sprite[:, :8][:, ::-1]], axis=1) if number else sprite
        Image.fromarray(sprite).save(tmp_path / f"{number}.png")
    data, report = load_art(tmp_path)
    assert data.traits.symmetry
    assert "2 of 3 sprites are mirror images of themselves" in report.to_text()
    assert not load_art(tmp_path, ArtOptions(symmetry=False))[0].traits.symmetry
    for number in (1, 2):
        (tmp_path / f"{number}.png").unlink()
        Image.fromarray(figure(number)).save(tmp_path / f"{number}.png")
    data, report = load_art(tmp_path)
    assert not data.traits.symmetry
    assert "symmetry" not in report.to_text()


@pytest.mark.parametrize("ground", [(0, 0, 0, 0), (255, 255, 255, 255)])
def test_of_a_nine_patch_the_borders_are_held_and_its_marks_are_gone(
    tmp_path: Path, ground: tuple[int, int, int, int]
) -> None:
    for number in range(3):
        panel = np.random.default_rng(number).integers(0, 255, (20, 24, 4)).astype(np.uint8)
        panel[..., 3] = 255
        marked = np.full((22, 26, 4), ground, np.uint8)
        marked[1:-1, 1:-1] = panel
        marked[0, 6:19] = marked[4:17, 0] = (0, 0, 0, 255)
        marked[-1, 3:9] = (255, 0, 0, 255)
        Image.fromarray(marked).save(tmp_path / f"panel{number}.9.png")
    data, report = load_art(tmp_path)
    assert data.names == ("panel0", "panel1", "panel2")
    assert data.shape == (20, 24, 3)
    assert np.array_equal(data.images[2], panel[..., :3])
    held = data.layers["keep"][0][..., 3] > 0
    assert not held[3:16, 5:18].any()
    assert held.sum() == 20 * 24 - 13 * 13
    assert "panel0" in report.to_text()
    assert not load_art(tmp_path, ArtOptions(keep_edges=0))[0].layers


def test_a_panel_without_marks_keeps_its_border(tmp_path: Path) -> None:
    for number in range(2):
        panel = np.random.default_rng(number).integers(0, 255, (20, 24, 3)).astype(np.uint8)
        Image.fromarray(panel).save(tmp_path / f"panel{number}.9.png")
    data, _ = load_art(tmp_path)
    assert data.shape == (20, 24, 3)
    assert not data.layers
