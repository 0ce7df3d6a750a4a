"""Panda3D shows a pack's pixels: screenshots of its software renderer and of OpenGL, without a window."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin import Pack, texture_hash
from engine_goldens import FOLDER, documented_programs, golden_textures_by_size

core = pytest.importorskip("panda3d.core")
from assetgen_plugin.engines import panda3d as gen  # noqa: E402
from places import PACKS  # noqa: E402

SIDE = 512
BACKGROUND = (40, 90, 200)
TINY, OPENGL = "TinyOffscreenGraphicsPipe", "eglGraphicsPipe"
MODULES = {TINY: "p3tinydisplay", OPENGL: "p3headlessgl"}
# Of a card at whole pixels OpenGL samples the pixels' middles. tinydisplay samples their left edge, and from a little
# above: half a pixel to the right and a quarter up it meets each texel near its middle. It is then exact inside the
# card, and draws one column and one row too many beyond.
SHIFTS = {TINY: (0.5, 0.25), OPENGL: (0.0, 0.0)}
WHOLE = (0.0, 0.0, 1.0, 1.0)


class Screen:
    """A picture of 512×512 pixels that an engine draws, (x, y) from the top left."""

    def __init__(self, driver: str) -> None:
        self.driver = driver
        module = MODULES[driver]
        pipe = core.GraphicsPipeSelection.get_global_ptr().make_pipe(driver, module)
        if pipe is None:
            pytest.skip(f"no {module} here: libegl1, libgl1 and libgl1-mesa-dri bring OpenGL without a screen")
        wanted = core.FrameBufferProperties()
        wanted.set_rgba_bits(8, 8, 8, 8)
        self.engine = core.GraphicsEngine(pipe)
        size = core.WindowProperties.size(SIDE, SIDE)
        self.buffer = self.engine.make_output(pipe, "screen", 0, wanted, size, core.GraphicsPipe.BF_refuse_window)
        self.picture = core.Texture()
        self.buffer.add_render_texture(self.picture, core.GraphicsOutput.RTM_copy_ram)
        lens = core.OrthographicLens()
        lens.set_film_size(SIDE, SIDE)
        lens.set_near_far(-1, 1)
        self.scene = core.NodePath("scene")
        self.scene.set_depth_test(False)
        camera = self.scene.attach_new_node(core.Camera("camera", lens))
        camera.set_pos(SIDE / 2, 0, -SIDE / 2)
        self.buffer.make_display_region().set_camera(camera)

    def close(self) -> None:
        self.engine.remove_all_windows()

    def card(self, texture: object, area: tuple[float, ...], x: int, y: int, width: int, height: int) -> core.NodePath:
        """Shows a texture at whole pixels, without blending."""
        maker = core.CardMaker("card")
        right, up = SHIFTS[self.driver]
        maker.set_frame(x + right, x + width + right, up - y - height, up - y)
        maker.set_uv_range(area[:2], area[2:])
        node = self.scene.attach_new_node(maker.generate())
        node.set_texture(texture)
        return node

    def shot(self, background: tuple[int, ...] = (0, 0, 0, 0)) -> NDArray[np.uint8]:
        """What the screen shows, (512, 512, 4); all cards are gone then."""
        self.buffer.set_clear_color(tuple(value / 255 for value in background))
        self.engine.render_frame()
        self.engine.render_frame()
        self.scene.find_all_matches("card").detach()
        raw = self.picture.get_ram_image_as("RGBA").get_data()
        return np.frombuffer(raw, np.uint8).reshape(SIDE, SIDE, 4)[::-1]


@pytest.fixture(scope="module", params=MODULES)
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    made = Screen(request.param)
    yield made
    made.close()


def shown(screen: Screen, textures: list[NDArray[np.uint8]]) -> list[NDArray[np.uint8]]:
    """What is on the screen for each texture, each a Panda3D texture of its own."""
    height, width, channels = textures[0].shape
    places = [(x, y) for y in range(1, SIDE - 2 * height, height + 3) for x in range(1, SIDE - 2 * width, width + 3)]
    assert len(textures) <= len(places)
    for pixels, (x, y) in zip(textures, places, strict=False):
        screen.card(gen.texture(pixels), WHOLE, x, y, width, height)
    picture = screen.shot((0, 0, 0, 255))
    return [picture[y : y + height, x : x + width, :channels] for _, (x, y) in zip(textures, places, strict=False)]


def test_golden_textures_are_on_the_screen(screen: Screen) -> None:
    for (height, width, _), goldens in golden_textures_by_size().items():
        textures = [pixels for _, pixels in goldens]
        if screen.driver == TINY:  # takes no other sides than powers of two
            textures = [np.pad(pixels, ((0, 16 - height), (0, 16 - width), (0, 0))) for pixels in textures]
        for (wanted, _), got in zip(goldens, shown(screen, textures), strict=True):
            assert texture_hash(got[:height, :width]) == wanted


@pytest.mark.parametrize("name", ["direct", "sprites-wrapped"])
def test_an_atlas_shows_the_same(screen: Screen, name: str) -> None:
    pack = Pack.open(FOLDER / f"{name}.onnx")
    wanted = pack.textures(range(100), 7)
    height, width, channels = pack.size
    texture, areas = gen.atlas(pack, range(100), 7)
    for number, area in enumerate(areas):
        screen.card(texture, area, 1 + number % 10 * 40, 1 + number // 10 * 40, width, height)
    picture = screen.shot()
    for number, pixels in enumerate(wanted):
        y, x = 1 + number // 10 * 40, 1 + number % 10 * 40
        assert np.array_equal(picture[y : y + height, x : x + width, :channels], pixels)


def test_an_atlas_enlarged_shows_no_neighbour(screen: Screen) -> None:
    """Each pixel three times as large, or thereabouts: tinydisplay steps in its own way."""
    pack = Pack.open(FOLDER / "direct.onnx")
    height, width, _ = pack.size
    texture, areas = gen.atlas(pack, range(30))
    for number, pixels in enumerate(pack.textures(range(30))):
        screen.card(texture, areas[number], 8, 8, 3 * width, 3 * height)
        got = screen.shot()[8 : 8 + 3 * height, 8 : 8 + 3 * width]
        if screen.driver == OPENGL:
            assert np.array_equal(got, pixels.repeat(3, axis=0).repeat(3, axis=1))
        own = {tuple(pixel) for pixel in pixels.reshape(-1, 4)}
        assert {tuple(pixel) for pixel in got.reshape(-1, 4)} <= own


def test_a_grey_texture_is_grey(screen: Screen) -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    screen.card(gen.texture(grey), WHOLE, 5, 9, 16, 16)
    assert np.array_equal(screen.shot()[9:25, 5:21, :3], grey.repeat(3, axis=2))


def blend(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Pixels over the background as the CPU mixes them, (H, W, 3)."""
    alpha = pixels[..., 3:] / 255
    blended: NDArray[np.float64] = pixels[..., :3] * alpha + np.array(BACKGROUND) * (1 - alpha)
    return blended


