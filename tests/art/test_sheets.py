"""Sprite sheets: what was packed comes out again, and a JSON that lies costs its own frames and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.sprites.items import ArtOptions, Skipped, Sprite
from assetgen_art.sprites.sheets import MAX_JSON, Sheet, cells, cut, parse_sheet
from assetgen_art.sprites.sources import read_art
from assetgen_art.sprites.traits import content_box
from assetgen_plugin.errors import DataError

Pixels = NDArray[np.uint8]


def blot(width: int, height: int, *, rng: np.random.Generator) -> Pixels:
    """Noise somewhere on a transparent canvas, (height, width, 4)."""
    canvas = np.zeros((height, width, 4), np.uint8)
    top, left = rng.integers(0, height // 2), rng.integers(0, width // 2)
    bottom, right = rng.integers(height // 2 + 1, height + 1), rng.integers(width // 2 + 1, width + 1)
    canvas[top:bottom, left:right] = rng.integers(0, 256, (bottom - top, right - left, 4))
    canvas[top:bottom, left:right, 3] = 255
    return canvas


def packed(sprites: dict[str, Pixels], *, turned: bool, trimmed: bool) -> tuple[Pixels, dict[str, Any]]:
    """A page and its frames as TexturePacker writes them: sprites in a row, trimmed, turned clockwise."""
    page = np.zeros((64, 2048, 4), np.uint8)
    frames, x = {}, 1
    for name, sprite in sprites.items():
        top, left, bottom, right = content_box(sprite[..., 3]) if trimmed else (0, 0, *sprite.shape[:2])
        part = sprite[top:bottom, left:right]
        stored = np.rot90(part, -1) if turned else part
        page[2 : 2 + stored.shape[0], x : x + stored.shape[1]] = stored
        frames[name] = {
            "frame": {"x": x, "y": 2, "w": part.shape[1], "h": part.shape[0]},
            "rotated": turned,
            "trimmed": trimmed,
            "spriteSourceSize": {"x": left, "y": top, "w": part.shape[1], "h": part.shape[0]},
            "sourceSize": {"w": sprite.shape[1], "h": sprite.shape[0]},
        }
        x += stored.shape[1] + 1
    return page, frames


def write(folder: Path, name: str, page: Pixels, root: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(page).save(folder / f"{name}.png")
    (folder / f"{name}.json").write_text(json.dumps(root), "utf-8")
    return folder / f"{name}.json"


def read(source: Path, options: ArtOptions | None = None) -> tuple[dict[str, Sprite], list[Skipped]]:
    found = list(read_art(source, options or ArtOptions()))
    sprites = {item.path: item for item in found if isinstance(item, Sprite)}
    return sprites, [item for item in found if isinstance(item, Skipped)]


def parsed(root: object) -> Sheet:
    sheet = parse_sheet(json.dumps(root).encode())
    assert sheet is not None
    return sheet


def frame(**changes: object) -> dict[str, object]:
    return {"frame": {"x": 0, "y": 0, "w": 16, "h": 16}, **changes}


@given(seed=st.integers(0, 2**32), turned=st.booleans(), trimmed=st.booleans(), listed=st.booleans())
def test_what_was_packed_comes_out_again(seed: int, turned: bool, trimmed: bool, listed: bool) -> None:
    rng = np.random.default_rng(seed)
    sprites = {f"s{n}": blot(*rng.integers(8, 60, 2), rng=rng) for n in range(rng.integers(1, 12))}
    page, frames = packed(sprites, turned=turned, trimmed=trimmed)
    root = {"frames": [{"filename": name, **entry} for name, entry in frames.items()] if listed else frames}
    (only,) = parsed({**root, "meta": {"image": "page.png"}}).pages
    assert only.image == "page.png"
    assert [one.name for one in only.frames] == list(sprites)
    for one in only.frames:
        np.testing.assert_array_equal(cut(page, one), sprites[one.name])


def test_a_sheet_is_found_by_its_image_its_json_or_its_folder(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    sprites = {name: blot(20, 24, rng=rng) for name in ("hero.png", "mon/bat.png", "mon/rat.PNG")}
    page, frames = packed(sprites, turned=True, trimmed=True)
    path = write(tmp_path, "page", page, {"frames": frames, "meta": {"image": "page.png"}})
    for source in (path, path.with_suffix(".png"), tmp_path):
        found, left = read(source)
        assert {name: sprite.group for name, sprite in found.items()} == {
            "hero": (),
            "mon/bat": ("mon",),
            "mon/rat": ("mon",),
        }
        assert not left
        np.testing.assert_array_equal(found["mon/bat"].picture.pixels, sprites["mon/bat.png"])


def test_all_pages_of_a_multipack_are_read(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    for number in range(3):
        page, frames = packed({f"s{number}": blot(16, 16, rng=rng)}, turned=False, trimmed=False)
        others = [f"../p-{other}.json" for other in range(3) if other != number]
        meta = {"image": f"p-{number}.png", "related_multi_packs": others}
        path = write(tmp_path, f"p-{number}", page, {"frames": frames, "meta": meta})
    assert list(read(tmp_path)[0]) == ["s0", "s1", "s2"]
    assert sorted(read(path)[0]) == ["s0", "s1", "s2"]


def test_phasers_multipack_names_its_pages_in_one_json(tmp_path: Path) -> None:
    textures = []
    for number in range(2):
        page, frames = packed({f"s{number}": np.full((16, 16, 4), 255, np.uint8)}, turned=False, trimmed=False)
        Image.fromarray(page).save(tmp_path / f"{number}.png")
        listed = [{"filename": name, **entry} for name, entry in frames.items()]
        textures.append({"image": f"{number}.png", "frames": listed})
    (tmp_path / "all.json").write_text(json.dumps({"textures": textures}))
    assert list(read(tmp_path / "all.json")[0]) == ["s0", "s1"]
    assert list(read(tmp_path)[0]) == ["s0", "s1"]


def test_asesprites_tags_are_groups_and_the_inner_one_wins() -> None:
    frames = {f"hero {n}.aseprite": frame(duration=100) for n in range(5)}
    tags = [{"name": "all", "from": 0, "to": 3}, {"name": "walk", "from": 1, "to": 2}, {"name": "bad", "from": -1}]
    (page,) = parsed({"frames": frames, "meta": {"image": "hero.png", "frameTags": tags}}).pages
    assert [one.group for one in page.frames] == [("all",), ("walk",), ("walk",), ("all",), ()]
    assert page.frames[1].name == "hero 1"
    assert page.skipped == (("frame tag 2", "it.from is -1; 0 to 100000 is allowed"),)


def test_slices_of_a_single_frame_are_sprites_and_of_several_are_not() -> None:
    slices = [
        {"name": "icons/sword", "keys": [{"frame": 0, "bounds": {"x": 4, "y": 2, "w": 8, "h": 9}}]},
        {"name": "far", "keys": [{"frame": 0, "bounds": {"x": 12, "y": 0, "w": 8, "h": 8}}]},
        {"name": "none", "keys": []},
    ]
    (page,) = parsed({"frames": {"a 0.ase": frame()}, "meta": {"slices": slices}}).pages
    (sword,) = page.frames
    assert (sword.name, sword.group) == ("sword", ("icons",))
    pixels = np.random.default_rng(0).integers(0, 256, (16, 16, 4)).astype(np.uint8)
    np.testing.assert_array_equal(cut(pixels, sword), pixels[2:11, 4:12])
    assert [why for _, why in page.skipped] == ["slice lies outside its 16×16 frame", "slice has no keys"]
    (page,) = parsed({"frames": {"a": frame(), "b": frame()}, "meta": {"slices": slices}}).pages
    assert [one.name for one in page.frames] == ["a", "b"]


LIES: list[tuple[object, str]] = [
    ({"frame": {"x": -1, "y": 0, "w": 8, "h": 8}}, "frame.x is -1"),
    ({"frame": {"x": 0, "y": 0, "w": 0, "h": 8}}, "frame.w is 0"),
    ({"frame": {"x": 0, "y": 0, "w": 10**40, "h": 8}}, "frame.w is huge"),
    ({"frame": {"x": 0, "y": 0, "w": 8.5, "h": 8}}, "frame.w is a fraction"),
    ({"frame": {"x": 0, "y": 0, "w": "8", "h": 8}}, "frame.w is text"),
    ({"frame": {"x": 0, "y": 0, "w": True, "h": 8}}, "frame.w is a boolean"),
    ({"frame": {"x": 0, "y": 0, "w": 8}}, "frame.h is missing"),
    ({"frame": [0, 0, 8, 8]}, "frame is a list"),
    ({"frame": None}, "frame is missing"),
    (7, "the frame is a number"),
    (frame(sourceSize={"w": 9000, "h": 16}), "sourceSize.w is 9000"),
    (frame(sourceSize={"w": 8, "h": 16}), "in a sourceSize of only 8×16"),
    (frame(sourceSize={"w": 16, "h": 16}, spriteSourceSize={"x": 4, "y": 0, "w": 16, "h": 16}), "is 16×16 at 4,0"),
    (frame(rotated="no"), "rotated is text"),
    ({"frame": {"x": 0, "y": 0, "w": 4000, "h": 1}}, "the limit is 2048"),
    ({"frame": {"x": 10, "y": 0, "w": 16, "h": 16}}, "lies outside its page: 16×16 at 10,0 of 16×16"),
    (frame(frame={"x": 0, "y": 0, "w": 16, "h": 17}, rotated=True), "lies outside its page: 17×16"),
]


@pytest.mark.parametrize(("lie", "why"), LIES, ids=[why for _, why in LIES])
def test_a_frame_that_lies_is_skipped_and_the_others_are_read(tmp_path: Path, lie: object, why: str) -> None:
    root = {"frames": {"good": frame(), "bad": lie, "fine": frame()}, "meta": {"image": "page.png"}}
    found, left = read(write(tmp_path, "page", np.full((16, 16, 4), 255, np.uint8), root))
    assert list(found) == ["good", "fine"]
    assert [(one.path, one.reason) for one in left] == [("page.json: bad", "sheet")]
    assert why in left[0].why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "is not valid JSON"),
        (b"\xff\xfe\x00", "is not valid JSON"),
        (b'{"frames": {"a": 1, "a": 2}}', "the key 'a' occurs twice"),
        (b'{"frames": [NaN]}', "NaN is not a number"),
        (b'{"frames": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"frames": [' + b"1" * 10_000 + b"]}", "is not valid JSON"),
        (b'{"frames": 3}', "frames is a number, not an object or a list"),
        (b'{"frames": [], "meta": []}', "meta is a list, not an object"),
        (b'{"textures": {}}', "textures is an object, not a list"),
        (b'{"textures": [1]}', "a texture is a number"),
        (b" " * (MAX_JSON + 1), "the limit for a sheet"),
        (json.dumps({"frames": [1] * 100_001}).encode(), "the limit is 100,000"),
        (json.dumps({"frames": [frame(sourceSize={"w": 2048, "h": 2048})] * 400}).encode(), "pixels in all"),
    ],
)
def test_a_json_that_is_no_sheet_at_all_is_one_error(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(DataError, match=why):
        parse_sheet(data)
    (tmp_path / "page.json").write_bytes(data)
    with pytest.raises(DataError, match=r"page\.json ") as caught:
        read(tmp_path / "page.json")
    assert "\n" not in str(caught.value)
    Image.new("RGBA", (512, 512), "red").save(tmp_path / "page.png")  # a sheet is no sprite, though nothing cuts it
    found, left = read(tmp_path)
    assert not found
    assert [one.path for one in left] == ["page.json"]


def test_json_of_something_else_is_no_sheet(tmp_path: Path) -> None:
    assert parse_sheet(b'{"name": "my-game"}') is None
    assert parse_sheet(b"[1, 2]") is None
    (tmp_path / "package.json").write_text("{}")
    Image.new("RGBA", (16, 16), "red").save(tmp_path / "package.png")
    found, left = read(tmp_path)
    assert list(found) == ["package"]
    assert left[0].reason == "not an image"
    with pytest.raises(DataError, match="not of a sprite sheet"):
        read(tmp_path / "package.json")


def test_names_never_become_paths(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGBA", (16, 16), "red").save(secret)
    names = ["../../etc/passwd", "C:\\art\\x.png", "/abs/y", "a\n\x1b[2Jb", "..", ""]
    root = {"frames": [{"filename": name, **frame()} for name in names], "meta": {"image": "../secret.png"}}
    folder = tmp_path / "set"
    path = write(folder, "page", np.full((16, 16, 4), 9, np.uint8), root)
    found, _ = read(path)
    assert list(found) == [
        "etc/passwd",
        "art/x",
        "abs/y",
        "a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[2Jb",
        "frame 4",
        "frame 5",
    ]
    assert all((sprite.picture.pixels == 9).all() for sprite in found.values())
    (folder / "page.png").unlink()
    found, left = read(path)
    assert not found
    assert "not next to it" in left[0].why


def test_a_missing_or_damaged_page_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "page", blot(16, 16, rng=np.random.default_rng(0)), {"frames": {"a": frame()}})
    (tmp_path / "page.png").write_bytes((tmp_path / "page.png").read_bytes()[:60])
    found, left = read(path)
    assert not found
    assert left[0].path == "page.json: page.png"
    assert "damaged" in left[0].why


def test_a_grid_is_cut_row_by_row_and_empty_cells_are_reported(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    page = np.zeros((2 + 2 * 9, 2 + 3 * 9 + 4, 4), np.uint8)
    tiles = rng.integers(1, 256, (2, 3, 8, 8, 4)).astype(np.uint8)
    tiles[1, 2] = 0
    for row, column in np.ndindex(2, 3):
        page[2 + 9 * row : 10 + 9 * row, 2 + 9 * column : 10 + 9 * column] = tiles[row, column]
    Image.fromarray(page).save(tmp_path / "dungeon.png")
    found, left = read(tmp_path / "dungeon.png", ArtOptions(tile=(8, 8), margin=2, spacing=1))
    assert list(found) == [f"dungeon/dungeon_{row:03}_{column:03}" for row, column in np.ndindex(2, 3)][:-1]
    assert [(one.path, one.reason) for one in left] == [("dungeon/dungeon_001_002", "empty")]
    np.testing.assert_array_equal(found["dungeon/dungeon_001_001"].picture.pixels, tiles[1, 1])
    assert found["dungeon/dungeon_000_000"].group == ("dungeon",)


@given(
    size=st.tuples(st.integers(1, 200), st.integers(1, 200)),
    tile=st.tuples(st.integers(4, 64), st.integers(4, 64)),
    margin=st.integers(0, 20),
    spacing=st.integers(0, 20),
)
def test_cells_of_a_grid_lie_inside_and_apart(
    size: tuple[int, int], tile: tuple[int, int], margin: int, spacing: int
) -> None:
    width, height = size
    used = np.zeros((height, width), int)
    if margin + tile[0] > width or margin + tile[1] > height:
        with pytest.raises(DataError, match="not even one tile"):
            list(cells(width, height, tile, margin, spacing))
        return
    for _, _, rows, columns in cells(width, height, tile, margin, spacing):
        assert used[rows, columns].shape == (tile[1], tile[0])
        used[rows, columns] += 1
    assert used.max() == 1


def test_a_grid_that_does_not_fit_is_an_error_for_a_file_and_a_reason_in_a_folder(tmp_path: Path) -> None:
    Image.new("RGBA", (16, 16), "red").save(tmp_path / "a.png")
    Image.new("RGBA", (64, 64), "red").save(tmp_path / "b.png")
    with pytest.raises(DataError, match=r"a\.png is 16×16: not even one tile of 32×32 fits"):
        read(tmp_path / "a.png", ArtOptions(tile=(32, 32)))
    with pytest.raises(DataError, match="choose a larger tile"):
        list(cells(8000, 5000, (4, 4), 0, 0))
    found, left = read(tmp_path, ArtOptions(tile=(32, 32)))
    assert len(found) == 4
    assert left[0].path == "a.png"


@settings(max_examples=60)
@given(data=st.data())
def test_no_json_crashes_the_reader(data: Any) -> None:
    scalars = st.none() | st.booleans() | st.integers(-5, 40) | st.integers() | st.floats() | st.text(max_size=5)
    known = (
        "frame x y w h rotated sourceSize spriteSourceSize filename name from to keys bounds frames frameTags slices"
    )
    keys = st.sampled_from([*known.split(), "related_multi_packs"])
    grow: Callable[[Any], Any] = lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6)  # noqa: E731
    values = st.recursive(scalars, grow, max_leaves=30)
    root = {"frames": data.draw(values), "meta": data.draw(values)}
    try:
        sheet = parse_sheet(json.dumps(root).encode())
    except DataError:
        return
    page = np.full((32, 32, 4), 255, np.uint8)
    for one in sheet.pages[0].frames if sheet else ():
        try:
            assert cut(page, one).size
        except DataError as error:
            assert "outside" in str(error)  # noqa: PT017


def test_inner_padding_of_aseprite_is_cut_off() -> None:
    frame = {
        "frame": {"x": 4, "y": 2, "w": 6, "h": 5},
        "spriteSourceSize": {"x": 5, "y": 6, "w": 4, "h": 3},
        "sourceSize": {"w": 9, "h": 9},
    }
    sheet = parse_sheet(json.dumps({"frames": {"a": frame}, "meta": {"image": "a.png"}}).encode())
    assert sheet is not None
    page = np.zeros((10, 12, 4), np.uint8)
    page[3:6, 5:9] = np.random.default_rng(0).integers(1, 255, (3, 4, 4))
    sprite = cut(page, sheet.pages[0].frames[0])
    assert sprite.shape == (9, 9, 4)
    np.testing.assert_array_equal(sprite[6:9, 5:9], page[3:6, 5:9])
