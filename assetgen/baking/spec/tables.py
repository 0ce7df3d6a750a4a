"""Tables of an untrusted TOML or JSON file: values are typed and bounded, unknown keys are refused."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

from assetgen_plugin.errors import DataError

to_json: Final = json.JSONEncoder(ensure_ascii=False).encode
"""A JSON value as text."""


class Table:
    """A table being read: each known key is asked for, and `done` refuses all others."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
            raise DataError(f"{where} must be a table, not {_shown(values)}")
        self._values: dict[str, Any] = dict(values)
        self._asked: set[str] = set()
        self.where = where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def names(self) -> list[str]:
        """The keys, in the order of the file."""
        return list(self._values)

    def text(self, key: str) -> str | None:
        """A string that is not empty."""
        value = self._take(key)
        if value is not None and (not isinstance(value, str) or not value or "\0" in value):
            raise self._wrong(key, value, "a string that is not empty")
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A string or several."""
        value = self._take(key)
        if value is None:
            return None
        many = value if isinstance(value, list) else [value]
        if not many or not all(isinstance(one, str) and one and "\0" not in one for one in many):
            raise self._wrong(key, value, "a string or a list of strings")
        return tuple(many)

    def integer(self, key: str, lowest: int, highest: int) -> int | None:
        """A whole number from lowest to highest."""
        value = self._take(key)
        if value is not None and not (type(value) is int and lowest <= value <= highest):
            raise self._wrong(key, value, f"a whole number from {lowest:,} to {highest:,}")
        return value

    def number(self, key: str, lowest: float, highest: float) -> float | None:
        """A number from lowest to highest."""
        value = self._take(key)
        if value is None:
            return None
        if type(value) not in (int, float) or not lowest <= value <= highest:  # refuses NaN too
            raise self._wrong(key, value, f"a number from {lowest:g} to {highest:g}")
        return float(value)

    def switch(self, key: str) -> bool | None:
        """True or false."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise self._wrong(key, value, "true or false")
        return value

    def table(self, key: str) -> Table | None:
        """A table inside this one."""
        value = self._take(key)
        return None if value is None else Table(value, f"{self.where}, {key}")

    def raw(self, key: str) -> Any:
        """The value as it is; the caller checks it."""
        return self._take(key)

    def done(self) -> None:
        """DataError for a key that was not asked for, naming the most similar known one."""
        for key in self._values:
            if key not in self._asked:
                close = get_close_matches(key, sorted(self._asked), n=1, cutoff=0.5)
                hint = f"did you mean {close[0]!r}?" if close else f"known keys are {', '.join(sorted(self._asked))}"
                raise DataError(f"{self.where}: unknown key {_shown(key)}; {hint}")

    def _take(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key)

    def _wrong(self, key: str, value: object, allowed: str) -> DataError:
        return DataError(f"{self.where}: {key} is {_shown(value)}; {allowed} is allowed")


def _shown(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 128:
        return f"an integer of {value.bit_length()} bits"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    text = repr(value)
    return text if len(text) <= 60 else text[:60] + "…"