def test_sprites_of_a_pack_are_blended_as_on_the_cpu(screen: Screen) -> None:
    """Alpha 0 and 255: exact by M_binary with either driver, by M_alpha with OpenGL."""
    textures = Pack.open(PACKS / "plants.onnx").textures(range(100))
    height, width, _ = textures.shape[1:]
    assert set(np.unique(textures[..., 3])) == {0, 255}
    modes = ["M_binary", "M_alpha"] if screen.driver == OPENGL else ["M_binary"]
    for mode in modes:
        for number, pixels in enumerate(textures):
            node = screen.card(gen.texture(pixels), WHOLE, 1 + number % 10 * 50, 1 + number // 10 * 50, width, height)
            node.set_transparency(getattr(core.TransparencyAttrib, mode))
        picture = screen.shot((*BACKGROUND, 255))
        for number, pixels in enumerate(textures):
            y, x = 1 + number // 10 * 50, 1 + number % 10 * 50
            assert np.array_equal(picture[y : y + height, x : x + width, :3], blend(pixels))


def test_half_transparent_pixels_are_blended_within_the_drivers_rounding(screen: Screen) -> None:
    """All alphas and colours. OpenGL rounds twice: nearer than 1. tinydisplay cuts off twice: less than 2 too dark.

    The line between a card's two triangles is left out with tinydisplay, which blends it twice.
    """
    pixels = np.full((256, 256, 4), 128, np.uint8)
    pixels[..., 0], pixels[..., 1] = np.arange(256), np.arange(255, -1, -1)
    pixels[..., 3] = np.arange(256)[:, None]
    node = screen.card(gen.texture(pixels), WHOLE, 16, 16, 256, 256)
    node.set_transparency(core.TransparencyAttrib.M_alpha)
    error = screen.shot((*BACKGROUND, 255))[16:272, 16:272, :3] - blend(pixels)
    if screen.driver == OPENGL:
        assert np.abs(error).max() < 1
        assert not error[[0, 255]].any()
    else:
        once = np.abs(np.add.outer(np.arange(256), np.arange(256)) - 255) > 1
        assert error[once].min() > -2
        assert error[once].max() < 1
        assert not error[0][once[0]].any()
        assert error[255].min() == -1


def test_a_linear_filter_and_srgb_are_options() -> None:
    pixels = np.zeros((4, 4, 4), np.uint8)
    assert gen.texture(pixels).get_minfilter() == core.SamplerState.FT_nearest
    assert gen.texture(pixels, nearest=False).get_magfilter() == core.SamplerState.FT_linear
    srgb = {1: core.Texture.F_sluminance, 3: core.Texture.F_srgb, 4: core.Texture.F_srgb_alpha}
    for channels, wanted in srgb.items():
        assert gen.texture(pixels[..., :channels]).get_format() != wanted
        assert gen.texture(pixels[..., :channels], srgb=True).get_format() == wanted


def test_a_stream_fills_while_frames_go_by(screen: Screen) -> None:
    pack = Pack.open(PACKS / "plants.onnx")
    height, width, _ = pack.size
    with gen.stream(pack) as stream:
        nothing = stream.get("forest", 3)
        screen.card(nothing, WHOLE, 1, 1, width, height).set_transparency(core.TransparencyAttrib.M_alpha)
        assert not screen.shot()[1 : 1 + height, 1 : 1 + width].any()
        deadline = time.monotonic() + 60
        while stream.get("forest", 3) is nothing and time.monotonic() < deadline:
            stream.pump()
        screen.card(stream.get("forest", 3), WHOLE, 1, 1, width, height)
        assert np.array_equal(screen.shot()[1 : 1 + height, 1 : 1 + width], pack.texture("forest", 3))
        assert stream.now("forest", 4).get_x_size() == width


@pytest.mark.parametrize("number", range(3))
def test_programs_of_the_docs_show_plants(number: int) -> None:
    before = """
from panda3d.core import PNMImage, loadPrcFileData
loadPrcFileData("", "load-display p3tinydisplay\\naux-display\\nwindow-type offscreen\\naudio-library-name null")
from direct.showbase.ShowBase import ShowBase
def run(self):
    from time import monotonic, sleep
    picture, end = PNMImage(), monotonic() + 60
    self.setBackgroundColor(0, 0, 0)
    while monotonic() < end:
        self.taskMgr.step()
        self.win.getScreenshot(picture)
        if sum(max(picture.getXel(x, y)) > 0 for x in range(0, 800, 4) for y in range(0, 600, 4)) > 200:
            return
        sleep(0.01)
    raise SystemExit("nothing to be seen")
ShowBase.run = run
"""
    program = documented_programs("panda3d")[number]
    subprocess.run([sys.executable, "-c", before + program], cwd=PACKS, check=True, timeout=120)
