"""How soon the gallery shows pictures, how it scrolls and what it keeps; and how long Phaser stands still for textures.

    python benchmarks/gallery.py [PACK ...]      default: the shipped packs of 32x32 textures

Needs Chromium, and npm for Phaser. Prints Markdown tables. Times are the clock's, medians of several pages; WebGL is
drawn by software, so that the gaps of a page that does nothing stand beside the others.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from assetgen.gallery.page import Shown, gallery_page  # noqa: E402
from assetgen_plugin import Pack  # noqa: E402
from assetgen_plugin.agp import flat_bytes  # noqa: E402
from browser import CHROMIUM, run_modules  # noqa: E402
from devtools import Page  # noqa: E402

PACKS = [
    ROOT / "samples" / "packs" / name for name in ("plants.onnx", "dungeon-items.onnx", "painted/dungeon-items.onnx")
]
STARTS = 5
LOOKED_AT = 50_000
PHASER = "phaser@4.2.1"

OPENED = """(async () => {
  const drawn = () => document.querySelectorAll(".cell").length > 8 && !document.querySelector(".cell:not(.drawn)");
  const until = async (holds) => {
    while (!holds()) await new Promise((done) => setTimeout(done, 2));
    return performance.now();
  };
  const first = await until(() => document.querySelector(".cell.drawn"));
  const all = await until(drawn);
  const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
  return { first: first - load, all: all - load, cells: document.querySelectorAll(".cell").length };
})()"""
SCROLLED = """(async () => {
  let drawn = 0;
  const own = assetgen.AsyncPack.prototype.texture;
  assetgen.AsyncPack.prototype.texture = async function (...given) {
    const result = await own.apply(this, given);
    drawn++;
    return result;
  };
  const grid = document.getElementById("grid");
  const gaps = [];
  const begun = performance.now();
  for (let last = begun; last < begun + 4000; ) {
    const now = await new Promise((done) => requestAnimationFrame(done));
    gaps.push(now - last);
    last = now;
    grid.scrollTop += 40;
  }
  gaps.sort((a, b) => a - b);
  return { rate: drawn / 4, median: gaps[gaps.length >> 1], late: gaps.filter((gap) => gap > 25).length / gaps.length };
})()"""
LOOK = """(async () => {
  const grid = document.getElementById("grid");
  for (let seen = 0; seen < plan; ) {
    seen += document.querySelectorAll(".cell").length;
    grid.scrollTop += grid.clientHeight;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    while (document.querySelector(".cell:not(.drawn)")) await new Promise((done) => setTimeout(done, 2));
  }
})()"""
IN_PHASER = """
const { addTexture, register, stream } = await import("/web/phaser.js");
const { AsyncPack, Pack } = await import("/web/index.js");
const bytes = await (await fetch("/files/plants.agp")).arrayBuffer();
const worker = await AsyncPack.from(bytes.slice(0));
const own = Pack.from(bytes);
own.texture({ seed: 0 });
let trees = null;
new Phaser.Game({ type: Phaser.WEBGL, banner: false, audio: { noAudio: true }, scene: {
  create() {
    trees = stream(this, "trees", worker, { capacity: 400 });
    setTimeout(() => watch(this), 1000);
  },
  update() { if (plan.how === "stream") trees?.pump(2); },
} });
async function watch(scene) {
  const begun = performance.now();
  if (plan.how === "stream") for (let seed = 0; seed < 300; seed++) trees.get({ seed });
  if (plan.how === "at once")
    for (let seed = 0; seed < 300; seed++) addTexture(scene, `t${seed}`, own.texture({ seed }));
  let [worst, last] = [0, begun];
  do {
    const now = await new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    worst = Math.max(worst, now - last);
    last = now;
  } while (last < begun + 1000 || trees.pending);
  post({ worst });
}
"""


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or PACKS
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        print("| gallery | first picture, ms | screen | textures/s | frame, ms | late frames | MB | MB after |")
        print("| --- " * 8 + "|")
        for path in paths:
            print(
                f"| {path.relative_to(ROOT) if path.is_relative_to(ROOT) else path} | {row(path, folder)} |", flush=True
            )

        site = {"web": ROOT / "plugin" / "web", "files": folder, "phaser": from_npm(folder)}
        (folder / "plants.agp").write_bytes(flat_bytes(Pack.open(ROOT / "samples" / "packs" / "plants.onnx").tensors))
        print("\n| 300 textures in Phaser | worst gap of the page, ms |\n| --- | --- |")
        for how in ("nothing drawn", "stream", "at once"):
            found = [phaser(folder, site, how) for _ in range(STARTS)]
            print(f"| {how} | {statistics.median(found):.0f} ({min(found):.0f} … {max(found):.0f}) |", flush=True)


def row(path: Path, folder: Path) -> str:
    """What the gallery of a pack does, as the rest of a table's row."""
    page_file = folder / "gallery.html"
    page_file.write_text(gallery_page([Shown.of(path)]))
    starts: list[dict[str, float]] = []
    for start in range(STARTS):
        with Page(str(CHROMIUM), folder / f"{path.stem}-{start}", width=1600) as page:
            page.open(page_file.as_uri())
            page.wait("location.protocol === 'file:' && document.readyState === 'complete'")
            starts.append(page.run(OPENED))
            if start == STARTS - 1:
                scrolled: dict[str, float] = page.run(SCROLLED)
                before = page.megabytes()
                page.run(LOOK.replace("plan", str(LOOKED_AT)))
                after = page.megabytes()
    first, whole = (statistics.median(one[what] for one in starts) for what in ("first", "all"))
    looks = f"{first:.0f} | {whole:.0f}, {starts[0]['cells']:.0f} cells"
    moves = f"{scrolled['rate']:.0f} | {scrolled['median']:.1f} | {scrolled['late']:.1%}"
    return f"{looks} | {moves} | {before:.0f} | {after:.0f}"


def phaser(folder: Path, site: dict[str, Path], how: str) -> float:
    """The worst gap between two frames of a page with Phaser, in ms, while 300 textures are made."""
    place = Path(tempfile.mkdtemp(dir=folder))
    found: dict[str, Any] = run_modules(
        place / "site", place / "profile", site, IN_PHASER, {"how": how}, before="/phaser/dist/phaser.min.js"
    )
    shutil.rmtree(place, ignore_errors=True)
    if "error" in found:
        sys.exit(str(found))
    return float(found["worst"])


def from_npm(folder: Path) -> Path:
    """Phaser's folder."""
    place = folder / "npm"
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", PHASER], cwd=place, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(place.glob("*.tgz"))) as archive:
        archive.extractall(place, filter="data")
    return place / "package"


if __name__ == "__main__":
    main()
