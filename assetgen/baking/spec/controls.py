"""What seeds and palettes mean on a command line and in a bake file."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assetgen_art.palettes import read_palette
from assetgen_plugin.errors import DataError, SeedError
from assetgen_plugin.request import Palette, Request
from assetgen_plugin.seeds import Seed, as_index, as_seed

MAX_SEEDS = 1_000_000
_MAX_FILE = 64 << 20


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a pack: a line of a seeds file, or one of those that a job counts."""

    seed: Seed
    index: int = 0
    label: str | None = None
    base: str | None = None


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
    """The variants of a seeds file, one a line: SEED [INDEX] [label=L | base=B], with comments after #."""
    try:
        if path.stat().st_size > _MAX_FILE:
            raise DataError(f"{path} is larger than {_MAX_FILE >> 20} MiB; split it")
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8 text ({error.reason})") from error
    variants = []
    for number, line in enumerate(lines, 1):
        try:
            words = shlex.split(line, comments=True)
            if words:
                variants.append(_variant(words))
        except (ValueError, SeedError) as error:
            raise DataError(
                f"{path}, line {number}: {error}; write SEED [INDEX] [label=L | base=B], such as 7 3 label=oak"
            ) from error
    if not variants:
        raise DataError(f"{path} has no seeds; write one variant a line: SEED [INDEX] [label=L | base=B]")
    return variants


def _variant(words: list[str]) -> Variant:
    seeds = parse_seeds(words[0])
    if len(seeds) != 1:
        raise SeedError(f"{words[0]!r} is a range; each line names one variant")
    controls = dict(word.partition("=")[::2] for word in words[1:] if "=" in word)
    plain = [word for word in words[1:] if "=" not in word]
    if len(plain) > 1 or not all(_is_number(word) for word in plain) or {*controls} - {"label", "base"}:
        raise SeedError(f"{' '.join(words[1:])!r} is not an index, label=L or base=B")
    index = as_index(int(plain[0])) if plain else 0
    return Variant(seeds[0], index, controls.get("label"), controls.get("base"))


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
        spread=values.get("spread", 256) / 256,
        palette=as_palette(values.get("palette")),
        attempt=attempt,
    )


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
