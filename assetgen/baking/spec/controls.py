"""What seeds and palettes mean on a command line and in a bake file."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assetgen_art.palettes import read_palette
from assetgen_plugin.errors import DataError, SeedError
from assetgen_plugin.request import Colour, Palette, Request
from assetgen_plugin.seeds import MAX_SPREAD, Seed, as_attempt, as_fixed, as_index, as_seed

MAX_SEEDS = 1_000_000
_MAX_FILE = 64 << 20
_COLOURS = re.compile(r"""(?<!['"\w])\w+=#[\da-fA-F,#]*""")  # a # that begins no comment
_CONTROLS = {"label", "base", "blend", "style", "spread", "palette", "attempt", "epoch"}
_LINE = "SEED [INDEX] [label=L | base=B] [blend=T:B] [style=B] [spread=S] [palette=P] [attempt=A] [epoch=E]"


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a pack: a line of a seeds file, or one of those that a job counts."""

    seed: Seed
    index: int = 0
    label: str | None = None
    base: str | None = None
    spread: float | None = None  # None: the job's
    palette: str | None = None  # None: the job's
    attempt: int = 0  # the first of the draws that are tried
    blend: tuple[str, float] | None = None  # another sprite, and how far toward it
    style: str | None = None  # None: the job's
    epoch: int | None = None  # None: the job's

    @property
    def spread_256(self) -> int | None:
        """The spread over 256."""
        return None if self.spread is None else as_fixed(self.spread, "spread", MAX_SPREAD)

    @property
    def blend_text(self) -> str | None:
        """The blend as a lock file keeps it: t over 256, and the sprite."""
        return None if self.blend is None else f"{as_fixed(self.blend[1], 't', 1)}:{self.blend[0]}"


def parse_seeds(text: str) -> Sequence[Seed]:
    """The seeds that a text names: a number (7), an inclusive range (1-500) or a name (name:forest/level-3)."""
    if text.startswith("name:"):
        name = text.removeprefix("name:")
        as_seed(name)
        return [name]
    first, dash, last = text.partition("-")
    if not _is_number(first) or (dash and not _is_number(last)):
        raise SeedError(f"{text!r} is not a seed; write a number (7), a range (1-500) or a name (name:forest/level-3)")
    start = as_seed(int(first))
    end = as_seed(int(last)) if dash else start
    if end < start:
        raise SeedError(f"the seed range {text} runs backwards; write {end}-{start}")
    if end - start >= MAX_SEEDS:
        raise SeedError(f"the seed range {text} has {end - start + 1:,} seeds; at most {MAX_SEEDS:,} are allowed")
    return range(start, end + 1)


def read_seeds_file(path: Path) -> list[Variant]:
    """The variants of a seeds file, one a line, with comments after #: SEED [INDEX] and controls, quoted as in a shell.

    Raises DataError for a file that is not such.
    """
    try:
        if path.stat().st_size > _MAX_FILE:
            raise DataError(f"{path} is larger than {_MAX_FILE >> 20} MiB; split it")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8 text ({error.reason})") from error
    variants = check_seeds(text, str(path))
    if not variants:
        raise DataError(f"{path} has no seeds; write one variant a line: {_LINE}")
    return variants


def check_seeds(text: str, where: str) -> list[Variant]:
    """The variants in the text of a seeds file, of which there may be none. DataError begins with `where`."""
    variants = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            words = shlex.split(_COLOURS.sub(_escaped, line), comments=True)
            if words:
                variants.append(_variant(words))
        except (ValueError, SeedError, DataError) as error:
            raise DataError(f"{where}, line {number}: {error}; write {_LINE}, such as 7 3 label=oak") from error
    return variants


def _escaped(word: re.Match[str]) -> str:
    return word[0].replace("#", "\\#")


def _variant(words: list[str]) -> Variant:
    seeds = parse_seeds(words[0])
    if len(seeds) != 1:
        raise SeedError(f"{words[0]!r} is a range; each line names one variant")
    controls = dict(word.partition("=")[::2] for word in words[1:] if "=" in word)
    plain = [word for word in words[1:] if "=" not in word]
    if len(plain) > 1 or not all(_is_number(word) for word in plain) or {*controls} - _CONTROLS:
        raise SeedError(f"{' '.join(words[1:])!r} is not an index and controls")
    index = as_index(int(plain[0])) if plain else 0
    numbers = {name: controls[name] for name in ("attempt", "epoch") if name in controls}
    for name, text in numbers.items():
        if not _is_number(text):
            raise SeedError(f"{name}={text} is not a number")
    blend = None
    if "blend" in controls:
        way, colon, other = controls["blend"].partition(":")
        if not colon:
            raise SeedError(f"blend={controls['blend']} is not T:NAME, such as 0.5:oak")
        blend = other, float(way)
    variant = Variant(
        seeds[0],
        index,
        controls.get("label"),
        controls.get("base"),
        float(controls["spread"]) if "spread" in controls else None,
        controls.get("palette"),
        as_attempt(int(numbers.get("attempt", "0"))),
        blend,
        controls.get("style"),
        int(numbers["epoch"]) if "epoch" in numbers else None,
    )
    Request(  # refuses what no pack allows
        seeds[0],
        index,
        base=variant.base,
        spread=variant.spread,
        palette=as_palette(variant.palette),
        blend=variant.blend,
        style=variant.style,
        epoch=1 if variant.epoch is None else variant.epoch,
    )
    return variant


def as_palette(text: str | None) -> Palette | None:
    """A palette control from its text: keep, any, from:NAME, or colours as #rrggbb separated by commas."""
    if text is None or not text.startswith("#"):
        return text
    try:
        return [tuple(bytes.fromhex(colour.strip().removeprefix("#"))) for colour in text.split(",")]
    except ValueError as error:
        raise DataError(f"palette {text!r} is not valid; write colours as #rrggbb, separated by commas") from error


def as_request(values: Mapping[str, Any], attempt: int) -> Request:
    """The request of a texture by its values in a lock file: decimal seed and index, spread over 256, palette as text.

    Raises SeedError, ValueError or DataError for values that make no request.
    """
    return Request(
        int(values["seed"]),
        int(values["index"]),
        label=values.get("label"),
        base=values.get("base"),
        spread=values["spread"] / 256 if "spread" in values else None,
        palette=as_palette(values.get("palette")),
        blend=_blend(values.get("blend")),
        style=values.get("style"),
        swaps=_swaps(values.get("swaps")),
        epoch=values.get("epoch", 1),
        attempt=values.get("from_attempt", 0) + attempt,
    )


def swaps_text(text: str | None) -> str | None:
    """Swaps as a lock file keeps them, #rrggbb=#rrggbb,…; DataError for a text that is none."""
    swaps = _swaps(text)
    return None if swaps is None else ",".join(f"#{bytes(a).hex()}=#{bytes(b).hex()}" for a, b in swaps)


def team_text(text: str | None) -> str | None:
    """A team's colours as a lock file keeps them, #rrggbb,… dark to light; DataError for a text that is none."""
    if text is None:
        return None
    colours = [colour.strip().lower() for colour in text.split(",")]
    if not all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours):
        raise DataError(
            f"team {text!r} is not valid; write one colour as #rrggbb, or several, dark to light, with commas"
        )
    return ",".join(colours)


def team_colours(text: str) -> list[Colour]:
    """The colours of a team from a lock file; DataError as above."""
    found = [tuple(bytes.fromhex(colour[1:])) for colour in (team_text(text) or "").split(",")]
    return [(red, green, blue) for red, green, blue in found]


def _swaps(text: str | None) -> list[tuple[Colour, Colour]] | None:
    if text is None:
        return None
    found = []
    for pair in text.split(","):
        match = re.fullmatch(r"\s*#([\da-fA-F]{6})\s*=\s*#([\da-fA-F]{6})\s*", pair)
        if match is None:
            raise DataError(
                f"swaps {text!r} is not valid; write pairs of colours as #rrggbb=#rrggbb, separated by commas"
            )
        (r, g, b), (red, green, blue) = bytes.fromhex(match[1]), bytes.fromhex(match[2])
        found.append(((r, g, b), (red, green, blue)))
    return found


def _blend(text: str | None) -> tuple[str, float] | None:
    """A blend from a lock file: t over 256, and the sprite."""
    if text is None:
        return None
    way, _, other = text.partition(":")
    return other, int(way) / 256


def is_palette_file(choice: str | None) -> bool:
    """Whether a choice of palette names a file."""
    return choice is not None and not choice.startswith(("#", "from:")) and choice not in ("keep", "any")


def palette_text(choice: str | None, folder: Path = Path()) -> str | None:
    """A choice of palette as a lock file keeps it: the colours of a palette file in folder are written out."""
    if choice is None or not is_palette_file(choice):
        return choice
    return ",".join("#" + bytes(colour).hex() for colour in read_palette(folder / choice))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 20
