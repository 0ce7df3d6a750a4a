"""A dungeon of which each level, wall, monster and treasure comes from packs and a name.

python dungeon.py                     arrows or WASD walk; find the light that leads down; Escape ends
python dungeon.py --world my-world    another dungeon; one name always gives the same
python dungeon.py --screenshot dungeon.png --frames 200     without a window, walking to the exit
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame
from level import Level, Thing

from assetgen_plugin import Pack, PlanPack
from assetgen_plugin.engines import pygame as gen
from assetgen_plugin.engines.stream import Stream

PACKS = Path(__file__).resolve().parents[2] / "packs"
VIEW = (640, 360)  # pixels of art; each is shown as 2×2
WINDOW = (1280, 720)
FPS = 60
CELL = 32  # pixels
BLOCK = 2  # cells a side of which each has a variant of its ground of its own
STEP = 10  # frames that a step takes
PACE = 28  # frames between two steps of a monster
SIGHT = 8  # steps as far as which walls and monsters are seen
HEARTS = 5
MERCY = 60  # frames without harm after a hit
FLOOR, WALL, EXIT = "floor5_2", "grnrock", "tlite6_1"  # of the ground pack
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
KEYS = {
    "left": (pygame.K_LEFT, pygame.K_a),
    "right": (pygame.K_RIGHT, pygame.K_d),
    "up": (pygame.K_UP, pygame.K_w),
    "down": (pygame.K_DOWN, pygame.K_s),
}


class Mover:
    """Who walks from cell to cell, smoothly."""

    def __init__(self, x: int, y: int, pace: int) -> None:
        self.x, self.y, self.pace = x, y, pace
        self._before, self._left = (x, y), 0
        self.turned = False

    @property
    def rests(self) -> bool:
        return self._left == 0

    def step(self, dx: int, dy: int) -> None:
        self._before, self._left = (self.x, self.y), self.pace
        self.x, self.y = self.x + dx, self.y + dy
        self.turned = dx < 0 if dx else self.turned

    def tick(self) -> None:
        self._left = max(0, self._left - 1)

    @property
    def place(self) -> tuple[int, int]:
        """In pixels of the level."""
        way = self._left / self.pace
        return tuple(
            round(CELL * (now + (before - now) * way))
            for now, before in zip((self.x, self.y), self._before, strict=True)
        )  # type: ignore[return-value]


class Game:
    """The level, who walks in it, and how it is drawn."""

    def __init__(self, world: str, packs: Path = PACKS) -> None:
        self.world, self.depth, self.frame, self.found = world, 0, 0, 0
        self.plans = PlanPack.open(packs / "dungeon.onnx")
        self.ground = gen.stream(Pack.open(packs / "painted" / "ground.onnx"), capacity=4096)
        self.beasts = gen.stream(Pack.open(packs / "painted" / "dungeon-monsters.onnx"), capacity=1024)
        self.goods = gen.stream(Pack.open(packs / "painted" / "dungeon-items.onnx"), capacity=1024)
        self.light = _light()
        self.descend()

    @property
    def streams(self) -> tuple[Stream[pygame.Surface], ...]:
        return self.ground, self.beasts, self.goods

    def descend(self) -> None:
        """The next level."""
        self.depth += 1
        self.hearts, self.mercy = HEARTS, 0
        self.level = Level(self.world, self.depth, self.plans)
        self.hero = Mover(*self.level.start, STEP)
        self.monsters = [(one, Mover(one.x, one.y, 16)) for one in self.level.monsters]
        self.items = {(one.x, one.y): one for one in self.level.items}
        self.known: set[tuple[int, int]] = set()
        self._look()

    def update(self, way: str | None) -> None:
        """A frame: the hero's way, the monsters' steps, what they meet."""
        self.frame += 1
        self.mercy = max(0, self.mercy - 1)
        for mover in (self.hero, *(mover for _, mover in self.monsters)):
            mover.tick()
        if way is not None and self.hero.rests:
            dx, dy = WAYS[way]
            if self.level.is_walkable(self.hero.x + dx, self.hero.y + dy):
                self.hero.step(dx, dy)
                self._look()
        here = self.hero.x, self.hero.y
        if self.items.pop(here, None) is not None:
            self.found += 1
        if self.frame % PACE == 0:
            for one, mover in self.monsters:
                self._prowl(one, mover)
        if self.mercy == 0 and any((mover.x, mover.y) == here for _, mover in self.monsters):
            self.hearts, self.mercy = self.hearts - 1, MERCY
            if self.hearts == 0:
                self.depth -= 1
                self.descend()
                return
        if here == self.level.exit and self.hero.rests:
            self.descend()

    def way_out(self) -> str | None:
        """The first step of a shortest way to the exit."""
        steps = self.level.steps_from(self.level.exit, 1 << 16)
        here = steps[self.hero.x, self.hero.y]
        for way, (dx, dy) in WAYS.items():
            if steps.get((self.hero.x + dx, self.hero.y + dy), here) < here:
                return way
        return None

    def draw(self, view: pygame.Surface) -> None:
        """Ground, things, monsters and hero in the light of a lamp; what was never seen stays dark."""
        x, y = self.hero.place
        left, top = x + CELL // 2 - VIEW[0] // 2, y + CELL // 2 - VIEW[1] // 2
        view.fill((0, 0, 0))
        for cy in range(top // CELL, (top + VIEW[1]) // CELL + 1):
            for cx in range(left // CELL, (left + VIEW[0]) // CELL + 1):
                if (cx, cy) in self.known:
                    self._cell(view, cx, cy, cx * CELL - left, cy * CELL - top)
        for one in self.items.values():
            if (one.x, one.y) in self.known:
                view.blit(self.goods.get(one.seed, label=one.kind), (one.x * CELL - left, one.y * CELL - top))
        for one, mover in self.monsters:
            if (mover.x, mover.y) in self.seen:
                sprite = self.beasts.get(one.seed, label=one.kind)
                px, py = mover.place
                _stand(view, sprite, px - left, py - top, turned=mover.turned)
        if self.mercy % 12 < 6:
            hero = self.beasts.get("hero", base="death_knight", palette="keep", spread=0.0)
            _stand(view, hero, x - left, y - top, turned=self.hero.turned)
        view.blit(self.light, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _cell(self, view: pygame.Surface, cx: int, cy: int, x: int, y: int) -> None:
        """A cell's part of the picture that its block of cells has of the same ground."""
        is_floor = bool(self.level.walkable[cy, cx])
        base = EXIT if (cx, cy) == self.level.exit else FLOOR if is_floor else WALL
        seed = f"{self.level.name}/{cx // BLOCK},{cy // BLOCK}"
        picture = self.ground.get(seed, base=base, palette="keep")
        if base == EXIT:
            view.blit(picture, (x, y), (CELL // 2, CELL // 2, CELL, CELL))
            return
        view.blit(picture, (x, y), (cx % BLOCK * CELL, cy % BLOCK * CELL, CELL, CELL))
        if is_floor and not self.level.is_walkable(cx, cy - 1):
            view.blit(_shade(), (x, y))
        elif not is_floor and self.level.is_walkable(cx, cy + 1):
            view.fill((34, 30, 34), (x, y + CELL - 8, CELL, 8))
            view.fill((96, 92, 88), (x, y + CELL - 9, CELL, 1))

    def _look(self) -> None:
        """What is seen from where the hero stands; it is known from then on."""
        steps = self.level.steps_from((self.hero.x, self.hero.y), SIGHT)
        self.seen = {(x + dx, y + dy) for x, y in steps for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        self.known |= {(x, y) for x, y in self.seen if self.level.plan[y, x]}

    def _prowl(self, one: Thing, mover: Mover) -> None:
        """A step of a monster: towards the hero if that is near, else anywhere."""
        dx, dy = self.hero.x - mover.x, self.hero.y - mover.y
        if 0 < abs(dx) + abs(dy) <= 5:
            step = ((dx > 0) - (dx < 0), 0) if abs(dx) >= abs(dy) else (0, (dy > 0) - (dy < 0))
        else:
            word = self.level.random(3, one.x * 64 + one.y, self.frame // PACE)
            step = list(WAYS.values())[word >> 4 & 3] if word & 3 else (0, 0)
        taken = {(other.x, other.y) for _, other in self.monsters}
        there = mover.x + step[0], mover.y + step[1]
        if step != (0, 0) and self.level.is_walkable(*there) and there not in taken:
            mover.step(*step)


def _stand(view: pygame.Surface, sprite: pygame.Surface, x: int, y: int, *, turned: bool) -> None:
    """A sprite with a shadow under it."""
    shadow = pygame.Surface((CELL, CELL), pygame.SRCALPHA)
    pygame.draw.ellipse(shadow, (0, 0, 0, 110), (5, 23, 22, 8))
    view.blit(shadow, (x, y))
    view.blit(pygame.transform.flip(sprite, True, False) if turned else sprite, (x, y - 3))


def _shade() -> pygame.Surface:
    """The shadow of a wall on the floor below it."""
    shade = pygame.Surface((CELL, 10), pygame.SRCALPHA)
    for row in range(10):
        shade.fill((0, 0, 0, 130 - 13 * row), (0, row, CELL, 1))
    return shade


def _light() -> pygame.Surface:
    """What the view is multiplied by: warm near the hero, dim far away."""
    light = pygame.Surface(VIEW)
    light.fill((84, 86, 112))
    for radius in range(250, 20, -4):
        bright = 1 - (radius - 20) / 230
        colour = tuple(
            round(dim + (full - dim) * bright) for dim, full in zip((84, 86, 112), (255, 244, 222), strict=True)
        )
        pygame.draw.circle(light, colour, (VIEW[0] // 2, VIEW[1] // 2), radius)
    return light


class Window:
    """The screen: the view enlarged, and lines of text on it."""

    def __init__(self) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption("A dungeon of its own")
        self.screen = pygame.display.set_mode(WINDOW)
        self.view = pygame.Surface(VIEW).convert()
        self.font = pygame.font.Font(None, 28)

    def show(self, game: Game, note: str = "") -> None:
        game.draw(self.view)
        pygame.transform.scale(self.view, WINDOW, self.screen)
        self._map(game)
        self._line(f"level {game.depth}    hearts {game.hearts} of {HEARTS}    treasures {game.found}", 0)
        self._line("arrows walk, the light leads down" + note, 1)
        pygame.display.flip()

    def _map(self, game: Game) -> None:
        """The cells known so far, four pixels each, in the upper right corner."""
        height, width = game.level.plan.shape
        small = pygame.Surface((4 * width, 4 * height), pygame.SRCALPHA)
        small.fill((10, 10, 16, 150))
        for x, y in game.known:
            small.fill((176, 160, 120) if game.level.walkable[y, x] else (74, 70, 78), (4 * x, 4 * y, 4, 4))
        for (x, y), colour in ((game.level.exit, (255, 170, 60)), ((game.hero.x, game.hero.y), (120, 220, 255))):
            if (x, y) in game.known:
                small.fill(colour, (4 * x - 1, 4 * y - 1, 6, 6))
        self.screen.blit(small, (WINDOW[0] - small.width - 12, 12))

    def _line(self, text: str, right: int) -> None:
        """A line on the left or on the right of the bottom, light on dark."""
        words = self.font.render(text, True, (244, 240, 230))
        plate = pygame.Surface((words.width + 24, words.height + 14), pygame.SRCALPHA)
        pygame.draw.rect(plate, (18, 16, 24, 200), plate.get_rect(), border_radius=8)
        plate.blit(words, (12, 8))
        self.screen.blit(plate, ((WINDOW[0] - plate.width - 12) if right else 12, WINDOW[1] - plate.height - 12))


def play(window: Window, game: Game) -> None:
    """The game, until the window is closed."""
    clock = pygame.time.Clock()
    while True:
        for event in pygame.event.get():
            if event.type == pygame.QUIT or (event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE):
                return
        held = pygame.key.get_pressed()
        game.update(next((way for way, keys in KEYS.items() if any(held[key] for key in keys)), None))
        window.show(game, f"    {clock.get_fps():.0f} fps")
        for stream in game.streams:
            stream.pump(1.0)
        clock.tick(FPS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", default="demo", help="the name of the dungeon; default demo")
    parser.add_argument("--frames", type=int, default=0, help="of a walk to the exit by itself, without a window")
    parser.add_argument("--screenshot", type=Path, help="what is seen after it, as a PNG")
    options = parser.parse_args()
    if options.screenshot is not None:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    window, game = Window(), Game(options.world)
    if options.screenshot is None:
        play(window, game)
    else:
        for _ in range(options.frames):
            game.update(game.way_out())
        window.show(game)  # which asks for what is not there yet
        for stream in game.streams:
            stream.finish()
        window.show(game)
        pygame.image.save(window.screen, options.screenshot)
    for stream in game.streams:
        stream.close()
    pygame.quit()


if __name__ == "__main__":
    sys.exit(main())
