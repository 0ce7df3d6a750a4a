"""The frames of a variant of an animation: a strip, and what tells Aseprite's readers and Godot how it is played.

Written after Aseprite's `--format json-array` as Phaser reads it (frames named by their numbers), and Godot's "TSCN
file format" with the SpriteFrames of 4.x, whose frames last `duration / speed` seconds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

_SPEED: Final = 10  # frames a second of Godot's, by which durations are multiples of 100 ms


def strip(frames: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Frames (H, W, C) side by side, (H, N·W, C)."""
    return np.concatenate(frames, axis=1)


Played: TypeAlias = Sequence[tuple[str, Sequence[int]]]
"""What is played of frames: names, and the numbers of the frames, which follow each other."""


def aseprite_json(image: str, played: Played, size: tuple[int, int], durations: Sequence[int]) -> bytes:
    """The JSON of a strip in a file `image`, with its tags. size: (width, height) of a frame. durations: ms."""
    width, height = size
    whole = {"w": width, "h": height}
    frames = [
        {
            "filename": str(number),
            "frame": {"x": number * width, "y": 0, **whole},
            "rotated": False,
            "trimmed": False,
            "spriteSourceSize": {"x": 0, "y": 0, **whole},
            "sourceSize": whole,
            "duration": duration,
        }
        for number, duration in enumerate(durations)
    ]
    meta = {
        "app": "assetgen",
        "version": "1.0",
        "image": image,
        "format": "RGBA8888",
        "size": {"w": width * len(durations), "h": height},
        "scale": "1",
        "frameTags": [
            {"name": name, "from": numbers[0], "to": numbers[-1], "direction": "forward"} for name, numbers in played
        ],
    }
    return (json.dumps({"frames": frames, "meta": meta}, ensure_ascii=False, indent=1) + "\n").encode()


def godot_strip(image: str, played: Played, size: tuple[int, int], durations: Sequence[int]) -> bytes:
    """A SpriteFrames resource for a strip in a file `image` beside it; arguments as above."""
    regions = [f"region = Rect2({number * size[0]}, 0, {size[0]}, {size[1]})" for number in range(len(durations))]
    return godot_frames(image, played, regions, durations).encode()


def godot_frames(image: str, played: Played, regions: Sequence[str], durations: Sequence[int]) -> str:
    """A SpriteFrames resource of looping animations. regions: what each frame's AtlasTexture shows of the image.

    image: the path in a Godot project, or that of a file beside it, as Godot writes texts. durations: ms.
    """
    lines = [
        f'[gd_resource type="SpriteFrames" load_steps={len(durations) + 2} format=3]',
        "",
        f'[ext_resource type="Texture2D" path="{image}" id="1"]',
    ]
    for number, region in enumerate(regions):
        lines += ["", f'[sub_resource type="AtlasTexture" id="{number}"]', 'atlas = ExtResource("1")', region]
    frames = [
        f'{{\n"duration": {duration / (1000 / _SPEED):g},\n"texture": SubResource("{number}")\n}}'
        for number, duration in enumerate(durations)
    ]
    animations = ", ".join(_godot_animation(name, [frames[number] for number in numbers]) for name, numbers in played)
    return "\n".join([*lines, "", "[resource]", f"animations = [{animations}]", ""])


def _godot_animation(tag: str, frames: Sequence[str]) -> str:
    name = tag.replace("\\", "\\\\").replace('"', '\\"')
    return f'{{\n"frames": [{", ".join(frames)}],\n"loop": true,\n"name": &"{name}",\n"speed": {_SPEED}.0\n}}'
