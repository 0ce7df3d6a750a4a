"""Atlases: sprites never overlap, never leave their page, and never move when others come or go."""

from __future__ import annotations

import random
import tracemalloc
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assetgen.baking.drawing.atlas import Frame, Layout, compose, page_width
from assetgen.baking.spec.settings import DATA_FORMATS, AtlasSettings
from assetgen_plugin.errors import ConfigError, DataError

SIDES = st.integers(1, 24)
SIZES = st.lists(st.tuples(SIDES, SIDES), max_size=60)
SETTINGS = st.builds(
    AtlasSettings,
    max_side=st.sampled_from((64, 128)),
    padding=st.integers(0, 3),
    extrude=st.integers(0, 3),
    power_of_two=st.booleans(),
)


def place_all(layout: Layout, sizes: list[tuple[int, int]], start: int = 0) -> list[Frame]:
    return [layout.place(f"s{start + number}", *size) for number, size in enumerate(sizes)]


def texture(rng: np.random.Generator, width: int, height: int, channels: int = 4) -> NDArray[np.uint8]:
    return rng.integers(1, 256, (height, width, channels), np.uint8)


def place_of(frame: Frame) -> tuple[int, ...]:
    return frame.page, frame.x, frame.y, frame.width, frame.height


@given(SETTINGS, SIZES)
def test_cells_with_padding_and_extrusion_lie_apart_and_inside_their_page(
    settings: AtlasSettings, sizes: list[tuple[int, int]]
) -> None:
    layout = Layout(settings, 64)
    frames = place_all(layout, sizes)
    taken = [np.zeros((settings.max_side, 64), bool) for _ in range(layout.n_pages)]
    for frame, size in zip(frames, sizes, strict=True):
        assert (frame.width, frame.height) == size
        width, height = layout.page_size(frame.page)
        left, top = frame.x - settings.extrude, frame.y - settings.extrude
        right, bottom = frame.x + frame.width + settings.extrude, frame.y + frame.height + settings.extrude
        assert left >= settings.padding
        assert top >= settings.padding
        assert right + settings.padding <= width == 64
        assert bottom + settings.padding <= height <= settings.max_side
        if settings.power_of_two:
            assert height & (height - 1) == 0
        padded = np.s_[top : bottom + settings.padding, left : right + settings.padding]
        assert not taken[frame.page][padded].any()
        taken[frame.page][padded] = True
    assert all(page.any() for page in taken)


