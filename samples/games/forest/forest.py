"""A forest of which no two plants are alike, as far as you walk; beside it, the same forest of eight sprites.

python forest.py                     arrows or WASD walk, V shows the next of three views, Escape ends
python forest.py --world my-world    another forest; one name always gives the same
python forest.py --screenshot forest.png --frames 90     without a window
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame
from hero import frames
from world import CELL, SIDE, Chunk, World

from assetgen_plugin import Pack
from assetgen_plugin.engines import pygame as gen

PACK = Path(__file__).resolve().parents[2] / "packs" / "plants.onnx"
VIEW = (640, 360)  # pixels of art; each is shown as 2×2
WINDOW = (1280, 720)
FPS = 60
BUDGET_MS = 2.0  # of each frame, for textures that the worker has drawn
SPEED = 2  # pixels a frame
MODES = ("every plant its own", "one sprite a species", "left its own, right one a species")
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
KEYS = {
    "left": (pygame.K_LEFT, pygame.K_a),
    "right": (pygame.K_RIGHT, pygame.K_d),
    "up": (pygame.K_UP, pygame.K_w),
    "down": (pygame.K_DOWN, pygame.K_s),
}


class Forest:
    """The part of the world around the walker, and how it is drawn."""

    def __init__(self, world: World, pack: Pack) -> None:
        self.world = world
        self.stream = gen.stream(pack, capacity=8192)  # 4 KB each
        self.typical = {label: self.stream.now("typical", 9, label=label) for label in pack.labels}  # good-looking ones
        self.walks = frames()
        self.x, self.y, self.way, self.step = 128, 128, "down", 0
        self.mode = 0
        self.n_plants = self.n_different = 0
        self._chunks: dict[tuple[int, int], tuple[Chunk, pygame.Surface]] = {}
        while not self._walkable(self.x, self.y):
            self.x += CELL
        self.look()

    def look(self) -> None:
        """Makes the chunks in sight, and in a quiet moment one ahead: its textures are there before it is seen."""
        left, top = self._corner()
        columns, rows = (
            (first // SIDE, (first + length + 32) // SIDE) for first, length in zip((left, top), VIEW, strict=True)
        )
        around = [(x, y) for y in range(rows[0] - 1, rows[1] + 2) for x in range(columns[0] - 1, columns[1] + 2)]
        missing = [place for place in around if place not in self._chunks]
        needed = [(x, y) for x, y in missing if columns[0] <= x <= columns[1] and rows[0] <= y <= rows[1]]
        if missing and not needed and self.stream.pending < 100:
            dx, dy = WAYS[self.way]
            ahead = self.x / SIDE + dx - 0.5, self.y / SIDE + dy - 0.5
            needed = [min(missing, key=lambda place: (place[0] - ahead[0]) ** 2 + (place[1] - ahead[1]) ** 2)]
        for place in needed:
            self._chunk(place)
        for place in self._chunks.keys() - set(around):
            if max(abs(place[0] - columns[0]), abs(place[1] - rows[0])) > 8:
                del self._chunks[place]

    def walk(self, way: str | None) -> None:
        """A step, unless there is water."""
        if way is None:
            self.step = 0
            return
        dx, dy = WAYS[way]
        self.way, self.step = way, self.step + 1
        if self._walkable(self.x + dx * SPEED, self.y + dy * SPEED):
            self.x, self.y = self.x + dx * SPEED, self.y + dy * SPEED

    def draw(self, view: pygame.Surface) -> None:
        """Ground, then plants and walker from the farthest to the nearest."""
        left, top = self._corner()
        right, bottom = left + VIEW[0], top + VIEW[1]
        standing: list[tuple[int, int, pygame.Surface, tuple[int, int]]] = []
        own, different = self.stream.get, set()
        for (cx, cy), (chunk, ground) in self._chunks.items():
            x, y = cx * SIDE, cy * SIDE
            if x >= right + 16 or x + SIDE <= left - 16 or y >= bottom + 32 or y + SIDE <= top:
                continue
            view.blit(ground, (x - left, y - top))
            for plant in chunk.plants:
                px, py = plant.x - left, plant.y - top
                if -16 < px < VIEW[0] + 16 and 0 < py < VIEW[1] + 32:
                    sprite = self.typical[plant.species]
                    if self.mode == 0 or (self.mode == 2 and px < VIEW[0] // 2):
                        own_sprite = own(plant.seed, label=plant.species)
                        sprite = sprite if own_sprite is self.stream.fallback else own_sprite
                    standing.append((py, px, sprite, (px - 16, py - 30)))
                    different.add(sprite)
        steps = self.walks[self.way]
        hero = steps[self.step // 6 % len(steps)]
        hero_x, hero_y = self.x - left, self.y - top
        standing = [
            (y, x, _see_through(sprite) if 0 <= y - hero_y < 28 and abs(x - hero_x) < 14 else sprite, place)
            for y, x, sprite, place in standing
        ]
        standing.append((hero_y, hero_x, hero, (hero_x - 5, hero_y - 12)))
        standing.sort(key=lambda item: item[:2])
        view.fblits([(sprite, place) for _, _, sprite, place in standing])
        self.n_plants, self.n_different = len(standing) - 1, len(different)

    def _chunk(self, place: tuple[int, int]) -> Chunk:
        if place not in self._chunks:
            chunk = self.world.chunk(*place)
            self._chunks[place] = chunk, gen.surface(chunk.ground)
            for plant in chunk.plants:
                self.stream.get(plant.seed, label=plant.species)
        return self._chunks[place][0]

    def _walkable(self, x: int, y: int) -> bool:
        chunk = self._chunk((x // SIDE, y // SIDE))
        return bool(chunk.walkable[y % SIDE // CELL, x % SIDE // CELL])

    def _corner(self) -> tuple[int, int]:
        return self.x - VIEW[0] // 2, self.y - VIEW[1] // 2


def _see_through(sprite: pygame.Surface) -> pygame.Surface:
    """For what stands before the walker."""
    thin = sprite.copy()
    thin.set_alpha(110)
    return thin


class Window:
    """The screen: the view enlarged, and a line of text under it."""

    def __init__(self) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption("A forest of its own")
        self.screen = pygame.display.set_mode(WINDOW)
        self.view = pygame.Surface(VIEW).convert()
        self.font = pygame.font.Font(None, 28)

    def show(self, forest: Forest, note: str = "") -> None:
        forest.draw(self.view)
        pygame.transform.scale(self.view, WINDOW, self.screen)
        if forest.mode == 2:
            pygame.draw.rect(self.screen, (244, 246, 236), (WINDOW[0] // 2 - 2, 0, 4, WINDOW[1]))
        self._line(f"{MODES[forest.mode]}: {forest.n_plants} plants, {forest.n_different} different", 0)
        self._line("arrows walk    V: another view" + note, 1)
        pygame.display.flip()

    def loading(self, done: int, of: int) -> None:
        self.screen.fill((24, 34, 28))
        bar = pygame.Rect(440, 350, 400, 20)
        pygame.draw.rect(self.screen, (52, 72, 56), bar, border_radius=6)
        pygame.draw.rect(
            self.screen, (138, 180, 90), (*bar.topleft, bar.width * done // max(of, 1), 20), border_radius=6
        )
        self._line(f"the forest grows: {done} of {of} plants", 0)
        pygame.display.flip()

    def _line(self, text: str, right: int) -> None:
        """A line on the left or on the right of the bottom, light on dark."""
        words = self.font.render(text, True, (244, 246, 236))
        plate = pygame.Surface((words.width + 24, words.height + 14), pygame.SRCALPHA)
        pygame.draw.rect(plate, (20, 30, 24, 190), plate.get_rect(), border_radius=8)
        plate.blit(words, (12, 8))
        self.screen.blit(plate, ((WINDOW[0] - plate.width - 12) if right else 12, WINDOW[1] - plate.height - 12))


def load(window: Window, forest: Forest) -> None:
    """Waits for the first sight, with a bar that moves."""
    clock, of = pygame.time.Clock(), forest.stream.pending
    while forest.stream.pending:
        forest.stream.pump(8)
        window.loading(of - forest.stream.pending, of)
        pygame.event.pump()
        clock.tick(FPS)


def play(window: Window, forest: Forest, note: str) -> None:
    """The game, until the window is closed."""
    clock = pygame.time.Clock()
    while True:
        for event in pygame.event.get():
            if event.type == pygame.QUIT or (event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE):
                return
            if event.type == pygame.KEYDOWN and event.key == pygame.K_v:
                forest.mode = (forest.mode + 1) % len(MODES)
        held = pygame.key.get_pressed()
        forest.walk(next((way for way, keys in KEYS.items() if any(held[key] for key in keys)), None))
        forest.look()
        window.show(forest, f"    {note}    {clock.get_fps():.0f} fps")
        forest.stream.pump(BUDGET_MS)
        clock.tick(FPS)


def stroll(window: Window, forest: Forest, n_frames: int) -> list[tuple[float, float]]:
    """A walk by itself, east and south in turns; ms that each frame took, and that this thread computed in it."""
    clock, spans = pygame.time.Clock(), []
    for frame in range(n_frames):
        begun, computed = time.perf_counter(), time.thread_time()
        forest.walk(("right", "down")[frame // 90 % 2])
        forest.look()
        window.show(forest)
        forest.stream.pump(BUDGET_MS)
        spans.append((1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - computed)))
        pygame.event.pump()
        clock.tick(FPS)
    return spans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", default="demo", help="the name of the world; default demo")
    parser.add_argument("--pack", type=Path, default=PACK, help="another pack with the same species")
    parser.add_argument("--mode", type=int, choices=range(len(MODES)), default=0, help="; ".join(MODES))
    parser.add_argument("--frames", type=int, default=0, help="of a walk by itself, without a window")
    parser.add_argument("--screenshot", type=Path, help="what is seen after it, as a PNG")
    parser.add_argument("--bench", action="store_true", help="how long its frames took")
    options = parser.parse_args()
    alone = options.screenshot is not None or options.bench
    if alone:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    begun = time.perf_counter()
    window = Window()
    forest = Forest(World(options.world), Pack.open(options.pack))
    forest.mode = options.mode
    if alone:
        forest.stream.finish()
    else:
        load(window, forest)
    note = f"level loaded in {time.perf_counter() - begun:.2f} s: {len(forest.stream)} textures"
    print(note)
    if not alone:
        play(window, forest, note)
    spans = stroll(window, forest, options.frames) if alone else []
    if options.bench and spans:
        print(f"{forest.n_plants} plants in sight; {len(spans)} frames of {1000 / FPS:.1f} ms; median, 99 %, worst:")
        for what, times in zip(("taken", "computed"), np.transpose(spans), strict=True):
            print("  ".join([f"{what:8}", *(f"{value:5.1f} ms" for value in np.percentile(times, [50, 99, 100]))]))
    if options.screenshot is not None:
        window.show(forest)  # which asks for what is not there yet
        forest.stream.finish()
        window.show(forest)
        pygame.image.save(window.screen, options.screenshot)
    forest.stream.close()
    pygame.quit()


if __name__ == "__main__":
    sys.exit(main())
