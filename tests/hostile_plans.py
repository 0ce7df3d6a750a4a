"""Packs of plans whose tensors break a rule, and what the refusal says."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.tensors import text_tensor
from plans import Tensors, plan_pack

FIRST = "scan.00.dense."
LAST = "scan.02.dense."


def good() -> Tensors:
    return plan_pack(labels=("a", "b"))


def edited(name: str, place: Any, value: int) -> Tensors:
    tensors = good()
    changed = tensors[name].copy()
    changed[place] = value
    return tensors | {name: changed}


def with_(name: str, array: NDArray[Any]) -> Tensors:
    return good() | {name: array}


def without(*names: str) -> Tensors:
    return {name: array for name, array in good().items() if name not in names}


def tap(plane: int, dy: int, dx: int) -> Tensors:
    return edited("scan.taps", 0, np.array([plane, dy, dx], np.int8))  # type: ignore[arg-type]


I32 = np.int32
HOSTILE: list[tuple[Tensors, str]] = [
    (with_("contract", np.array([1], np.uint8)), "contract 1, output 'plan'|contract"),
    (with_("contract", np.array([3], np.uint8)), "contract"),
    (with_("output", text_tensor("indexed")), "output"),
    *((without(name), f"{name}' is missing") for name in good() if ".dense." not in name),
    *((without(FIRST + short), "needs the tensors|0 layers") for short in ("weight", "bias", "shift", "range")),
    (without(LAST + "shift"), "needs the tensors"),
    ({name: array for name, array in good().items() if ".dense." not in name}, "0 layers"),
    (with_("classes", text_tensor("wall")), "1 classes|names"),
    (with_("classes", text_tensor("wall\nwall\nfloor")), "class names"),
    (with_("classes", text_tensor("wall\n\nfloor")), "class names"),
    (with_("classes", text_tensor("wall\n\u202efloor\nx")), "class names"),
    (with_("classes", np.array([255, 10, 65, 10, 66], np.uint8)), "UTF-8"),
    (with_("classes", text_tensor("\n".join("abcdefghijk"))), "11 classes"),
    (with_("labels", text_tensor("a\na")), "labels"),
    (with_("colours", np.zeros((3, 4), np.uint8)), "colours"),
    (with_("colours", np.zeros((4, 3), np.uint8)), "colours"),
    (edited("walkable", 0, 2), "walkable"),
    (edited("rim", 0, 4), "rim is class 4"),
    (with_("windows", np.array([5, 5], np.uint32)), "rising codes"),
    (with_("windows", np.array([6, 5], np.uint32)), "rising codes"),
    (with_("windows", np.array([4**9], np.uint32)), "rising codes"),
    (with_("windows", np.arange(2**20 + 1, dtype=np.uint32)), "rising codes"),
    (edited("repair", 0, -1), "least -1"),
    (edited("repair", 0, 65537), "least 65537"),
    (edited("repair", 1, 0), "brush 0"),
    (edited("repair", 1, 9), "brush 9"),
    (edited("repair", 2, 2), "wall is class 2"),
    (edited("repair", 2, 0), "wall is class 0"),
    (edited("repair", 2, -(2**31)), "wall is class -2147483648"),
    (edited("repair", 3, 1), "floor 1"),
    (edited("repair", 3, 4), "floor 4"),
    (edited("repair", 4, 0), "costs 0"),
    (edited("repair", 5, 1024), "1024"),
    (with_("repair", np.ones(5, I32)), "repair"),
    (tap(-1, -1, -1), "planes"),
    (tap(11, -1, -1), "planes"),
    (tap(0, 17, 0), "within 16"),
    (tap(0, 0, -17), "within 16"),
    (tap(2, 0, 0), "not drawn yet"),
    (tap(4, 0, 1), "not drawn yet"),
    (tap(3, 1, -9), "not drawn yet"),
    (tap(5, -1, -1), "not drawn yet"),
    (tap(7, 0, -9), "not drawn yet"),
    (with_("scan.taps", np.zeros((0, 3), np.int8)), "0 taps|fan|does not|scan"),
    (with_("scan.taps", np.zeros((90, 2), np.int8)), "scan.taps"),
    (with_("scan.taps", np.zeros((91, 3), np.int8)), "weight"),
    (edited(FIRST + "shift", 0, 23), "shift"),
    (edited(FIRST + "range", 1, 0), "range"),
    (edited(FIRST + "range", 1, 2**22 + 1), "range"),
    (edited(FIRST + "bias", 0, 2**22), "channel 0"),
    (edited("scan.style", (1, 3), -(2**31)), "channel 3"),
    (edited("scan.level", (8, 5), 2**22), "channel 5"),
    (with_("scan.style", np.zeros((1, 24), I32)), "scan.style"),
    (with_("scan.level", np.zeros((8, 24), I32)), "scan.level"),
    (edited(LAST + "range", 1, 2**15 + 1), "32769"),
    (with_(LAST + "weight", np.zeros((4, 16), np.int8)), "bias|end in"),
    (with_(LAST + "weight", np.zeros((3, 15), np.int8)), "weight"),
    (good() | {"scan.03.dense.weight": np.zeros((3, 3), np.int8)}, "scan.03.dense"),
    (good() | {"scan.03.reshape.shape": np.ones(3, I32)}, "scan.03.reshape"),
    (good() | {"scan.extra": np.ones(3, I32)}, "does not belong"),
    (good() | {"size": np.ones(3, I32)}, "does not belong"),
    (plan_pack(widths=(3,) * 8), "9 layers"),
]
