"""Poses of one character, by their names and looks, are one sprite whose frames are tagged."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.image_set import ImageSet, numbers_by_tag
from assetgen_art.sprites.animations import MOST_FRAMES, pose_of
from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art, load_more

Pixels = NDArray[np.uint8]
HUES = ((200, 40, 40), (40, 180, 60), (50, 70, 210), (210, 190, 40))


def figure(hue: int, height: int, lean: int = 0, side: int = 24) -> Pixels:
    """A body with eyes and two legs, in shades of one hue, on the ground of a picture of its own height."""
    colour = np.array(HUES[hue])
    pixels = np.zeros((height, side, 4), np.uint8)
    pixels[: height - 4, 6:18] = (*colour, 255)
    pixels[2:4, 8:10] = pixels[2:4, 14:16] = (255, 255, 255, 255)
    pixels[5 : height - 5, 10:14] = (*(colour // 2), 255)
    pixels[height - 4 :, 7 + lean : 10 + lean] = pixels[height - 4 :, 14 - lean : 17 - lean] = (*(colour * 2 // 3), 255)
    return pixels


POSES = {"jump": (22, 2), "stand": (24, 0), "duck": (16, 0), "walk1": (24, 1), "walk2": (24, 3)}
ORDER = ("stand", "duck", "jump", "walk", "walk")


def save(path: Path, pixels: Pixels) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def save_poses(folder: Path, hue: int, name: str) -> None:
    for pose, (height, lean) in POSES.items():
        save(folder / f"{name}{pose}.png", figure(hue, height, lean))


def drawn(data: ImageSet, name: str) -> list[Pixels]:
    """The frames of a sprite, cut to what the largest pose fills."""
    row = data.names.index(name)
    return [data.layers[f"frame.{number:03}"][row] for number in range(len(data.tags[name]))]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("alien_walk2", ("alien", "walk", 2)),
        ("alienBlue_stand", ("alienBlue", "stand", 0)),
        ("heroAttackLeft 03", ("hero", "attack_left", 3)),
        ("p1-walking-up_(1)", ("p1", "walking_up", 1)),
        ("gate_closed", ("gate", "closed", 0)),
        ("white_hit", ("white", "hit", 0)),
        ("slime_normal", ("slime", "normal", 0)),
        ("hero_run_0012", ("hero", "run", 12)),  # as Blender counts
        ("герой_walk2", ("герой", "walk", 2)),
        ("主角Jump", ("主角", "jump", 0)),
        ("alien_hat", None),
        ("arrow_left", None),  # a side alone is no pose, unless it moves
        ("standard", None),
        ("walk", None),
        ("_walk", None),
        ("walk_000_003", None),  # a cell of a sheet
        ("", None),
    ],
)
def test_names_say_what_is_a_pose_of_what(name: str, found: tuple[str, str, int] | None) -> None:
    assert pose_of(name) == found


def test_a_side_is_a_pose_of_what_moves() -> None:
    assert pose_of("Actor1_1_down", moves=True) == ("Actor1_1", "down", 0)
    assert pose_of("coin", moves=True) is None
    assert pose_of("coin_3", moves=True) is None


def test_names_of_poses_alone_are_those_of_a_folder() -> None:
    assert pose_of("walk_left2", whole=True) == ("", "walk_left", 2)
    assert pose_of("fly_dead") == ("fly", "dead", 0)


@pytest.mark.parametrize("kept", ["names", "folders"])
def test_a_character_in_several_poses_is_one_sprite(tmp_path: Path, kept: str) -> None:
    for hue in range(4):
        if kept == "names":
            save_poses(tmp_path, hue, f"figure{hue}x_")
        else:
            save_poses(tmp_path / "cast" / f"figure{hue}x", hue, "")
    data, report = load_art(tmp_path)
    assert sorted(data.names) == [f"figure{hue}x" for hue in range(4)]
    assert set(data.tags.values()) == {ORDER}
    assert set(data.animations.values()) == {(100,) * 5}
    assert not data.label_names
    assert "poses" in report.to_text()
    assert "figure0x: stand, duck, jump, walk (2)" in report.to_text()
    for hue in range(4):
        frames = drawn(data, f"figure{hue}x")
        rows = np.flatnonzero(frames[0][..., 3].any(axis=1))
        for frame, pose in zip(frames, ("stand", "duck", "jump", "walk1", "walk2"), strict=True):
            height, lean = POSES[pose]
            whole = np.zeros((24, 24, 4), np.uint8)
            whole[24 - height :] = figure(hue, height, lean)  # which stands on the same ground
            columns = np.flatnonzero(frames[0][..., 3].any(axis=0))
            shown = frame[rows[0] : rows[-1] + 1, columns[0] : columns[0] + 12]
            assert np.array_equal(shown, whole[:, 6:18])
        assert np.array_equal(data.as_shown().images[data.names.index(f"figure{hue}x")], frames[0])


def test_a_folder_of_one_character_is_that_character(tmp_path: Path) -> None:
    save_poses(tmp_path / "hero", 1, "")
    data, _ = load_art(tmp_path / "hero")
    assert data.tags == {"hero": ORDER}
    assert len(data.names) == 6  # its frames are learned from, too
    assert numbers_by_tag(data.tags["hero"]) == {"stand": [0], "duck": [1], "jump": [2], "walk": [3, 4]}


def test_the_one_without_a_pose_comes_first(tmp_path: Path) -> None:
    for hue, name in enumerate(("bee", "fly", "wasp")):
        for ending, lean in (("_dead", 3), ("", 0), ("_attack", 1)):
            save(tmp_path / f"{name}{ending}.png", figure(hue, 24, lean))
    data, _ = load_art(tmp_path)
    assert data.tags == dict.fromkeys(("bee", "fly", "wasp"), ("default", "attack", "dead"))


def test_the_first_pose_is_the_calm_one_from_any_side(tmp_path: Path) -> None:
    for hue in range(3):
        for number, pose in enumerate(("attack_down", "idle_up", "idle_down", "walk_down")):
            save(tmp_path / f"figure{hue}x_{pose}.png", figure(hue, 24, number))
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("idle_down", "idle_up", "attack_down", "walk_down")}


def test_what_is_named_like_a_character_and_looks_like_it_is_a_pose_of_it(tmp_path: Path) -> None:
    for hue in range(3):
        save_poses(tmp_path, hue, f"figure{hue}x_")
        save(tmp_path / f"figure{hue}x_switch1.png", figure(hue, 24, 2)[:, ::-1])
        save(tmp_path / f"figure{hue}x_up.png", figure(hue, 20, 1))
        save(tmp_path / f"figure{hue}x_coin.png", figure((hue + 1) % 3, 24))  # of another colour
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("stand", "duck", "jump", "switch", "up", "walk", "walk")}
    assert sorted(data.names) == sorted(f"figure{hue}x{end}" for hue in range(3) for end in ("", "_coin"))


def test_what_does_not_move_has_no_other_poses(tmp_path: Path) -> None:
    for pose in ("closed", "open", "ornate", "left"):  # things of one kind
        save(tmp_path / f"chest_{pose}.png", figure(1, 24, len(pose) % 4))
    for pose in ("front", "back", "left", "up"):  # one, seen from all sides
        save(tmp_path / f"elf_{pose}.png", figure(2, 24, len(pose) % 4))
    save(tmp_path / "rock.png", figure(3, 20))
    data, _ = load_art(tmp_path)
    assert data.tags == {"chest": ("closed", "open"), "elf": ("front", "back", "left", "up")}
    assert sorted(data.names) == ["chest", "chest_left", "chest_ornate", "elf", "rock"]


def test_a_move_whose_name_is_not_known_joins_as_a_whole(tmp_path: Path) -> None:
    for hue in range(3):
        save_poses(tmp_path, hue, f"figure{hue}x_")
        for number, height in enumerate((24, 23, 22, 6)):  # the last looks like no other
            save(tmp_path / f"figure{hue}x_vanish{number}.png", figure(hue, height, number)[:, :: 1 - 2 * (number % 2)])
    data, _ = load_art(tmp_path)
    assert sorted(data.names) == [f"figure{hue}x" for hue in range(3)]
    assert set(data.tags.values()) == {("stand", "duck", "jump", *["vanish"] * 4, "walk", "walk")}


def test_animations_of_one_character_are_its_poses(tmp_path: Path) -> None:
    for hue in range(3):
        frames = [figure(hue, 24, lean) for lean in range(4)]
        images = [Image.fromarray(frame) for frame in frames]
        images[0].save(
            tmp_path / f"e{hue}x_idle.gif", save_all=True, append_images=images[1:2], duration=80, disposal=2
        )
        for number, frame in enumerate(frames[1:]):
            save(tmp_path / f"e{hue}x_run_{number}.png", frame)
            save(tmp_path / f"e{hue}x_run_{number}_n.png", normals(frame))
        save(tmp_path / f"e{hue}x_hurt.png", figure(hue, 24, 2))
    data, report = load_art(tmp_path)
    assert sorted(data.names) == ["e0x", "e1x", "e2x"]
    assert set(data.tags.values()) == {("idle", "idle", "hurt", "run", "run", "run")}
    assert set(data.animations.values()) == {(80, 80, 100, 100, 100, 100)}
    row = data.names.index("e1x")
    for number in range(6):
        frame, over = data.layers[f"frame.{number:03}"][row], data.layers[f"normal.{number:03}"][row]
        if number >= 3:
            assert np.array_equal(over, normals(frame))
        else:
            assert set(map(tuple, over[frame[..., 3] > 0])) == {(128, 128, 255, 255)}
    assert "e1x: idle (2), hurt, run (3)" in report.to_text()
    assert "animations:" not in report.to_text()  # which could not be asked for by name


def test_tags_are_of_the_frames_that_a_pack_has(tmp_path: Path) -> None:
    for hue in range(3):
        save(tmp_path / f"figure{hue}x_idle.png", figure(hue, 24))
        frames = [figure(hue, 24, 1), figure(hue, 20, 2), np.zeros_like(figure(hue, 24))]  # the last draws nothing
        first, *others = map(Image.fromarray, frames)
        name = tmp_path / f"figure{hue}x_vanish.gif"
        first.save(name, save_all=True, append_images=others, duration=80, disposal=2)
        save(tmp_path / f"figure{hue}x_hurt.png", figure(hue, 24, 3))
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("idle", "hurt", "vanish", "vanish")}
    assert set(data.animations.values()) == {(100, 100, 80, 80)}


def test_what_is_opaque_only_in_all_poses_together_keeps_its_alpha(tmp_path: Path) -> None:
    for hue in range(3):
        for pose, rows in (("idle", slice(4, 24)), ("jump", slice(0, 20)), ("run", slice(2, 22))):
            picture = np.zeros((24, 24, 4), np.uint8)
            picture[rows] = (*HUES[hue], 255)
            picture[10:14, 4 * len(pose) - 8 : 4 * len(pose)] = (255, 255, 255, 255)
            save(tmp_path / f"figure{hue}x_{pose}.png", picture)
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("idle", "jump", "run")}
    assert data.shape == (24, 24, 4)
    assert not drawn(data, "figure0x")[0][:4, :, 3].any()


def normals(pixels: Pixels) -> Pixels:
    """A normal map that leans as the red of each pixel says."""
    x = 0.6 * (pixels[..., 0] / 255 - 0.5)
    vectors = np.stack([x, np.zeros_like(x), np.sqrt(1 - x**2)], axis=-1) * 127.5 + 127.5
    return np.concatenate([vectors.round().astype(np.uint8), pixels[..., 3:]], axis=-1) * (pixels[..., 3:] > 0)


def test_tags_of_aseprite_are_poses_in_the_class_of_their_folder(tmp_path: Path) -> None:
    for kind in range(2):
        for hue in range(4):
            frames = [figure(hue, 24, lean) for lean in (0, 1, 2, 3)]
            for frame in frames:
                frame[10, 6 + 4 * kind] = (255, 255, 255, 255)
            name = f"kind{kind}/e{hue}x"
            save(tmp_path / f"{name}.png", np.concatenate(frames, axis=1))
            entries = [
                {"filename": f"{n}", "frame": {"x": 24 * n, "y": 0, "w": 24, "h": 24}, "duration": 80} for n in range(4)
            ]
            tags = [{"name": "Idle", "from": 0, "to": 1}, {"name": "Run", "from": 2, "to": 3}]
            text = json.dumps({"frames": entries, "meta": {"image": f"e{hue}x.png", "frameTags": tags}})
            (tmp_path / f"{name}.json").write_text(text)
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("idle", "idle", "run", "run")}
    assert len(data.names) == 8
    assert data.label_names == ("kind0", "kind1")


def test_what_does_not_look_like_one_character_stays_apart(tmp_path: Path) -> None:
    for number, name in enumerate(("rune_jump", "rune_run", "rune_attack")):  # icons
        save(tmp_path / f"{name}.png", figure(number, 24))
    for number in range(3):
        save(tmp_path / f"tree{number}x.png", figure(3, 20 + number))
    data, report = load_art(tmp_path)
    assert not data.tags
    assert len(data.names) == 6
    assert "poses" not in report.to_text()


@pytest.mark.parametrize(
    "names",
    [
        ("elf", "elf_guard"),
        ("axe", "axe_throw"),
        ("town_guard", "town_punch"),
        ("tree", "tree_fall"),
        ("fence", "fence_open"),
    ],
)
def test_words_that_are_also_things_do_not_say_alone_what_is_a_pose(tmp_path: Path, names: tuple[str, ...]) -> None:
    for number, name in enumerate(names):
        save(tmp_path / f"{name}.png", figure(0, 24, number))
    data, _ = load_art(tmp_path)
    assert not data.tags
    save(tmp_path / f"{data.names[0].split('_')[0]}_walk.png", figure(0, 24, 3))
    data, _ = load_art(tmp_path)
    assert len(data.tags) == 1


def test_a_gate_is_open_or_closed(tmp_path: Path) -> None:
    for number, name in enumerate(("gate_open", "gate_closed", "other_open")):
        save(tmp_path / f"{name}.png", figure(number // 2, 24, number))
    data, _ = load_art(tmp_path)
    assert data.tags == {"gate": ("closed", "open")}


def test_opaque_tiles_have_no_poses(tmp_path: Path) -> None:
    for number, name in enumerate(("stove_front", "stove_side", "stove_back", "stove_idle")):
        picture = figure(0, 24, number)
        picture[picture[..., 3] == 0] = (90, 90, 90, 255)
        save(tmp_path / f"{name}.png", picture)
    data, _ = load_art(tmp_path)
    assert not data.tags
    assert len(data.names) == 4


def test_a_stranger_among_poses_stays_apart(tmp_path: Path) -> None:
    for hue in range(2):
        save_poses(tmp_path, hue, f"figure{hue}x_")
    spark = np.zeros((24, 24, 4), np.uint8)
    spark[:14, 10:] = (250, 240, 60, 255)
    save(tmp_path / "figure0x_attack.png", spark)
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {ORDER}
    assert "figure0x_attack" in data.names


def test_more_in_the_folder_of_a_character_and_twice_the_same_do_no_harm(tmp_path: Path) -> None:
    for hue in range(2):
        save_poses(tmp_path / f"figure{hue}x", hue, "")
        save(tmp_path / f"figure{hue}x" / "portrait.png", figure(2 + hue, 24)[:14, 4:20])
        images = [Image.fromarray(figure(hue, 24, lean)) for lean in (0, 3)]
        images[0].save(
            tmp_path / f"figure{hue}x" / "stand.gif", save_all=True, append_images=images[1:], duration=80, disposal=2
        )
    data, _ = load_art(tmp_path)
    assert set(data.tags.values()) == {("stand", *ORDER)}
    assert sorted(data.tags) == ["figure0x", "figure1x"]
    assert len(data.names) == 6


def test_the_case_of_names_does_not_matter(tmp_path: Path) -> None:
    save(tmp_path / "Hero_Stand.png", figure(0, 24))
    save(tmp_path / "hero_jump.png", figure(0, 24, 2))
    save(tmp_path / "crate.png", figure(1, 24, 2))
    data, _ = load_art(tmp_path)
    assert data.tags == {"Hero": ("stand", "jump")}


def test_more_poses_than_an_animation_has_frames_stay_apart(tmp_path: Path) -> None:
    side = 160
    pictures = [figure(0, side, number % 4, side) for number in range(MOST_FRAMES + 1)]
    for number, picture in enumerate(pictures):
        picture[: side // 2, number * 2] = (255, 255, 255, 255)
    for count, name in ((MOST_FRAMES, "few"), (MOST_FRAMES + 1, "many")):
        for number in range(count):
            pose = "walk" if number % 2 else "run"
            save(tmp_path / name / f"x_{pose}{number + 1}.png", pictures[number][::2, ::2])
    data, _ = load_art(tmp_path, ArtOptions(classes=False))
    assert sorted(data.tags) == ["x"]
    assert len(data.tags["x"]) == MOST_FRAMES


def test_poses_stay_apart_that_have_more_layers_than_a_pack(tmp_path: Path) -> None:
    for count, name in ((49, "few"), (50, "many")):  # 49 frames and 50 normal maps; one of them is the first's
        for number in range(count):
            picture = figure(0, 160, number % 4, 160)[::2, ::2]
            picture[:40, number] = (255, 255, 255, 255)
            file = f"x_{'walk' if number % 2 else 'run'}{number + 1}"
            save(tmp_path / name / f"{file}.png", picture)
            save(tmp_path / name / f"{file}_n.png", normals(picture))
    data, _ = load_art(tmp_path, ArtOptions(classes=False))
    assert {name: len(tags) for name, tags in data.tags.items()} == {"x": 49}


def test_of_more_the_sides_of_each_move_share_a_draw(tmp_path: Path) -> None:
    for move, n_frames in (("walk", 9), ("slash", 6), ("cast", 7)):
        for side in ("up", "left", "down", "right"):
            for number in range(n_frames):
                picture = figure(0, 24, number % 4)
                picture[12, 6 + n_frames] = (255, 255, 255, 255)
                picture[14, 6 + number] = (10 * len(side), 0, 0, 255)
                save(tmp_path / f"elf_{move}_{side}_{number}.png", picture)
    for number in range(9):
        save(tmp_path / f"elf_hurt_{number}.png", figure(1, 24, number % 4))
    data, _ = load_art(tmp_path)
    assert set(data.tags) == {"elf_walk", "elf_slash", "elf_cast"}
    assert numbers_by_tag(data.tags["elf_slash"]) == {
        side: list(range(6 * at, 6 * at + 6)) for at, side in enumerate(("down", "left", "right", "up"))
    }
    assert "elf_hurt" in data.animations


def test_poses_are_sprites_of_their_own_where_that_is_asked_for(tmp_path: Path) -> None:
    for hue in range(2):
        save_poses(tmp_path, hue, f"figure{hue}x_")
    data, _ = load_art(tmp_path, ArtOptions(animations=False))
    assert len(data.names) == 10
    assert not data.tags
    assert not data.layers


def test_each_pose_counts_where_sprites_are_aligned(tmp_path: Path) -> None:
    for hue in range(4):
        for pose, (_, lean) in POSES.items():
            save(tmp_path / f"figure{hue}x_{pose}.png", np.pad(figure(hue, 24, lean), ((8, 0), (4, 4), (0, 0))))
    for number in range(6):
        thing = np.pad(figure(number % 4, 12 + number), ((4, 16 - number), (4, 4), (0, 0)))
        save(tmp_path / f"thing{number}x.png", thing)
    data, report = load_art(tmp_path)
    assert len(data.tags) == 4
    assert report.plan.align == "bottom"
    assert load_art(tmp_path, ArtOptions(animations=False))[1].plan.align == "bottom"


def test_poses_that_join_a_set_are_tagged(tmp_path: Path) -> None:
    for hue in range(3):
        save_poses(tmp_path / "old", hue, f"figure{hue}x_")
    save_poses(tmp_path / "new", 3, "fox_")
    data, report = load_art(tmp_path / "old")
    more = load_more(tmp_path / "new", ArtOptions(), report.plan, 4, tuple(data.layers))
    assert more.tags == {"fox": ORDER}
    assert more.animations == {"fox": (100,) * 5}
    one = load_more(tmp_path / "new" / "fox_jump.png", ArtOptions(), report.plan, 4, tuple(data.layers))
    assert one.names == ("fox_jump",)


def test_enlarged_poses_of_different_heights_are_reduced_alike(tmp_path: Path) -> None:
    for hue in range(3):
        for pose, (height, lean) in POSES.items():
            picture = figure(hue, height, lean)[:, 5:20]  # of an odd width
            save(tmp_path / f"figure{hue}x_{pose}.png", picture.repeat(4, axis=0).repeat(4, axis=1))
    data, report = load_art(tmp_path)
    assert set(data.tags.values()) == {ORDER}
    assert next(one.value for one in report.decisions if one.key == "enlarged") == "by 4"
    assert data.shape[0] <= 32
