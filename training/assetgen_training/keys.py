"""Seeds of everything that a run draws: functions of (seed, purpose, step)."""

from __future__ import annotations

import hashlib


def key(*path: object) -> int:
    """A 63-bit seed for one purpose."""
    return int.from_bytes(hashlib.sha256(repr(path).encode()).digest()[:8], "little") >> 1
