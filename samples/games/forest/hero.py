"""The walker: pixels from text."""

from __future__ import annotations

import pygame

COLOURS = {
    "o": (45, 32, 40),
    "h": (122, 70, 42),
    "s": (240, 194, 154),
    "r": (201, 64, 58),
    "d": (156, 42, 50),
    "l": (66, 76, 116),
    "b": (84, 58, 44),
}
HEAD = {
    "down": ("..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohssssssho", "ohsossosho", ".osssssso."),
    "up": ("..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohhhhhhhho", "ohhhhhhhho", ".ohhhhhho."),
    "right": ("..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohhhhsssso", "ohhhssosso", ".ohhsssso."),
}
BODY = ("..orrrro..", ".osrrrrso.", ".osrddrso.", "..orrrro..")
LEGS = (
    ("..olllo...", "..olooblo.", "..obo.oo.."),
    ("..ollllo..", "..olooolo.", "..obo.obo."),
    ("...olllo..", ".olboolo..", "..oo.obo.."),
    ("..ollllo..", "..olooolo.", "..obo.obo."),
)


def frames() -> dict[str, list[pygame.Surface]]:
    """Four steps of a walk in each of four directions."""
    walks = {way: [_drawn((*head, *BODY, *legs)) for legs in LEGS] for way, head in HEAD.items()}
    walks["left"] = [pygame.transform.flip(step, True, False) for step in walks["right"]]
    return walks


def _drawn(rows: tuple[str, ...]) -> pygame.Surface:
    surface = pygame.Surface((len(rows[0]), len(rows)), pygame.SRCALPHA)
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter in COLOURS:
                surface.set_at((x, y), COLOURS[letter])
    return surface.convert_alpha()
