"""arcade shows a pack's pixels: screenshots without a window. It wants another Pillow: .ci/run has a venv for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin import Pack, texture_hash
from engine_goldens import FOLDER, documented_programs, golden_textures_by_size

os.environ["ARCADE_HEADLESS"] = "True"
arcade = pytest.importorskip("arcade")
from assetgen_plugin.engines import arcade as gen  # noqa: E402
from places import PACKS  # noqa: E402

SIDE = 512
BACKGROUND = (40, 90, 200)


@pytest.fixture(scope="module", autouse=True)
def window() -> Iterator[arcade.Window]:
    opened = arcade.open_window(SIDE, SIDE, "test")
    yield opened
    opened.close()


def shot(
    sprites: arcade.SpriteList, background: tuple[int, ...] = (0, 0, 0, 0), *, blend: bool = False
) -> NDArray[np.uint8]:
    """What the screen shows of sprites, (512, 512, 4), unblended if not told else."""
    ctx = arcade.get_window().ctx
    target = ctx.framebuffer(color_attachments=[ctx.texture((SIDE, SIDE), components=4)])
    with target.activate():
        target.clear(color=background)
        sprites.draw(pixelated=True, blend_function=None if blend else (ctx.ONE, ctx.ZERO))
    return np.frombuffer(target.read(components=4), np.uint8).reshape(SIDE, SIDE, 4)[::-1]


def placed(texture: arcade.Texture, x: int, y: int, scale: int = 1) -> arcade.Sprite:
    """A sprite whose top left is at (x, y) from the top left."""
    sprite = arcade.Sprite(texture, scale=scale)
    sprite.left, sprite.top = x, SIDE - y
    return sprite


def places(n_textures: int, height: int, width: int) -> list[tuple[int, int]]:
    """(x, y) of that many textures, apart."""
    found = [(x, y) for y in range(1, SIDE - height, height + 2) for x in range(1, SIDE - width, width + 2)]
    assert n_textures <= len(found)
    return found[:n_textures]


def test_golden_textures_are_on_the_screen() -> None:
    for (height, width, channels), goldens in golden_textures_by_size().items():
        corners = places(len(goldens), height, width)
        sprites = arcade.SpriteList()
        sprites.extend(
            placed(gen.texture(pixels), *corner) for (_, pixels), corner in zip(goldens, corners, strict=True)
        )
        picture = shot(sprites)
        for (wanted, pixels), (x, y) in zip(goldens, corners, strict=True):
            got = picture[y : y + height, x : x + width, :channels]
            if channels == 4:  # arcade's shader leaves out pixels of alpha 0, whatever their colour
                got = np.where(got[..., 3:] == 0, pixels * [1, 1, 1, 0], got).astype(np.uint8)
            assert texture_hash(got) == wanted


@pytest.mark.parametrize("scale", [1, 3])
@pytest.mark.parametrize("name", ["direct", "sprites-wrapped"])
def test_an_atlas_shows_the_same(name: str, scale: int) -> None:
    pack = Pack.open(FOLDER / f"{name}.onnx")
    height, width, channels = pack.size
    atlas, textures = gen.atlas(pack, range(80), 7)
    size = atlas.size
    corners = places(80, height * scale, width * scale)
    sprites = arcade.SpriteList(atlas=atlas)
    sprites.extend(placed(texture, *corner, scale) for texture, corner in zip(textures, corners, strict=True))
    picture = shot(sprites)
    assert atlas.size == size  # it had room for all
    for pixels, (x, y) in zip(pack.textures(range(80), 7), corners, strict=True):
        got = picture[y : y + height * scale, x : x + width * scale, :channels]
        assert np.array_equal(got, pixels.repeat(scale, axis=0).repeat(scale, axis=1))


@pytest.mark.parametrize("n_textures", [0, 1, 2, 3, 5, 26])
def test_an_atlas_of_any_number_has_room(n_textures: int) -> None:
    atlas, textures = gen.atlas(Pack.open(FOLDER / "direct.onnx"), range(n_textures))
    assert len(textures) == len(atlas.images) == n_textures
    assert max(atlas.size) <= 6 * 15


def test_a_grey_texture_is_grey() -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    sprites = arcade.SpriteList()
    sprites.append(placed(gen.texture(grey), 5, 9))
    picture = shot(sprites)[9:25, 5:21]
    assert np.array_equal(picture[..., :3], grey.repeat(3, axis=2))
    assert (picture[..., 3] == 255).all()


def blended(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Pixels over the background as the CPU mixes them, (H, W, 3)."""
    alpha = pixels[..., 3:] / 255
    mixed: NDArray[np.float64] = pixels[..., :3] * alpha + np.array(BACKGROUND) * (1 - alpha)
    return mixed


