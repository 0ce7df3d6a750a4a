"""Textures in game engines: how fast, how soon, how much memory and disk; and frame times while 500 are loaded.

    python benchmarks/engines.py [--engine NAME …] [--pack PACK] [--rounds N]

Each engine's adapter stands beside the naive way: the decoder in onnxruntime, or in torch, called in the game loop.
Each figure is of a process of its own, on one core, without a window. Frame times are of samples/games/forest. Engines
and ways that are not installed are left out: arcade has a virtual environment of its own (see .ci/run).
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 1.5  # a turn
N_LOADED = 500
BUDGET_MS = 2.0

Upload = Callable[[NDArray[np.uint8]], object]


def open_pygame() -> Upload:
    os.environ |= {"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    import pygame

    from assetgen_plugin.engines.pygame import surface

    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    return surface


def open_panda3d() -> Upload:
    from direct.showbase.ShowBase import ShowBase
    from panda3d.core import loadPrcFileData

    from assetgen_plugin.engines.panda3d import texture

    settings = "load-display p3tinydisplay", "aux-display", "audio-library-name null", "notify-level-display fatal"
    loadPrcFileData("", "\n".join((*settings, "notify-level-device fatal", "win-size 1280 720")))
    ShowBase(windowType="offscreen")
    return texture


def open_arcade() -> Upload:
    os.environ["ARCADE_HEADLESS"] = "True"
    import arcade

    from assetgen_plugin.engines.arcade import texture

    arcade.ArcadeContext.atlas_size = 2048, 2048
    atlas = arcade.open_window(1280, 720).ctx.default_atlas

    def upload(pixels: NDArray[np.uint8]) -> object:
        made = texture(pixels)
        atlas.add(made)
        return made

    return upload


ENGINES: dict[str, tuple[str, Callable[[], Upload]]] = {  # its distribution, and what makes a texture of pixels
    "pygame": ("pygame-ce", open_pygame),
    "panda3d": ("panda3d", open_panda3d),
    "arcade": ("arcade", open_arcade),
}
WAYS = {"adapter": ("numpy", "onnxruntime"), "onnxruntime": ("numpy", "onnxruntime"), "torch": ("numpy", "torch")}


def drawing(way: str, path: Path) -> tuple[Callable[[int], NDArray[np.uint8]], Callable[[int], NDArray[np.uint8]]]:
    """What draws one texture, and what draws 64 (N, H, W, C), from a number."""
    if way == "adapter":
        from assetgen_plugin import Pack

        pack = Pack.open(path)
        return lambda number: pack.texture(7, number), lambda number: pack.textures(
            7, range(64 * number, 64 * number + 64)
        )
    decode = _naive_onnxruntime(path) if way == "onnxruntime" else _naive_torch(path)
    return lambda number: decode(number, 1)[0], lambda number: decode(number, 64)


def _naive_onnxruntime(path: Path) -> Callable[[int, int], NDArray[np.uint8]]:
    """As one writes it by hand: a session, random latents, palettes looked up. No checks, and no contract of seeds."""
    import onnxruntime

    session = onnxruntime.InferenceSession(path)
    sizes = {one.name: one.shape[1] for one in session.get_inputs()}

    def decode(number: int, n_textures: int) -> NDArray[np.uint8]:
        rng = np.random.default_rng(number)
        feeds = {name: rng.normal(0, 32, (n_textures, size)).round().astype(np.float32) for name, size in sizes.items()}
        index, palette = session.run(["index", "palette"], feeds)
        return _coloured(index, palette)

    return decode


def _naive_torch(path: Path) -> Callable[[int, int], NDArray[np.uint8]]:
    """The same decoder as torch modules, run eagerly."""
    import torch
    from torch import nn

    from assetgen_plugin import Pack
    from assetgen_plugin.tensors import layers_of

    torch.set_num_threads(1)
    tensors = Pack.open(path).tensors  # for its weights: their reading counts as the loading of a checkpoint would
    lookups = {
        part: [layer.tensors["values"] for layer in layers_of(tensors, part) if layer.kind == "table"]
        for part in ("decoder", "palette")
    }

    def modules(part: str) -> nn.Sequential:
        built: list[nn.Module] = []
        for layer in layers_of(tensors, part):
            given = {name: torch.from_numpy(value.astype(np.float32)) for name, value in layer.tensors.items()}
            if layer.kind in ("dense", "conv"):
                weight = given["weight"] / 2.0 ** given["shift"].reshape(-1, *(1,) * (given["weight"].ndim - 1))
                if layer.kind == "dense":
                    module: nn.Module = nn.Linear(weight.shape[1], weight.shape[0])
                else:
                    top, left, bottom, right = (int(pad) for pad in layer.tensors["pads"])
                    built.append(nn.ZeroPad2d((left, right, top, bottom)))
                    module = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2:])
                module.weight.data, module.bias.data = weight, given["bias"] / 2.0 ** given["shift"]
                built += [module, nn.Hardtanh(*(float(end) for end in layer.tensors["range"]))]
            elif layer.kind == "reshape":
                built.append(nn.Unflatten(1, tuple(int(side) for side in layer.tensors["shape"])))
            elif layer.kind == "shuffle":
                built.append(nn.PixelShuffle(int(layer.tensors["block"][0])))
            elif layer.kind == "upsample":
                built.append(nn.Upsample(scale_factor=int(layer.tensors["factor"][0])))
            elif layer.kind not in ("table", "argmax"):
                raise SystemExit(f"{path.name} has a {layer.kind} layer, which this benchmark does not build in torch")
        return nn.Sequential(*built).eval()

    decoder, palettes = modules("decoder"), modules("palette")
    n_codes = tensors["decoder.00.dense.weight"].shape[1]

    def decode(number: int, n_textures: int) -> NDArray[np.uint8]:
        codes = torch.randn(n_textures, n_codes, generator=torch.Generator().manual_seed(number)) * 32
        with torch.inference_mode():
            index = decoder(codes).argmax(1).to(torch.uint8).numpy()
            places = palettes(codes).long().numpy()
        return _coloured(index, lookups["palette"][0][places] if lookups["palette"] else places)

    return decode


def _coloured(index: NDArray[np.uint8], palette: NDArray[Any]) -> NDArray[np.uint8]:
    colours = palette.reshape(len(index), -1, 4).astype(np.uint8)
    colours = np.concatenate([np.zeros_like(colours[:, :1]), colours], axis=1)
    return colours[np.arange(len(index))[:, None, None], index]


def first(engine: str, way: str, path: Path) -> dict[str, float]:
    """The clock when the first texture was the engine's; then how many a second, and the most memory held."""
    upload = ENGINES[engine][1]()
    one, many = drawing(way, path)
    upload(one(0))
    here = time.time()
    rates = []
    for draw in (lambda number: upload(one(number)), lambda number: [upload(pixels) for pixels in many(number)]):
        draw(1)
        begun, number = time.perf_counter(), 0
        while (took := time.perf_counter() - begun) < SECONDS:
            number += 1
            draw(number)
        rates.append(number / took)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": here, "one": rates[0], "many": 64 * rates[1], "memory": memory}


