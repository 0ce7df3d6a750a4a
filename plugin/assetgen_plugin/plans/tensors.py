"""The tensors of a pack that draws plans: their checks (contract 2, plans, section 2)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..checking.prior import check_names
from ..errors import PackError
from ..tensors import CONTRACT_2, Layer, Tensors, contract_of, expect, layers_of, tensor_text

OUTPUT: Final = "plan"
MAX_CLASSES: Final = 10
MAX_STYLES: Final = 256
MAX_TAPS: Final = 1024
MAX_REACH: Final = 16  # cells between a tap and the cell that is drawn, along each axis
MAX_LAYERS: Final = 8
MAX_WIDTH: Final = 1024  # outputs of a layer
MAX_WINDOWS: Final = 1 << 20
MAX_INPUT: Final = 16  # what a tap or a told number reaches
MAX_SUM: Final = 1 << 22
MAX_LOGIT: Final = 1 << 15
N_TOLD: Final = 5  # told numbers beside the share of each class
LEVELS: Final = 9  # level 0 stands for none
MAX_LEAST: Final = 1 << 16
MAX_BRUSH: Final = 8
MAX_COST: Final = 1023


def classes_of(tensors: Tensors) -> tuple[str, ...]:
    """The names of the classes 1 … K."""
    return tuple(tensor_text(tensors, "classes").split("\n"))


def styles_of(tensors: Tensors) -> tuple[str, ...]:
    """The names of the styles, () if there are none."""
    text = tensor_text(tensors, "labels")
    return tuple(text.split("\n")) if text else ()


def check_plan_tensors(tensors: Tensors) -> None:
    """PackError unless the tensors make a complete and consistent pack that draws plans."""
    expect(tensors, "contract", "u8", (1,))
    for name in ("output", "classes", "labels"):
        expect(tensors, name, "u8", (None,))
    if contract_of(tensors) != CONTRACT_2 or tensor_text(tensors, "output") != OUTPUT:
        found = f"contract {contract_of(tensors)}, output {tensor_text(tensors, 'output')!r}"
        raise PackError(f"{found}; a pack of plans has contract {CONTRACT_2}, output {OUTPUT!r}")
    classes, styles = classes_of(tensors), styles_of(tensors)
    check_names(classes, "class names")
    check_names(styles, "labels")
    n_classes = len(classes)
    if not 2 <= n_classes <= MAX_CLASSES:
        raise PackError(f"{n_classes} classes; 2 to {MAX_CLASSES} are allowed")
    if len(styles) > MAX_STYLES:
        raise PackError(f"{len(styles)} labels; at most {MAX_STYLES} are allowed")
    expect(tensors, "colours", "u8", (n_classes + 1, 4))
    expect(tensors, "walkable", "u8", (n_classes,))
    if tensors["walkable"].max() > 1:
        raise PackError("walkable is 1 for classes that can be walked on, else 0")
    _check_rules(tensors, n_classes)
    names = {"contract", "output", "classes", "colours", "walkable", "labels", "windows", "rim", "repair"}
    names |= {"scan.style", "scan.level", "scan.taps"}
    _check_taps(tensors, n_classes)
    layers = scan_layers(tensors)
    _check_layers(tensors, layers, n_classes, max(1, len(styles)))
    names |= {f"{layer.name}.{short}" for layer in layers for short in layer.tensors}
    if unknown := sorted(set(tensors) - names):
        raise PackError(f"tensor {unknown[0]!r} does not belong in a pack of plans")


def scan_layers(tensors: Tensors) -> list[Layer]:
    """The dense layers, in order."""
    chained = {name: array for name, array in tensors.items() if name.startswith("scan.") and name.count(".") > 1}
    return layers_of(chained, "scan")


def _check_rules(tensors: Tensors, n_classes: int) -> None:
    """The windows, the rim and the repair."""
    expect(tensors, "windows", "u32", (None,))
    windows = tensors["windows"].astype(np.int64)
    most = (n_classes + 1) ** 9
    if len(windows) > MAX_WINDOWS or (np.diff(windows) < 1).any() or (len(windows) and windows[-1] >= most):
        raise PackError(f"windows must be at most {MAX_WINDOWS} rising codes below {most}")
    expect(tensors, "rim", "u8", (1,))
    if tensors["rim"][0] > n_classes:
        raise PackError(f"rim is class {tensors['rim'][0]}; 0 to {n_classes} is allowed")
    expect(tensors, "repair", "i32", (6,))
    least, brush, wall, floor, cost, rim_cost = (int(value) for value in tensors["repair"])
    if not (0 <= least <= MAX_LEAST and 1 <= brush <= MAX_BRUSH):
        raise PackError(f"repair: least {least} and brush {brush}; 0 to {MAX_LEAST} and 1 to {MAX_BRUSH} are allowed")
    if not (1 <= cost <= MAX_COST and 1 <= rim_cost <= MAX_COST):
        raise PackError(f"repair: costs {cost} and {rim_cost}; 1 to {MAX_COST} is allowed")
    walkable = [None, *tensors["walkable"].tolist()]
    fits = 1 <= wall <= n_classes and 1 <= floor <= n_classes
    if not fits or walkable[wall] or not walkable[floor]:
        raise PackError(
            f"repair: wall is class {wall} and floor {floor}; an unwalkable and a walkable class are needed"
        )


def _check_taps(tensors: Tensors, n_classes: int) -> None:
    """Taps within their reach; none sees a class that is not drawn yet."""
    expect(tensors, "scan.taps", "i8", (None, 3))
    taps = tensors["scan.taps"].astype(np.int64)
    if not 1 <= len(taps) <= MAX_TAPS:
        raise PackError(f"{len(taps)} taps; 1 to {MAX_TAPS} are allowed")
    plane, dy, dx = taps.T
    if (plane < 0).any() or (plane > 3 * n_classes + 1).any():
        raise PackError(f"scan.taps: planes are 0 to {3 * n_classes + 1}")
    if (np.abs(taps[:, 1:]) > MAX_REACH).any():
        raise PackError(f"scan.taps: taps are within {MAX_REACH} cells of the cell that is drawn")
    is_class = (plane >= 2) & (plane < 2 + n_classes)
    is_sum = (plane >= 2 + n_classes) & (plane < 2 + 2 * n_classes)
    before = (dy < 0) | ((dy == 0) & (dx < 0))
    before_sum = (dy <= -2) | ((dy == -1) & (dx <= -2))
    if wrong := np.flatnonzero((is_class & ~before) | (is_sum & ~before_sum)).tolist():
        raise PackError(f"scan.taps: tap {wrong[0]}, {taps[wrong[0]].tolist()}, sees a class that is not drawn yet")


def _check_layers(tensors: Tensors, layers: list[Layer], n_classes: int, n_styles: int) -> None:
    """Dense layers from taps to logits, none of whose sums can leave its bound."""
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise PackError(f"{len(layers)} layers; 1 to {MAX_LAYERS} are allowed")
    n_inputs, amax = len(tensors["scan.taps"]) + n_classes + N_TOLD, MAX_INPUT
    for layer in layers:
        if layer.kind != "dense":
            raise PackError(f"{layer.name} is not dense; a pack of plans has dense layers only")
        n_inputs, amax = _checked_layer(tensors, layer, n_inputs, amax, layer is layers[0], n_styles)
    if n_inputs != n_classes or amax > MAX_LOGIT:
        raise PackError(f"the layers end in {n_inputs} values up to {amax}; {n_classes} up to {MAX_LOGIT} are needed")


def _checked_layer(
    tensors: Tensors, layer: Layer, n_inputs: int, amax: int, is_first: bool, n_styles: int
) -> tuple[int, int]:
    """(outputs, the largest absolute value of one) of a layer, which is checked."""
    own = layer.tensors
    if set(own) != {"weight", "bias", "shift", "range"}:
        raise PackError(f"{layer.name} needs the tensors weight, bias, shift, range")
    expect(own, "weight", "i8", (None, n_inputs), layer.name + ".")
    n_out = own["weight"].shape[0]
    if not 1 <= n_out <= MAX_WIDTH:
        raise PackError(f"{layer.name} has {n_out} outputs; 1 to {MAX_WIDTH} are allowed")
    for short, dtype, size in (("bias", "i32", n_out), ("shift", "u8", n_out), ("range", "i32", 2)):
        expect(own, short, dtype, (size,), layer.name + ".")
    low, high = (int(bound) for bound in own["range"])
    if not -MAX_SUM <= low < high <= MAX_SUM or own["shift"].max() > 22:
        raise PackError(f"{layer.name}: its range {low} to {high}, or a shift, is beyond the limits of the contract")
    worst = amax * np.abs(own["weight"].astype(np.int64)).sum(axis=1) + _largest(own["bias"][None])
    if is_first:
        expect(tensors, "scan.style", "i32", (n_styles, n_out))
        expect(tensors, "scan.level", "i32", (LEVELS, n_out))
        worst += _largest(tensors["scan.style"]) + _largest(tensors["scan.level"])
    if (worst > MAX_SUM).any():
        channel = int(worst.argmax())
        raise PackError(f"{layer.name}: channel {channel} can reach {worst[channel]}, beyond the {MAX_SUM} of a sum")
    return n_out, max(-low, high)


def _largest(rows: NDArray[Any]) -> NDArray[np.int64]:
    """The largest absolute value of each column."""
    largest: NDArray[np.int64] = np.abs(rows.astype(np.int64)).max(axis=0)
    return largest
