"""What `--seed` means on a command line: 7, 1-500, or name:forest/level-3."""

from __future__ import annotations

from collections.abc import Sequence

from assetgen_plugin.errors import SeedError
from assetgen_plugin.seeds import Seed, as_seed

MAX_SEEDS = 1_000_000


def parse_seeds(text: str) -> Sequence[Seed]:
    """The seeds of one --seed option: one number, an inclusive range of numbers, or one name."""
    if text.startswith("name:"):
        name = text.removeprefix("name:")
        as_seed(name)
        return [name]
    first, dash, last = text.partition("-")
    if not _is_number(first) or (dash and not _is_number(last)):
        raise SeedError(f"--seed {text!r}; write a number (7), a range (1-500) or a name (name:forest/level-3)")
    start = as_seed(int(first))
    end = as_seed(int(last)) if dash else start
    if end < start:
        raise SeedError(f"--seed {text} runs backwards; write {end}-{start}")
    if end - start >= MAX_SEEDS:
        raise SeedError(f"--seed {text} holds {end - start + 1:,} seeds; at most {MAX_SEEDS:,} are allowed")
    return range(start, end + 1)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 20