def test_sprites_of_a_pack_are_blended_as_on_the_cpu() -> None:
    textures = Pack.open(PACKS / "plants.onnx").textures(range(100))
    height, width, _ = textures.shape[1:]
    corners = places(100, height, width)
    sprites = arcade.SpriteList()
    sprites.extend(placed(gen.texture(pixels), *corner) for pixels, corner in zip(textures, corners, strict=True))
    picture = shot(sprites, (*BACKGROUND, 255), blend=True)
    for pixels, (x, y) in zip(textures, corners, strict=True):
        assert np.array_equal(picture[y : y + height, x : x + width, :3], blended(pixels))


def test_half_transparent_pixels_are_blended_within_rounding() -> None:
    """All alphas and colours: OpenGL may round twice; alpha 0 and 255 are exact."""
    pixels = np.full((256, 256, 4), 128, np.uint8)
    pixels[..., 0], pixels[..., 1] = np.arange(256), np.arange(255, -1, -1)
    pixels[..., 3] = np.arange(256)[:, None]
    sprites = arcade.SpriteList()
    sprites.append(placed(gen.texture(pixels), 16, 16))
    error = shot(sprites, (*BACKGROUND, 255), blend=True)[16:272, 16:272, :3] - blended(pixels)
    assert np.abs(error).max() < 1
    assert not error[[0, 255]].any()


def test_textures_of_equal_bytes_and_other_shapes_are_not_taken_for_one() -> None:
    sprites = arcade.SpriteList()
    for x, (height, width) in ((0, (4, 16)), (100, (8, 8)), (200, (16, 4))):
        sprites.append(placed(gen.texture(np.full((height, width, 3), 200, np.uint8)), x, 0))
    picture = shot(sprites)[..., 0] > 0
    assert [int(picture[0, x : x + 50].sum()) for x in (0, 100, 200)] == [16, 8, 4]


def test_a_stream_fills_while_frames_go_by() -> None:
    pack = Pack.open(PACKS / "plants.onnx")
    height, width, _ = pack.size
    atlas = arcade.DefaultTextureAtlas((256, 256), border=1)
    with gen.stream(pack, atlas=atlas) as stream:
        nothing = stream.get("forest", 3)
        sprites = arcade.SpriteList(atlas=atlas)
        sprites.append(placed(nothing, 0, 0))
        assert not shot(sprites)[:height, :width].any()
        deadline = time.monotonic() + 60
        while stream.get("forest", 3) is nothing and time.monotonic() < deadline:
            stream.pump()
        assert atlas.has_texture(stream.get("forest", 3))
        sprites[0].texture = stream.get("forest", 3)
        assert np.array_equal(shot(sprites)[:height, :width], pack.texture("forest", 3))
        assert stream.now("forest", 4).size == (width, height)


@pytest.mark.parametrize("number", range(3))
def test_programs_of_the_docs_show_plants(number: int) -> None:
    before = """
import arcade
def run():
    from time import monotonic, sleep
    window, end = arcade.get_window(), monotonic() + 60
    while monotonic() < end:
        window.on_draw()
        if sum(max(pixel[:3]) > 0 for pixel in arcade.get_image().getdata()) > 2000:
            return
        sleep(0.01)
    raise SystemExit("nothing to be seen")
arcade.run = run
"""
    program = documented_programs("arcade")[number]
    subprocess.run([sys.executable, "-c", before + program], cwd=PACKS, check=True, timeout=120)
