"""Checks that tensors make a complete and consistent pack."""

from __future__ import annotations

from typing import Final

from ..errors import PackError
from ..tensors import (
    CONTRACT,
    CONTRACT_2,
    CONTRACTS,
    MAX_LATENT,
    MAX_SIDE,
    Tensors,
    contract_of,
    expect,
    guide_size,
    labels_of,
    layers_of,
    n_colours,
    tensor_text,
)
from .chain import check_chain
from .prior import check_names, check_prior

_OUTPUTS: Final = {CONTRACT: ("direct", "indexed"), CONTRACT_2: ("painted",)}


def check_tensors(tensors: Tensors) -> None:
    """PackError unless the tensors make a complete and consistent pack.

    The pixels of a painted pack's art are checked where they are inflated (painting.art).
    """
    expect(tensors, "contract", "u8", (1,))
    if contract_of(tensors) not in CONTRACTS:
        raise PackError(
            f"contract {contract_of(tensors)} is unknown to this runtime, which knows contracts "
            f"{' and '.join(map(str, CONTRACTS))}"
        )
    for name in ("output", "labels"):
        expect(tensors, name, "u8", (None,))
    expect(tensors, "size", "i32", (3,))
    expect(tensors, "latent", "i32", (1,))
    output, labels = tensor_text(tensors, "output"), labels_of(tensors)
    height, width, channels = (int(value) for value in tensors["size"])
    n_latent = int(tensors["latent"][0])
    if output not in _OUTPUTS[contract_of(tensors)]:
        allowed = " and ".join(_OUTPUTS[contract_of(tensors)])
        raise PackError(f"output kind {output!r}; of contract {contract_of(tensors)} this runtime knows {allowed}")
    check_names(labels, "class names")
    if not (1 <= height <= MAX_SIDE and 1 <= width <= MAX_SIDE and channels in (1, 3, 4)):
        raise PackError(f"texture size {height}x{width}x{channels}; sides 1 to {MAX_SIDE}, channels 1, 3 or 4")
    if not 1 <= n_latent <= MAX_LATENT:
        raise PackError(f"latent of width {n_latent}; 1 to {MAX_LATENT} is allowed")
    names = {"contract", "output", "labels", "size", "latent"}
    names |= check_prior(tensors, max(1, len(labels)), n_latent, output)
    fixed = output != "direct" and "palette.colours" in tensors
    chains = ["decoder", "palette"] if output != "direct" and not fixed else ["decoder"]
    layers = {chain: layers_of(tensors, chain) for chain in chains}
    names |= {f"{layer.name}.{short}" for chain in chains for layer in layers[chain] for short in layer.tensors}
    n_inputs = n_latent + len(labels)
    if output == "direct":
        check_chain(layers["decoder"], n_inputs, "table", (channels, height, width))
    else:
        if output == "painted":
            from .painted import check_painted, check_work

            names |= check_painted(tensors, n_latent)
        products = check_chain(layers["decoder"], n_inputs, "argmax", guide_size(tensors))
        if n_colours(tensors) < 1:
            raise PackError("its palette has no colours")
        if fixed:
            expect(tensors, "palette.colours", "u8", (n_colours(tensors), channels))
            names.add("palette.colours")
        else:
            products += check_chain(layers["palette"], n_inputs, "table", (n_colours(tensors) * channels,))
        if output == "painted":
            check_work(tensors, products)
    if unknown := sorted(set(tensors) - names):
        raise PackError(f"tensor {unknown[0]!r} does not belong in a pack")