@given(SETTINGS, SIZES, SIZES)
def test_a_resumed_layout_goes_on_as_if_it_had_never_stopped(
    settings: AtlasSettings, old: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    layout = Layout(settings, 64)
    kept = place_all(layout, old)
    resumed = Layout(settings, 64, random.Random(0).sample(kept, len(kept)))
    assert [resumed.page_size(page) for page in range(resumed.n_pages)] == [
        layout.page_size(page) for page in range(layout.n_pages)
    ]
    assert place_all(resumed, new, len(old)) == place_all(layout, new, len(old))


@given(SETTINGS, SIZES, SIZES, st.randoms(use_true_random=False))
def test_what_is_kept_never_clashes_with_what_comes_after_some_were_dropped(
    settings: AtlasSettings, old: list[tuple[int, int]], new: list[tuple[int, int]], chance: random.Random
) -> None:
    frames = place_all(Layout(settings, 64), old)
    kept = [frame for frame in frames if chance.random() < 0.5]
    added = place_all(Layout(settings, 64, kept), new, len(old))
    Layout(settings, 64, kept + added)  # its own check finds an overlap
    again = place_all(Layout(settings, 64, kept), new, len(old))
    assert added == again


@given(SETTINGS, st.integers(1, 60), SIDES, SIDES, st.data())
def test_dropped_sprites_of_one_size_give_their_places_to_the_next_lowest_first(
    settings: AtlasSettings, n: int, width: int, height: int, data: st.DataObject
) -> None:
    frames = place_all(Layout(settings, 64), [(width, height)] * n)
    loose = [frame for frame in frames if frame.x != frames[0].x]  # each row keeps its first
    dropped = data.draw(st.sets(st.sampled_from(loose))) if loose else set()
    resumed = Layout(settings, 64, [frame for frame in frames if frame not in dropped])
    added = place_all(resumed, [(width, height)] * len(dropped))
    assert [place_of(frame) for frame in added] == [place_of(frame) for frame in frames if frame in dropped]


@given(SETTINGS, SIZES, st.data())
def test_a_sprite_that_comes_back_finds_its_place_where_its_row_still_stands(
    settings: AtlasSettings, sizes: list[tuple[int, int]], data: st.DataObject
) -> None:
    frames = place_all(Layout(settings, 64), sizes)
    rows = Counter((frame.page, frame.y) for frame in frames)
    in_company = [frame for frame in frames if rows[frame.page, frame.y] > 1]
    if in_company:
        back = data.draw(st.sampled_from(in_company))
        resumed = Layout(settings, 64, [frame for frame in frames if frame != back])
        assert resumed.place(back.name, back.width, back.height) == back


def test_sprites_fill_rows_from_left_to_right_then_the_next_row_then_the_next_page() -> None:
    layout = Layout(AtlasSettings(max_side=64, padding=2, extrude=1))
    frames = place_all(layout, [(16, 16)] * 10)
    assert [(frame.page, frame.x, frame.y) for frame in frames[:4]] == [(0, 3, 3), (0, 23, 3), (0, 43, 3), (0, 3, 23)]
    assert (frames[9].page, frames[9].x, frames[9].y) == (1, 3, 3)
    assert [layout.page_size(page) for page in range(layout.n_pages)] == [(64, 62), (64, 22)]


def test_a_page_whose_sprites_are_all_dropped_keeps_its_number_and_is_filled_again() -> None:
    settings = AtlasSettings(max_side=64)
    frames = place_all(Layout(settings), [(50, 50)] * 3)
    resumed = Layout(settings, 64, [frames[2]])
    assert (resumed.n_pages, resumed.page_size(0), resumed.page_size(2)) == (3, (64, 0), (64, 56))
    assert resumed.place("new", 50, 50).page == 0


@pytest.mark.parametrize(
    ("n", "side", "width", "trimmed"),
    [
        (1, 28, 256, 226),
        (100, 28, 256, 226),
        (1000, 28, 1024, 994),
        (10**6, 28, 1024, 994),
        (1, 900, 1024, 906),
    ],
)
def test_page_width_makes_pages_about_square(n: int, side: int, width: int, trimmed: int) -> None:
    assert page_width(AtlasSettings(power_of_two=True), n, side, side) == width
    assert page_width(AtlasSettings(), n, side, side) == trimmed


@given(SETTINGS, st.integers(1, 2000), SIDES, SIDES)
def test_page_width_holds_a_row_and_keeps_within_max_side(
    settings: AtlasSettings, n: int, width: int, height: int
) -> None:
    chosen = page_width(settings, n, width, height)
    assert 1 <= chosen <= settings.max_side
    assert not settings.power_of_two or chosen & (chosen - 1) == 0
    Layout(settings, chosen).place("one", width, height)


def test_100_000_equal_sprites_are_placed_with_memory_for_rows_only() -> None:
    layout = Layout(AtlasSettings(), 1024)
    tracemalloc.start()
    for _ in range(100_000):
        last = layout.place("same", 28, 28)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (last.page, layout.n_pages) == (104, 105)
    assert peak < 1 << 20


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_side": 63}, "max_side is 63"),
        ({"max_side": 8193}, "64 to 8192"),
        ({"padding": -1}, "padding is -1"),
        ({"extrude": 1.5}, "extrude is 1.5"),
        ({"padding": True}, "padding is True"),
        ({"power_of_two": 1}, "give true or false"),
        ({"max_side": 1000, "power_of_two": True}, "give 512 or 1024"),
        ({"formats": ("unreal",)}, "texturepacker-hash"),
        ({"formats": ("godot", "godot")}, "repeated"),
    ],
)
def test_settings_out_of_range_are_refused_with_what_is_allowed(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        AtlasSettings(**options)
    assert AtlasSettings(formats=DATA_FORMATS).formats == DATA_FORMATS


@pytest.mark.parametrize(("width", "height"), [(59, 10), (10, 59), (0, 5), (5, -1)])
def test_a_sprite_that_no_page_holds_is_refused(width: int, height: int) -> None:
    with pytest.raises(DataError, match="big one"):
        Layout(AtlasSettings(max_side=64)).place("big one", width, height)
    Layout(AtlasSettings(max_side=64)).place("just fits", 58, 58)
    with pytest.raises(DataError, match="raise max_side"):
        page_width(AtlasSettings(max_side=64), 1, 59, 1)
    with pytest.raises(DataError, match="at most 58; bake with --repack"):
        Layout(AtlasSettings(), 64).place("wide", 59, 1)


ONE = Frame("one", 0, 3, 3, 16, 16)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (replace(ONE, name="other"), "overlap"),
        (replace(ONE, name="other", x=22), "overlap"),  # within the padding
        (replace(ONE, name="other", x=23, height=17), "one height"),
        (replace(ONE, name="other", y=10, x=40), "overlap or share no row"),
        (replace(ONE, name="other", x=2), "outside"),
        (replace(ONE, name="other", x=46), "outside"),
        (replace(ONE, name="other", y=46), "outside"),
        (replace(ONE, name="other", x=23, width=0), "outside"),
        (replace(ONE, name="other", x=-1), "no atlas can have"),
        (replace(ONE, name="other", page=-1), "no atlas can have"),
        (replace(ONE, name="other", page=100_000), "no atlas can have"),
        (replace(ONE, name="other", width=10**30), "no atlas can have"),
    ],
)
def test_kept_frames_that_cannot_be_are_refused(frame: Frame, message: str) -> None:
    with pytest.raises(DataError, match=message) as raised:
        Layout(AtlasSettings(max_side=64), 64, [ONE, frame])
    assert "repack" in str(raised.value)
    Layout(AtlasSettings(max_side=64), 64, [ONE, replace(ONE, name="other", x=23)])


