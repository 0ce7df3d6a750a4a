"""The gallery in a real browser, driven by keys: what is picked is what is baked."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assetgen.gallery.page import Shown, gallery_page
from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.tensors import names_of
from browser import CHROMIUM
from devtools import Page
from places import GOLDEN, PACKS
from plans import plan_pack

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
DRAWN = "document.querySelectorAll('.cell').length > 8 && !document.querySelector('.cell:not(.drawn)')"
# the line and the SHA-256 of the pixels that the cursor's canvas shows
SHOWN = """(() => {
  const canvas = document.querySelector(".cell.here canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const line = document.querySelector("#line code").textContent;
  return [line, assetgen.sha256(new Uint8Array(data.buffer)).toHex?.() ??
    Array.from(assetgen.sha256(new Uint8Array(data.buffer)), (b) => b.toString(16).padStart(2, "0")).join("")];
})()"""


def opened(tmp_path: Path, pack: str, **screen: float | bool) -> Page:
    page = Page(str(CHROMIUM), tmp_path / "browser", **screen)  # type: ignore[arg-type]
    file = tmp_path / "gallery.html"
    file.write_text(gallery_page([Shown.of(PACKS / pack)]))
    page.open(file.as_uri())
    page.wait(DRAWN)
    return page


def set_to(page: Page, field: str, value: str) -> None:
    page.run(
        f"{{ const f = document.getElementById({field!r}); f.value = {value!r}; f.dispatchEvent(new Event('input')) }}"
    )
    page.run("document.getElementById('grid').focus()")
    page.wait(DRAWN)


def exported_from(page: Page, tmp_path: Path, name: str) -> Path:
    """The seeds file that E writes."""
    page.press("e")
    exported = tmp_path / "browser" / f"{name}.seeds.txt"
    for _ in range(200):
        if exported.is_file():
            break
        page.run("new Promise((resolve) => setTimeout(resolve, 20))")
    return exported


def assert_bakes_what_was_shown(exported: Path, pack: str, shown: dict[str, str], out: Path) -> None:
    """shown: the hash of the pixels on the page, by the line of the seeds file."""
    lines = [line for line in exported.read_text().splitlines() if not line.startswith("#")]
    assert lines == list(shown)
    command = [sys.executable, "-m", "assetgen", "bake", PACKS / pack, "--seeds-file", exported, "-o", out]
    subprocess.run(command, check=True, capture_output=True)
    baked = [np.asarray(Image.open(file).convert("RGBA")) for file in out.glob("*.png")]
    for texture in baked:
        assert not texture[texture[..., 3] == 0].any()  # as a canvas has it
    hashes = {hashlib.sha256(texture.tobytes()).hexdigest() for texture in baked}
    assert hashes == set(shown.values())


def test_what_is_picked_by_keys_is_baked_to_the_same_pixels(tmp_path: Path) -> None:
    shown = {}
    with opened(tmp_path, "dungeon-items.onnx") as page:
        page.press("a")  # all, so that judged ones stay
        page.wait(DRAWN)

        def pick() -> None:
            line, pixels = page.run(SHOWN)
            shown[line] = pixels
            page.press("p")
            page.wait(DRAWN)

        for _ in range(3):
            pick()
            page.press("ArrowRight", "x")
        set_to(page, "spread", "1.75")
        set_to(page, "palette", "keep")
        pick()
        page.press("ArrowDown", "b")  # only variants of that sprite
        page.wait(DRAWN)
        pick()
        assert "spread=1.75" in next(reversed(shown))
        assert "base=" in next(reversed(shown))
        page.press("x", "u", "p", "u")  # taken back
        assert page.run("document.getElementById('n-picked').textContent") == str(len(shown))
        exported = exported_from(page, tmp_path, "dungeon-items")
        assert page.errors == []
    assert_bakes_what_was_shown(exported, "dungeon-items.onnx", shown, tmp_path / "baked")


@pytest.mark.slow
def test_of_a_thousand_judged_variants_the_picked_ones_are_baked(tmp_path: Path) -> None:
    shown = {}
    with opened(tmp_path, "plants.onnx") as page:
        for number in range(1000):  # what is judged leaves the view, so that the next one is under the cursor
            page.wait("document.querySelector('.cell.here.drawn')")
            if number % 4 == 0:
                line, pixels = page.run(SHOWN)
                shown[line] = pixels
            page.press("x" if number % 4 else "p")
        assert page.run("document.getElementById('n-rejected').textContent") == "750"
        exported = exported_from(page, tmp_path, "plants")
        assert page.errors == []
    assert len(shown) == 250
    assert_bakes_what_was_shown(exported, "plants.onnx", shown, tmp_path / "baked")


def test_picks_survive_a_reload_and_judged_ones_stay_hidden(tmp_path: Path) -> None:
    with opened(tmp_path, "plants.onnx") as page:
        page.press("p", "x", "p")
        page.open((tmp_path / "gallery.html").as_uri())
        page.wait("window.assetgen && document.querySelector('.cell.drawn')")
        page.wait("document.getElementById('n-picked').textContent === '2'")
        assert page.run("document.getElementById('n-rejected').textContent") == "1"
        assert page.run("document.querySelector('#line code').textContent") == "1 3"  # 0, 1 and 2 have been judged
        page.press("k")
        page.wait("document.querySelectorAll('.cell').length === 2")


@pytest.mark.parametrize("ratio", [1, 1.25, 2])
def test_each_pixel_of_a_texture_is_a_square_of_whole_pixels(tmp_path: Path, ratio: float) -> None:
    with opened(tmp_path, "plants.onnx", ratio=ratio) as page:
        canvas = "document.querySelector('.cell canvas')"
        width, box = page.run(f"[{canvas}.width, {canvas}.getBoundingClientRect().width]")
        block = box * ratio / width
        assert abs(block - round(block)) < 1e-3
        assert round(block) >= 1
        page.screenshot(tmp_path / "screen.png")
    screen = np.asarray(Image.open(tmp_path / "screen.png").convert("RGB"))
    assert screen.std() > 5


def test_ten_thousand_rows_need_a_screen_of_cells(tmp_path: Path) -> None:
    with opened(tmp_path, "plants.onnx") as page:
        page.press("End")
        page.wait(DRAWN)
        assert page.run("document.querySelectorAll('.cell').length") < 400
        assert page.errors == []


def test_an_outline_drawn_with_the_mouse_is_filled_and_seeds_are_picked(tmp_path: Path) -> None:
    content = flat_bytes(plan_pack())
    file = tmp_path / "plans.html"
    file.write_text(gallery_page([Shown("caves", content, plans=True)]))
    with Page(str(CHROMIUM), tmp_path / "browser") as page:
        page.open(file.as_uri())
        page.wait("window.assetgen && document.getElementById('status').textContent.includes('cells')")
        cells = "Number(document.getElementById('status').textContent.split(' ')[0])"
        page.run("document.querySelector('[data-shape=none]').click()")
        assert page.run("document.getElementById('status').textContent") == "Draw an outline."
        place = "document.getElementById('plan').getBoundingClientRect()"
        left, top, width, height = page.run(f"(b => [b.left, b.top, b.width, b.height])({place})")
        page.drag((left + width * 0.2, top + height * 0.5), (left + width * 0.8, top + height * 0.5))
        page.wait(f"{cells} > 60")
        before = page.run(cells)
        page.drag((left + width * 0.5, top + height * 0.2), (left + width * 0.5, top + height * 0.8))
        page.wait(f"{cells} > {before}")
        page.press("ArrowRight", "p")
        assert page.run("document.getElementById('facts').textContent").endswith("Picked2")
        page.press("u")
        page.wait(f"{cells} === {before}")
        assert page.errors == []


def test_the_frames_of_an_animation_are_played_and_stand_still(tmp_path: Path) -> None:
    tensors = dict(Pack.open(GOLDEN / "painted-layers.onnx").tensors)
    tensors["layer.names"] = np.frombuffer(b"frame.000\nframe.001", np.uint8)
    times = {name: [40, 40] for name in names_of(tensors)}
    file = tmp_path / "gallery.html"
    file.write_text(gallery_page([Shown("walk", flat_bytes(tensors), animations=times)]))
    seen = """(async () => {
      const seen = new Set();
      for (let turn = 0; turn < 60; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        seen.add(document.getElementById("large").toDataURL() + document.getElementById("original").toDataURL());
      }
      return seen.size;
    })()"""
    with Page(str(CHROMIUM), tmp_path / "browser") as page:
        page.open(file.as_uri())
        page.wait(DRAWN)
        assert page.run("document.getElementById('layer-field').hidden")  # frames are no choice of layers
        page.wait("!document.getElementById('play-field').hidden")
        assert page.run(seen) >= 2
        page.press("f")
        page.wait(DRAWN)
        assert page.run(seen) == 1
        assert page.errors == []


def test_a_finger_scrolls_chooses_and_picks(tmp_path: Path) -> None:
    middle = "(e => (b => [b.left + b.width / 2, b.top + b.height / 2])(e.getBoundingClientRect()))"
    with opened(tmp_path, "plants.onnx", width=390, height=844, ratio=2, touch=True) as page:
        page.swipe((195, 600), (195, 200))
        top = "document.getElementById('grid').scrollTop"
        page.wait(f"{top} > 200")
        still = f"new Promise(done => {{ const top = {top}; setTimeout(() => done(top === {top}), 150); }})"
        while not page.run(still):  # a finger's scrolling goes on for a while
            pass
        page.wait(DRAWN)
        fifth = (
            "[...document.querySelectorAll('.cell')].filter(c => c.getBoundingClientRect().top > "
            "document.getElementById('grid').getBoundingClientRect().top)[4]"
        )
        number = page.run(f"{fifth}.dataset.position")
        page.tap(*page.run(f"{middle}({fifth})"))
        page.wait(f"document.querySelector('.cell.here')?.dataset.position === '{number}'")
        page.tap(*page.run(f"{middle}(document.getElementById('pick'))"))
        page.wait("document.getElementById('n-picked').textContent === '1'")
        assert page.errors == []
