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
from assetgen_plugin.request import Palette, Request
from assetgen_plugin.seeds import Seed, as_attempt, as_index, as_seed

MAX_SEEDS = 1_000_000
_MAX_FILE = 64 << 20
_COLOURS = re.compile(r"""(?<!['"\w])\w+=#[\da-fA-F,#]*""")  # a # that begins no comment
_CONTROLS = {"label", "base", "spread", "palette", "attempt"}
_LINE = "SEED [INDEX] [label=L | base=B] [spread=S] [palette=P] [attempt=A]"


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
    attempt = controls.get("attempt", "0")
    if not _is_number(attempt):
        raise SeedError(f"attempt={attempt} is not a number")
    variant = Variant(
        seeds[0],
        index,
        controls.get("label"),
        controls.get("base"),
        float(controls["spread"]) if "spread" in controls else None,
        controls.get("palette"),
        as_attempt(int(attempt)),
    )
    Request(
        seeds[0], index, spread=1.0 if variant.spread is None else variant.spread, palette=as_palette(variant.palette)
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
        spread=values.get("spread", 256) / 256,
        palette=as_palette(values.get("palette")),
        attempt=values.get("from_attempt", 0) + attempt,
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