def test_a_kept_width_that_the_settings_do_not_allow_is_refused() -> None:
    for width in (0, -64, 128):
        with pytest.raises(DataError, match="repack"):
            Layout(AtlasSettings(max_side=64), width)
    with pytest.raises(DataError, match="power of two"):
        Layout(AtlasSettings(max_side=128, power_of_two=True), 100)


@given(SETTINGS, SIZES, st.sampled_from((1, 3, 4)), st.integers(0, 2**32 - 1))
def test_pages_hold_each_sprite_with_its_border_repeated_and_nothing_else(
    settings: AtlasSettings, sizes: list[tuple[int, int]], channels: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    layout = Layout(settings, 64)
    frames = place_all(layout, sizes)
    textures = [texture(rng, *size, channels) for size in sizes]
    for number in range(layout.n_pages):
        own = [(frame, pixels) for frame, pixels in zip(frames, textures, strict=True) if frame.page == number]
        page = compose(
            layout.page_size(number), channels, [one for one, _ in own], [pixels for _, pixels in own], settings.extrude
        )
        assert page.shape[1::-1] == layout.page_size(number)
        border = settings.extrude
        for frame, pixels in own:
            cell = np.s_[
                frame.y - border : frame.y + frame.height + border, frame.x - border : frame.x + frame.width + border
            ]
            assert np.array_equal(page[cell], np.pad(pixels, ((border, border), (border, border), (0, 0)), "edge"))
            page[cell] = 0
        assert not page.any()


@given(SIZES, SIZES, st.randoms(use_true_random=False))
def test_a_page_that_went_on_from_an_earlier_one_is_the_page_made_at_once(
    old: list[tuple[int, int]], new: list[tuple[int, int]], chance: random.Random
) -> None:
    settings, rng = AtlasSettings(), np.random.default_rng(0)
    layout = Layout(settings, 256)
    frames = place_all(layout, old)
    pixels = {frame.name: texture(rng, frame.width, frame.height) for frame in frames}
    kept = [frame for frame in frames if chance.random() < 0.7]
    removed = [frame for frame in frames if frame not in kept]
    resumed = Layout(settings, 256, kept)
    added = place_all(resumed, new, len(old))
    pixels |= {frame.name: texture(rng, frame.width, frame.height) for frame in added}
    if not (kept and added):
        return
    before = compose(layout.page_size(0), 4, frames, (pixels[frame.name] for frame in frames), settings.extrude)
    size = resumed.page_size(0)
    after = compose(size, 4, added, (pixels[each.name] for each in added), settings.extrude, before, removed)
    whole = compose(size, 4, kept + added, (pixels[each.name] for each in kept + added), settings.extrude)
    assert np.array_equal(after, whole)


def test_pixels_of_another_size_than_their_frame_are_refused() -> None:
    with pytest.raises(DataError, match="draw it again, or bake with --repack"):
        compose((64, 64), 4, [ONE], [np.zeros((16, 17, 4), np.uint8)], 1)


def test_rows_of_several_heights_share_a_page_from_top_to_bottom() -> None:
    frames = place_all(Layout(AtlasSettings(max_side=128)), [(8, 8), (8, 16), (8, 8), (8, 32), (8, 16)])
    rows = sorted({(frame.y, frame.height) for frame in frames})
    assert [height for _, height in rows] == [8, 16, 32]
    assert all(below - above == height + 4 for (above, height), (below, _) in pairwise(rows))