def pumps(engine: str, path: Path, n_rounds: int) -> dict[str, float]:
    """Milliseconds of `pump`, 99th percentile and most, while 500 variants are loaded at 60 frames a second."""
    from assetgen_plugin import Pack
    from assetgen_plugin.engines.stream import Stream

    upload, pack = ENGINES[engine][1](), Pack.open(path)
    stream = Stream(pack, upload, upload(pack.texture(0)))
    spans = []
    for number in range(n_rounds):
        busy = True
        while busy:
            begun = time.perf_counter()
            for entity in range(N_LOADED):
                stream.get(f"new/{number}/{entity}")
            before = time.perf_counter()
            stream.pump(BUDGET_MS)
            spans.append(1000 * (time.perf_counter() - before))
            busy = stream.pending > 0
            time.sleep(max(0, begun + 1 / 60 - time.perf_counter()))
    stream.close()
    return {"pump": float(np.percentile(spans, 99)), "worst": max(spans)}


def frames(way: str, path: Path, n_rounds: int) -> dict[str, Any]:
    """Milliseconds of work in each frame of the forest while 500 variants are loaded, again and again.

    way: `none` loads nothing; `stream` asks a stream for them, `now` draws each where it is needed.
    """
    os.environ |= {"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    sys.path.insert(0, str(ROOT / "samples" / "games" / "forest"))
    import forest as game
    import pygame

    from assetgen_plugin import Pack

    window, pack = game.Window(), Pack.open(path)
    forest = game.Forest(game.World("demo"), pack)
    for _ in range(60):  # all chunks around
        forest.look()
        forest.stream.finish()
    ask = {"stream": forest.stream.get, "now": forest.stream.now}.get(way)
    clock, spans, pumps, waits = pygame.time.Clock(), [], [], []
    for number in range(n_rounds):
        wanted = [(f"new/{number}/{entity}", pack.labels[entity % len(pack.labels)]) for entity in range(N_LOADED)]
        asked, n_frames = time.perf_counter(), 0
        while n_frames < 30 or forest.stream.pending:
            begun = time.perf_counter()
            window.show(forest)
            if ask is not None:
                for name, label in wanted:
                    ask(name, label=label)
            busy, before = forest.stream.pending > 0, time.perf_counter()
            forest.stream.pump(BUDGET_MS)
            ended = time.perf_counter()
            spans.append(1000 * (ended - begun))
            if busy:
                pumps.append(1000 * (ended - before))
                if not forest.stream.pending:
                    waits.append(ended - asked)
            n_frames += 1
            pygame.event.pump()
            clock.tick(game.FPS)
    return {"frames": spans, "pumps": pumps, "waits": waits, "plants": forest.n_plants}


def child(*words: str) -> dict[str, Any]:
    """What a process of this file, on one core, prints for such words; `start` is the clock before it was started."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, __file__, "--child", *words],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    return {"start": start, **json.loads(done.stdout.splitlines()[-1])}


def megabytes(*distributions: str) -> float:
    """Of the installed files of distributions and all that they need."""
    from packaging.requirements import Requirement

    seen: set[str] = set()
    waiting = list(distributions)
    while waiting:
        name = waiting.pop().lower()
        if name not in seen:
            seen.add(name)
            needs = [Requirement(text) for text in importlib.metadata.distribution(name).requires or []]
            waiting += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    files = (file for name in seen for file in importlib.metadata.distribution(name).files or [])
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file()) / 1e6


def folder_megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.py")) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be repeated")
    parser.add_argument("--pack", type=Path, default=ROOT / "samples" / "packs" / "plants.onnx")
    parser.add_argument("--rounds", type=int, default=10, help="loads of 500 variants; default 10")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        job, way = options.child
        result: dict[str, Any]
        if job == "frames":
            result = frames(way, options.pack, options.rounds)
        elif way == "pumps":
            result = pumps(job, options.pack, options.rounds)
        else:
            result = first(job, way, options.pack)
        print(json.dumps(result))
        return
    given = ["--pack", str(options.pack), "--rounds", str(options.rounds)]
    print("| engine | way | textures/s, one by one | in batches | first texture, ms | memory, MB | shipped, MB |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    pack_size = options.pack.stat().st_size / 1e6
    engines = options.engine or [engine for engine in ENGINES if importlib.util.find_spec(engine)]
    for engine in engines:
        for way, needs in WAYS.items():
            if not all(map(importlib.util.find_spec, needs)):
                continue
            runs = [child(engine, way, *given) for _ in range(3)]
            one, many, memory = (statistics.median(run[key] for run in runs) for key in ("one", "many", "memory"))
            soon = 1000 * statistics.median(run["first"] - run["start"] for run in runs)
            shipped = megabytes(*needs) + pack_size + (way == "adapter") * folder_megabytes(ROOT / "plugin")
            print(f"| {engine} | {way} | {one:,.0f} | {many:,.0f} | {soon:,.0f} | {memory:.0f} | {shipped:.0f} |")
        name = ENGINES[engine][0]
        run = child(engine, "pumps", *given)
        print(f"\n{engine} itself ({name} {importlib.metadata.version(name)}): {megabytes(name):.0f} MB")
        print(f"{N_LOADED} variants by pump({BUDGET_MS:g}): {run['pump']:.1f} ms at 99 %, at most {run['worst']:.1f}\n")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "onnxruntime"))
    print(
        f"{platform.machine()}, {os.cpu_count()} cores of which each run has one, Python {platform.python_version()}, "
        f"{versions}; load {os.getloadavg()[0]:.1f}; {options.pack.name}\n"
    )
    if "pygame" in engines:
        print_frames(given)


def print_frames(given: list[str]) -> None:
    print(f"| {N_LOADED} variants while the forest runs | frame, ms | 99 % | worst | pump: 99 % | worst | all, s |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for way, title in (
        ("none", "nothing loaded"),
        ("stream", f"stream, pump({BUDGET_MS:g})"),
        ("now", "drawn when needed"),
    ):
        run = child("frames", way, *given)
        cells = [f"{value:.1f}" for value in np.percentile(run["frames"], [50, 99, 100])]
        cells += [f"{value:.1f}" for value in np.percentile(run["pumps"], [99, 100])] if run["pumps"] else ["", ""]
        cells.append(f"{statistics.median(run['waits']):.2f}" if run["waits"] else "")
        print(f"| {title} | {' | '.join(cells)} |")
    print(f"\n{run['plants']} plants in sight")


if __name__ == "__main__":
    main()
