"""Maps from files of every kind: what they hold, how they are cut, and what is said of those that cannot be used."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.maps.lessons import lessons, symmetries, window_codes
from assetgen_art.maps.map_set import MapSet, load_maps
from assetgen_art.maps.outlines import background, outlined, rim
from assetgen_art.maps.regions import components, convex_by_rows_and_columns, dilated, without_holes
from assetgen_art.maps.report import inspect_maps
from assetgen_art.maps.sources import MapOptions
from assetgen_plugin.errors import ConfigError, DataError

ROOMS = """\
#########
#...#...#
#...+...#
#...#...#
#########
"""
SYMBOLS = (("wall", ("#",)), ("floor", (".",)), ("door", ("+",)))
OPTIONS = MapOptions(walkable=("floor", "door"), symbols=SYMBOLS)
masks = hnp.arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9)))


def rows_of(plan: NDArray[np.uint8], data: MapSet) -> list[str]:
    letters = {"wall": "#", "floor": ".", "door": "+"}
    return ["".join(" " if not cell else letters[data.classes[cell - 1]] for cell in row) for row in plan]


def text_map(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def cave(rng: np.random.Generator, height: int = 16, width: int = 20) -> NDArray[np.uint8]:
    """Two rooms and the way between them, 1 wall, 2 floor."""
    cells = np.ones((height, width), np.uint8)
    for x in (1, width // 2):
        y, high, wide = rng.integers(1, 4), rng.integers(4, height - 5), rng.integers(4, width // 2 - 1)
        cells[y : y + high, x : x + wide] = 2
    cells[5:7, 2 : width // 2 + 2] = 2
    return cells


def save_colours(path: Path, cells: NDArray[np.uint8], side: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    colours = np.array([[0, 0, 0, 0], [40, 40, 50, 255], [230, 220, 170, 255], [200, 80, 40, 255]], np.uint8)
    Image.fromarray(colours[cells].repeat(side, axis=0).repeat(side, axis=1)).save(path)


class TestRegions:
    @given(masks)
    @settings(max_examples=100, deadline=None)
    def test_pieces_are_what_a_flood_reaches(self, mask: NDArray[np.bool_]) -> None:
        numbers, count = components(mask)
        assert ((numbers > 0) == mask).all()
        firsts = [int(np.flatnonzero(numbers.ravel() == one)[0]) for one in range(1, count + 1)]
        assert firsts == sorted(firsts)
        for y, x in np.argwhere(mask):
            reached, queue = {(y, x)}, [(y, x)]
            while queue:
                b, a = queue.pop()
                for place in ((b - 1, a), (b + 1, a), (b, a - 1), (b, a + 1)):
                    inside = 0 <= place[0] < mask.shape[0] and 0 <= place[1] < mask.shape[1]
                    if inside and mask[place] and place not in reached:
                        reached.add(place)
                        queue.append(place)
            same = {tuple(place) for place in np.argwhere(numbers == numbers[y, x])}
            assert same == reached

    @given(masks)
    @settings(max_examples=100, deadline=None)
    def test_hull_has_no_gap_in_a_row_or_column_and_is_the_least_such(self, mask: NDArray[np.bool_]) -> None:
        hull = convex_by_rows_and_columns(mask)
        assert (hull >= mask).all()
        assert (convex_by_rows_and_columns(hull) == hull).all()
        for lines in (hull, hull.T):
            assert all(np.abs(np.diff(np.pad(line, 1).astype(int))).sum() in (0, 2) for line in lines)
        if mask.any():
            rows, columns = np.nonzero(mask)
            beyond = np.ones_like(hull)
            beyond[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = False
            assert not hull[beyond].any()

    @given(masks)
    @settings(max_examples=50, deadline=None)
    def test_without_holes_outside_reaches_all_that_is_left(self, mask: NDArray[np.bool_]) -> None:
        filled = without_holes(mask)
        assert (filled >= mask).all()
        assert components(np.pad(~filled, 1, constant_values=True))[1] == 1


class TestReading:
    def test_colours_are_cut_by_the_largest_cell_that_all_pictures_have(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(1)
        cells = [cave(rng) for _ in range(3)]
        cells.append(np.kron(cave(rng, 12, 16), np.ones((2, 2), np.uint8)))  # alone, its cells would be twice as large
        for number, one in enumerate(cells):
            save_colours(tmp_path / f"{number}.png", one, 8)
        data = load_maps(tmp_path, MapOptions(walkable=("#e6dcaa",)))
        assert "8×8" in data.cut
        assert sorted(data.classes) == ["#282832", "#e6dcaa"]
        numbers = np.array([0, data.classes.index("#282832") + 1, data.classes.index("#e6dcaa") + 1])
        assert all((plan == numbers[one]).all() for plan, one in zip(data.maps, cells, strict=True))
        assert data.colours[data.classes.index("#e6dcaa") + 1].tolist() == [230, 220, 170, 255]

    def test_transparent_cells_are_void(self, tmp_path: Path) -> None:
        cells = cave(np.random.default_rng(2))
        cells[:3, :3] = 0
        save_colours(tmp_path / "a.png", cells, 4)
        data = load_maps(tmp_path, MapOptions())
        assert data.has_void
        assert ((data.maps[0] == 0) == (cells == 0)).all()

    def test_tiles_are_told_apart_by_equality(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(3)
        tiles = rng.integers(0, 256, (4, 16, 16, 3), dtype=np.uint8)
        cells = cave(rng)
        cells[6, 6] = 3
        picture = tiles[cells].transpose(0, 2, 1, 3, 4).reshape(16 * len(cells), -1, 3)
        Image.fromarray(picture).save(tmp_path / "a.png")
        data = load_maps(tmp_path, MapOptions())
        assert "16×16" in data.cut
        assert all(name.startswith("tile-") for name in data.classes)
        pairs = set(zip(cells.ravel().tolist(), data.maps[0].ravel().tolist(), strict=True))
        assert len(pairs) == 3

    def test_text_maps_stand_between_empty_lines_and_comments(self, tmp_path: Path) -> None:
        other = ROOMS.replace("+", ".")
        text_map(tmp_path, "a.txt", f"; 0\n{ROOMS}\n; 1\n{other}")
        data = load_maps(tmp_path, OPTIONS)
        assert data.names == ("a.txt:0", "a.txt:1")
        assert rows_of(data.maps[0], data) == ROOMS.splitlines()
        assert data.walkable.tolist() == [name != "wall" for name in data.classes]

    def test_prose_is_skipped_with_a_reason(self, tmp_path: Path) -> None:
        text_map(tmp_path, "map.txt", ROOMS)
        text_map(tmp_path, "LICENSE.txt", "Permission is hereby granted, FREE of charge; 1234567890 (QUITE SO). XYZ/V?")
        data = load_maps(tmp_path, OPTIONS)
        assert [one.name for one in data.skipped] == ["LICENSE.txt"]
        assert "different characters" in data.skipped[0].why

    def test_csv_reads_names_and_leaves_empty_fields_void(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("wall;wall;wall\nwall;floor;\nwall;wall;-1\n", "utf-8")
        data = load_maps(tmp_path, MapOptions(walkable=("floor",)))
        assert data.maps[0].tolist() == [[1, 1, 1], [1, 2, 0], [1, 1, 0]]


NUMBERS = np.array([[1, 1, 1, 1], [1, 2, 2, 1], [1, 2, 0x80000002, 1], [1, 1, 1, 0]], np.uint32)
TSX = '<tileset name="walls" tilewidth="8"><tile id="0" class="wall"/><tile id="1" type="floor"/></tileset>'


def tmx(data: str, tileset: str = '<tileset firstgid="1" source="walls.tsx"/>', layers: str = "") -> str:
    return f'<map width="4" height="4">{tileset}<layer name="ground" width="4" height="4">{data}</layer>{layers}</map>'


def packed(compress: bool) -> str:
    raw = struct.pack("<16I", *NUMBERS.ravel().tolist())
    return base64.b64encode(zlib.compress(raw) if compress else raw).decode()


ENCODINGS = {
    "csv": f'<data encoding="csv">{",".join(map(str, NUMBERS.ravel()))}</data>',
    "base64": f'<data encoding="base64">\n {packed(False)}\n</data>',
    "zlib": f'<data encoding="base64" compression="zlib">{packed(True)}</data>',
    "xml": "<data>" + "".join(f'<tile gid="{number}"/>' for number in NUMBERS.ravel()) + "</data>",
}


class TestTiled:
    def read(self, folder: Path) -> MapSet:
        return load_maps(folder, MapOptions(walkable=("floor",)))

    def expect(self, data: MapSet) -> None:
        assert data.classes == ("wall", "floor")
        assert data.maps[0].tolist() == [[1, 1, 1, 1], [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 0]]

    @pytest.mark.parametrize("encoding", ENCODINGS)
    def test_every_encoding_gives_the_classes_of_an_external_tileset(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "walls.tsx").write_text(TSX, "utf-8")
        (tmp_path / "a.tmx").write_text(tmx(ENCODINGS[encoding]), "utf-8")
        self.expect(self.read(tmp_path))

    def test_json_with_chunks_of_an_infinite_map(self, tmp_path: Path) -> None:
        chunks = [
            {"x": -2, "y": 0, "width": 2, "height": 4, "data": NUMBERS[:, :2].ravel().tolist()},
            {"x": 0, "y": 0, "width": 2, "height": 4, "data": NUMBERS[:, 2:].ravel().tolist()},
        ]
        tiles = [{"id": 0, "type": "wall"}, {"id": 1, "class": "floor"}]
        whole = {
            "layers": [{"type": "group", "layers": [{"type": "tilelayer", "name": "ground", "chunks": chunks}]}],
            "tilesets": [{"firstgid": 1, "name": "walls", "tiles": tiles}],
        }
        (tmp_path / "a.tmj").write_text(json.dumps(whole), "utf-8")
        self.expect(self.read(tmp_path))

    def test_upper_layers_cover_lower_ones_and_hidden_ones_do_not_count(self, tmp_path: Path) -> None:
        def layer(name: str, number: int, more: str = "") -> str:
            values = ",".join([*["0"] * 5, str(number), *["0"] * 10])
            return f'<layer name="{name}" width="4" height="4"{more}><data encoding="csv">{values}</data></layer>'

        (tmp_path / "walls.tsx").write_text(TSX, "utf-8")
        layers = layer("top", 1) + layer("hidden", 2, ' visible="0"')
        (tmp_path / "a.tmx").write_text(tmx(ENCODINGS["csv"], layers=layers), "utf-8")
        assert self.read(tmp_path).maps[0][1, 1] == 1
        ground = load_maps(tmp_path, MapOptions(walkable=("floor",), layer="ground"))
        assert ground.maps[0][1, 1] == 2

    def test_tiles_without_a_class_are_known_by_tileset_and_number(self, tmp_path: Path) -> None:
        inner = '<tileset firstgid="1" name="cave"/>'
        (tmp_path / "a.tmx").write_text(tmx(ENCODINGS["csv"], inner), "utf-8")
        assert load_maps(tmp_path, MapOptions()).classes == ("cave:0", "cave:1")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (tmx('<data encoding="csv">1,2,3</data>'), "3 tile numbers"),
            (tmx('<data encoding="base64" compression="zstd">AAAA</data>'), "zstd"),
            (tmx('<data encoding="base64" compression="zlib">AAAA</data>'), "damaged"),
            (tmx('<data encoding="csv">' + ",".join(["9"] * 16) + "</data>", ""), "none of its tilesets"),
            ('<!DOCTYPE a [<!ENTITY b "c">]><map/>', "entities"),
            ("<map", "not XML"),
            ("<map/>", "no layer of tiles"),
            ('<map><layer width="9999999" height="9"><data encoding="csv">1</data></layer></map>', "9999999"),
        ],
    )
    def test_what_cannot_be_read_is_skipped_with_a_reason(self, tmp_path: Path, text: str, why: str) -> None:
        (tmp_path / "walls.tsx").write_text(TSX, "utf-8")
        (tmp_path / "a.tmx").write_text(tmx(ENCODINGS["csv"]), "utf-8")
        (tmp_path / "b.tmx").write_text(text, "utf-8")
        (skipped,) = self.read(tmp_path).skipped
        assert why in skipped.why


class TestClasses:
    def test_more_than_ten_classes_are_refused_with_what_to_do(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", "abcdefghijkl\n" * 4)
        with pytest.raises(DataError, match=r"12 classes, and a plan has at most 10 .*--merge-rare"):
            load_maps(tmp_path, MapOptions())

    def test_rare_classes_become_what_is_beside_them(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", ("#" * 12 + "\n" + "#..........#\n" * 8 + "#" * 12 + "\n").replace(".", "@", 1))
        data = load_maps(tmp_path, MapOptions(merge_rare=2))
        assert sorted(data.classes) == ["#", "."]
        assert "@" in data.merged[0]
        assert data.maps[0][1, 1] == data.classes.index(".") + 1

    @pytest.mark.parametrize(
        ("text", "why"),
        [("###\n###\n###\n", "only #"), ("#\n", "only #"), ("\n\n", "holds no map")],
    )
    def test_nothing_to_learn_from_is_an_error(self, tmp_path: Path, text: str, why: str) -> None:
        text_map(tmp_path, "a.txt", text)
        with pytest.raises(DataError, match=why):
            load_maps(tmp_path, MapOptions())

    def test_small_single_classed_and_equal_maps_are_skipped(self, tmp_path: Path) -> None:
        for name, text in {"a": ROOMS, "b": ROOMS, "c": "###\n###\n###\n", "d": "#.\n"}.items():
            text_map(tmp_path, f"{name}.txt", text)
        data = load_maps(tmp_path, OPTIONS)
        assert data.names == ("a.txt",)
        assert [one.why for one in data.skipped] == [
            "is the same as a.txt",
            "holds only wall",
            "is 2×1 cells; at least 3 a side are needed",
        ]

    def test_an_unknown_walkable_class_names_those_that_there_are(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", ROOMS)
        with pytest.raises(
            ConfigError, match="--walkable lava: the maps have no such class; they have wall, floor, door"
        ):
            load_maps(tmp_path, MapOptions(walkable=("lava",), symbols=SYMBOLS))

    def test_everything_walkable_is_refused(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", ROOMS)
        with pytest.raises(ConfigError, match="every class"):
            load_maps(tmp_path, MapOptions(walkable=("#", ".", "+")))

    def test_a_map_by_another_legend_is_pointed_at(self, tmp_path: Path) -> None:
        for number in range(3):
            text_map(tmp_path, f"{number}.txt", ROOMS.replace(".", "." * (number + 1), 1).replace("#", "#", 1))
        text_map(tmp_path, "z.txt", ROOMS.replace("#", "X").replace(".", "o"))
        report = inspect_maps(tmp_path, MapOptions(walkable=(".", "+", "o")))
        assert any("only one map has" in text and "X" in text for text in report.warnings())

    def test_legends_without_a_common_class_are_pointed_at(self, tmp_path: Path) -> None:
        for number in range(4):
            rooms = ROOMS.replace("#...#...#\n", "#...#...#\n" * (number + 1), 1)
            text_map(tmp_path, f"{number}.txt", rooms if number % 2 else rooms.translate(str.maketrans("#.+", "wfd")))
        report = inspect_maps(tmp_path, MapOptions(walkable=(".", "f")))
        assert any("without a common class (" in text and text.count(" in 2") == 2 for text in report.warnings())
        both = (("wall", ("#", "w")), ("floor", (".", "f")))
        report = inspect_maps(tmp_path, MapOptions(walkable=("floor",), symbols=both))
        assert not any("without a common class" in text for text in report.warnings())

    def test_inspect_without_walkable_asks_for_it(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", ROOMS)
        report = inspect_maps(tmp_path, MapOptions())
        assert report.lessons is None
        assert "--walkable" in report.to_text()


def two_classed(maps: list[NDArray[np.uint8]], folder: Path) -> MapSet:
    for number, cells in enumerate(maps):
        save_colours(folder / f"{number:03}.png", cells, 2)
    options = MapOptions(walkable=("floor",), symbols=(("wall", ("#28282a", "#282832")), ("floor", ("#e6dcaa",))))
    return load_maps(folder, options)


class TestLessons:
    def test_outlines_hold_all_that_can_be_walked_on_and_are_one_piece(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(4)
        data = two_classed([cave(rng) for _ in range(12)], tmp_path)
        found = lessons(data)
        wall, floor = data.classes.index("wall") + 1, data.classes.index("floor") + 1
        assert found.rim == wall
        for cells, plans in zip(data.maps, found.variants, strict=True):
            for plan in plans:
                assert (plan == floor).sum() == (cells == floor).sum()
                assert components(plan > 0)[1] == 1
                assert (plan[rim(plan > 0)] == wall).all()
            assert (plans[0] > 0).sum() <= (plans[-1] > 0).sum()
            assert (convex_by_rows_and_columns(plans[-1] > 0) == (plans[-1] > 0)).all()

    def test_of_a_map_in_pieces_the_largest_has_an_outline(self) -> None:
        cells = np.ones((12, 20), np.uint8)
        cells[2:9, 2:9] = 2
        cells[2:4, 13:16] = 2
        for plan in outlined(cells, np.array([False, True])):
            assert (plan == 2).sum() == 49
            assert (plan[rim(plan > 0)] == 1).all()

    def test_background_is_the_commonest_unwalkable_class_at_the_edges(self) -> None:
        cells = np.full((5, 5), 3, np.uint8)
        cells[1:4, 1:4] = 1
        cells[0] = 2
        assert background(cells, np.array([True, False, False])) == 3
        assert background(cells, np.array([True, True, True])) == 0
        assert outlined(cells, np.array([True, True, True]))[0] is cells

    def test_void_bounds_the_plans_where_the_maps_have_it(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", "####  ####\n#..#  #..#\n#..#  #..#\n####  ####\n")
        options = MapOptions(walkable=("floor",), symbols=(*SYMBOLS, ("void", ("space",))))
        found = lessons(load_maps(tmp_path, options))
        assert [len(plans) for plans in found.variants] == [1, 1]
        assert found.maps.tolist() == [0, 0]

    def test_windows_are_those_of_the_plans(self, tmp_path: Path) -> None:
        data = two_classed([cave(np.random.default_rng(number)) for number in range(6)], tmp_path)
        found = lessons(data)
        codes = np.unique(np.concatenate([window_codes(plan, 2) for plans in found.variants for plan in plans]))
        assert set(codes.tolist()) <= set(found.windows.tolist())
        assert (np.diff(found.windows.astype(np.int64)) > 0).all()
        if not found.mirrored:
            assert codes.tolist() == found.windows.tolist()

    def test_symmetric_maps_are_found_and_lopsided_ones_too(self) -> None:
        rng = np.random.default_rng(5)
        noise = [dilated(rng.random((20, 20)) < 0.05, 1).astype(np.uint8) + 1 for _ in range(200)]
        assert symmetries(noise, 2) == (True, True)
        slanted = [np.minimum(2, one + np.tri(20, dtype=np.uint8)) for one in noise]
        assert symmetries(slanted, 2) == (False, False)

    def test_repair_is_as_wide_as_the_ways_of_the_art(self, tmp_path: Path) -> None:
        data = two_classed([cave(np.random.default_rng(number)) for number in range(6)], tmp_path / "wide")
        floor, wall = data.classes.index("floor") + 1, data.classes.index("wall") + 1
        assert lessons(data).repair[1:4] == (2, wall, floor)
        maze = np.ones((9, 12), np.uint8)
        maze[1:-1:2, 1:-1] = 2
        maze[1:-1, 1] = 2
        assert lessons(two_classed([maze], tmp_path / "narrow")).repair[1] == 1

    def test_few_maps_and_parted_ones_are_warned_of(self, tmp_path: Path) -> None:
        text_map(tmp_path, "a.txt", ROOMS)
        report = inspect_maps(tmp_path, MapOptions(walkable=("floor",), symbols=SYMBOLS))
        assert any("1 maps are few" in text for text in report.warnings())
        assert any("several pieces" in text for text in report.warnings())
        report.save_html(tmp_path / "page.html")
        assert "Outlines" in (tmp_path / "page.html").read_text("utf-8")
        assert json.loads(json.dumps(report.to_json()))["classes"][0]["name"] == "wall"
