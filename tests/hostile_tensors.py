"""Packs whose tensors break a rule, and what the refusal says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

import packs
from packs import Chain, Tensors

TOP = 2**32 - 1


def grey() -> Tensors:
    return packs.grey_triangle(rng=np.random.default_rng(1))


def sprite() -> Tensors:
    return packs.indexed_rgba(rng=np.random.default_rng(1))


def wrapped() -> Tensors:
    return packs.sprites_wrapped(rng=np.random.default_rng(1))


def fixed() -> Tensors:
    return packs.sprites_fixed(rng=np.random.default_rng(1))


def sprites_direct() -> Tensors:
    return packs.sprites_direct(rng=np.random.default_rng(1))


def array(dtype: str, *values: Any) -> NDArray[Any]:
    return np.array(values, dtype)


def text(content: str | bytes) -> NDArray[np.uint8]:
    return np.frombuffer(content.encode() if isinstance(content, str) else content, np.uint8)


def edited(tensors: Tensors, name: str, place: Any, value: int) -> Tensors:
    changed = tensors[name].copy()
    changed[place] = value
    return tensors | {name: changed}


def without(tensors: Tensors, name: str) -> Tensors:
    return {other: held for other, held in tensors.items() if other != name}


BAD_NAMES = ("oak", "", "a\x00", "a\x1b[31m", "a\rb", "a\u202eb", "a\u2028", "a\x7f", "\u200b")


def renamed(name: str) -> str:
    """The names of a fixed(), the second of them another."""
    names = fixed()["exemplar.names"].tobytes().decode().split("\n")
    return "\n".join([names[0], name, *names[2:]])


PRIOR: list[tuple[Tensors, str]] = [
    (grey() | {"contract": array("u1", 3)}, "contract 3 is unknown to this runtime"),
    (grey() | {"contract": array("u1", 1, 1)}, "'contract' is uint8"),
    (grey() | {"size": array("i4", 9, 13, 2)}, "texture size 9x13x2"),
    (grey() | {"size": array("i4", 2**31 - 1, 2**31 - 1, 1)}, "texture size 2147483647x2147483647x1"),
    (grey() | {"size": array("i4", -9, -13, 1)}, "texture size -9x-13x1"),
    (
        grey() | {"size": array("i4", 9, 12, 1)},
        "the last layer must be a table of shape .1, 9, 12., not table of shape .1, 9, 13.",
    ),
    (grey() | {"labels": text("a\nb\nc\nd\na")}, "class names"),
    (grey() | {"labels": text("a\nb\n\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\nd\n")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\x1b[31m\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\rd\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\u202ed\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\x00\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb\nc\u2028\nd\ne")}, "class names"),
    (grey() | {"labels": text("a\nb")}, "'class.cumulative' is uint32"),
    (grey() | {"latent": array("i4", 7)}, "'centroid.mean' is int8"),
    (edited(grey(), "class.cumulative", 4, TOP - 1), "class.cumulative must not decrease"),
    (grey() | {"class.cumulative": array("u4", 5, 4, 6, 7, TOP)}, "class.cumulative must not decrease"),
    (without(grey(), "class.cumulative"), "'class.cumulative' is missing"),
    (without(grey(), "centroid.scale"), "'centroid.scale' is missing"),
    (without(grey(), "gaussian.factor"), "'gaussian.factor' is missing"),
    (without(grey(), "gaussian.offsets"), "'exemplar.offsets' is missing"),
    (edited(grey(), "gaussian.offsets", 0, 1), "must start at 0 and increase"),
    (edited(grey(), "gaussian.offsets", 0, -1), "must start at 0 and increase"),
    (edited(grey(), "gaussian.offsets", 2, 0), "must start at 0 and increase"),
    (edited(grey(), "gaussian.offsets", 1, 2**31 - 1), "must start at 0 and increase"),
    (edited(grey(), "gaussian.offsets", 5, 2**31 - 1), "'gaussian.cumulative' is uint32"),
    (edited(grey(), "gaussian.cumulative", -1, 0), "gaussian.cumulative must not decrease"),
    (edited(grey(), "gaussian.mean", (0, 0), -128), "contains -128; latents are from -127 to 127"),
    (edited(grey(), "centroid.mean", (0, 0), -128), "contains -128; latents are from -127 to 127"),
    (grey() | {"gaussian.factor": grey()["gaussian.factor"][:, :-1]}, "gaussian.factor is 20 wide; 6 or 21"),
    (grey() | {"gaussian.factor": grey()["gaussian.factor"].astype("i4")}, "'gaussian.factor' is int32"),
    (grey() | {"gaussian.mean": grey()["gaussian.mean"][:-1]}, "'gaussian.mean' is int8"),
    (grey() | {"gaussian.mean": grey()["gaussian.mean"].ravel()}, "'gaussian.mean' is int8"),
    (grey() | {"extra": array("u1", 1)}, "'extra' does not belong"),
    (grey() | {"exemplar.reach": array("i4", 1)}, "'exemplar.reach' does not belong"),
    (sprite() | {"gaussian.offsets": array("i4", 0, 1)}, "needs exemplars, but this one has a Gaussian prior"),
    (edited(sprite(), "exemplar.neighbours", (0, 0), -1), "exemplars of the same class"),
    (edited(sprite(), "exemplar.neighbours", (0, 0), sprite()["exemplar.offsets"][1]), "exemplars of the same class"),
    (edited(sprite(), "exemplar.neighbours", (-1, 0), 0), "exemplars of the same class"),
    (edited(sprite(), "exemplar.neighbours", (-1, 0), 2**31 - 1), "exemplars of the same class"),
    (sprite() | {"exemplar.neighbours": sprite()["exemplar.neighbours"][:, :0]}, "exemplars of the same class"),
    (sprite() | {"exemplar.reach": array("i4", 257)}, "exemplar.reach is 257"),
    (sprite() | {"exemplar.reach": array("i4", -1)}, "exemplar.reach is -1"),
    (edited(sprite(), "exemplar.latent", (0, 0), -128), "contains -128; latents are from -127 to 127"),
    (edited(sprite(), "exemplar.cumulative", -1, 7), "exemplar.cumulative must not decrease"),
    (without(sprite(), "exemplar.palette_scale"), "'exemplar.palette_scale' is missing"),
    *(
        (
            make() | {"exemplar.names": text("\n".join(named))},
            f"{len(named)} names for {len(make()['exemplar.latent'])}",
        )
        for make in (wrapped, fixed, sprites_direct, sprite)
        for named in (["a"], [f"s {i}" for i in range(len(make()["exemplar.latent"]) + 1)])
    ),
    *((fixed() | {"exemplar.names": text(renamed(old))}, "names of exemplars must be printable") for old in BAD_NAMES),
    (fixed() | {"exemplar.names": text(renamed("\n"))}, "names of exemplars must be printable"),
    (fixed() | {"exemplar.names": text("")}, "names of exemplars must be printable"),
    (fixed() | {"exemplar.names": text("\n" * 5)}, "names of exemplars must be printable"),
    (fixed() | {"exemplar.names": text(b"\xff" + renamed("x").encode())}, "'exemplar.names' is not UTF-8"),
    (fixed() | {"exemplar.names": fixed()["exemplar.names"].astype("i1")}, "'exemplar.names' is int8"),
    (fixed() | {"exemplar.names": fixed()["exemplar.names"][None]}, r"'exemplar.names' is uint8\[1, "),
    (grey() | {"exemplar.names": text("a\nb\nc\nd\ne")}, "'exemplar.names' does not belong"),
    (
        fixed() | {"palette.colours": fixed()["palette.colours"][:-1]},
        r"'palette.colours' is uint8\[4, 4\], not u8 of 5x4",
    ),
    (fixed() | {"palette.colours": fixed()["palette.colours"][:, :3]}, r"'palette.colours' is uint8\[5, 3\]"),
    (fixed() | {"palette.colours": fixed()["palette.colours"].ravel()}, r"'palette.colours' is uint8\[20\]"),
    (fixed() | {"palette.colours": np.zeros((6, 4), "u1")}, r"'palette.colours' is uint8\[6, 4\]"),
    (fixed() | {"palette.colours": np.zeros((0, 4), "u1")}, r"'palette.colours' is uint8\[0, 4\]"),
    (fixed() | {"palette.colours": np.zeros((5, 4), "i1")}, "'palette.colours' is int8"),
    (fixed() | {"exemplar.palette_scale": np.zeros((2, 5), "i2")}, "'exemplar.palette_scale' does not belong"),
    (sprites_direct() | {"palette.colours": np.zeros((6, 3), "u1")}, "'palette.colours' does not belong"),
    (sprites_direct() | {"exemplar.palette_scale": np.zeros((1, 5), "i2")}, "'exemplar.palette_scale' does not belong"),
    (grey() | {"palette.colours": np.zeros((6, 1), "u1")}, "'palette.colours' does not belong"),
]


def decoder(change: Callable[[Chain], Chain], n_inputs: int = 11) -> Tensors:
    """A grey pack whose decoder begins with what change adds."""
    chain = change(Chain("decoder", n_inputs, rng=np.random.default_rng(2)))
    return {name: held for name, held in grey().items() if not name.startswith("decoder.")} | chain.tensors


def small(chain: Chain) -> Chain:
    return chain.dense(4).reshape(1, 2, 2)


def exploding(chain: Chain) -> Chain:
    chain = small(chain)
    for _ in range(6):
        chain = chain.upsample(8)
    return chain.crop(9, 13).conv(1, (1, 1), (0, 0, 0, 0), packs.TABLE).table()


def wrapping(chain: Chain) -> Chain:
    """A wrap around as many values as are allowed."""
    chain = chain.dense(1).reshape(1, 1, 1).upsample(8).upsample(8).upsample(8).upsample(8).wrap(1, 1, 1, 1)
    return chain.crop(9, 13).conv(1, (1, 1), (0, 0, 0, 0), packs.TABLE).table()


def colourless() -> Tensors:
    """Nothing but the transparent slot."""
    chain = Chain("decoder", 7, rng=np.random.default_rng(2)).dense(63).reshape(1, 7, 9).argmax()
    rest = {name: held for name, held in fixed().items() if not name.startswith("decoder.")}
    return rest | {"palette.colours": np.zeros((0, 4), "u1")} | chain.tensors


def slow(chain: Chain) -> Chain:
    chain = small(chain).upsample(8).upsample(8).upsample(8)
    for _ in range(3):
        chain = chain.conv(16, (3, 3), (1,) * 4)
    return chain


def numbered(old: str, new: str) -> Tensors:
    return {name.replace(old, new): held for name, held in grey().items()}


LAYERS: list[tuple[Tensors, str]] = [
    (edited(grey(), "decoder.00.dense.bias", 3, 1 << 22), "channel 3 can reach .* beyond the 4194304"),
    (edited(grey(), "decoder.00.dense.bias", 3, -(2**23)), "channel 3 can reach .* beyond the 4194304"),
    (edited(grey(), "decoder.04.conv.bias", 7, 1 << 22), "channel 7 can reach"),
    (edited(grey(), "decoder.00.dense.shift", 0, 23), "or a shift, is beyond the limits of the contract"),
    (edited(grey(), "decoder.00.dense.range", 0, 255), "range 255 to 255"),
    (edited(grey(), "decoder.00.dense.range", 0, 300), "range 300 to 255"),
    (edited(grey(), "decoder.00.dense.range", 1, 2**23), "range 0 to 8388608"),
    (edited(grey(), "decoder.00.dense.range", 1, 2**21), "decoder.01.dense: channel .* can reach"),
    (edited(grey(), "decoder.07.conv.range", 1, 1024), "is indexed from 0 to 1024, but has 1024 values"),
    (edited(grey(), "decoder.07.conv.range", 0, -1), "is indexed from -1 to 1023"),
    (edited(sprite(), "decoder.05.conv.range", 1, 2**15 + 1), "compares values from -6 to 32769"),
    (edited(sprite(), "decoder.06.argmax.slots", 0, 8), "decoder.06.argmax does not fit"),
    (edited(grey(), "decoder.03.upsample.factor", 0, 0), "decoder.03.upsample does not fit"),
    (edited(grey(), "decoder.03.upsample.factor", 0, 9), "decoder.03.upsample does not fit"),
    (edited(grey(), "decoder.05.shuffle.block", 0, 0), "decoder.05.shuffle does not fit"),
    (edited(grey(), "decoder.05.shuffle.block", 0, 3), "decoder.05.shuffle does not fit"),
    (edited(grey(), "decoder.06.crop.size", 0, 0), "decoder.06.crop has an output of shape .2, 0, 13"),
    (edited(grey(), "decoder.06.crop.size", 0, -1), "decoder.06.crop has an output of shape .2, -1, 13"),
    (edited(grey(), "decoder.06.crop.size", 1, 2**31 - 1), "decoder.06.crop does not fit"),
    (edited(grey(), "decoder.02.reshape.shape", slice(2), -3), "decoder.02.reshape does not fit"),
    (grey() | {"decoder.02.reshape.shape": array("i4", -6, -3, 4)}, "decoder.02.reshape has an output of shape"),
    (edited(grey(), "decoder.02.reshape.shape", slice(None), 2**31 - 1), "decoder.02.reshape does not fit"),
    *(
        (
            edited(wrapped(), "decoder.02.wrap.pads", side, pad),
            "decoder.02.wrap does not fit an input of shape .5, 2, 3",
        )
        for side, largest in enumerate((2, 3, 2, 3))
        for pad in (0, largest + 1, 127, 128, 255)
    ),
    (edited(wrapped(), "decoder.02.wrap.pads", slice(None), 0), "decoder.02.wrap does not fit"),
    (edited(wrapped(), "decoder.07.wrap.pads", 3, 16), "decoder.07.wrap does not fit an input of shape .4, 8, 15"),
    (
        decoder(lambda chain: small(chain).wrap(1, 1, 1, 1)),
        "must be a table of shape .1, 9, 13., not wrap of shape .1, 4, 4.",
    ),
    (decoder(lambda chain: chain.dense(1).reshape(1, 1, 1).wrap(1, 2, 1, 1)), "decoder.02.wrap does not fit"),
    (decoder(lambda chain: chain.dense(1).reshape(1, 1, 1).upsample(3).wrap(3, 3, 3, 4)), "wrap does not fit"),
    (decoder(wrapping), "wrap has an output of shape .1, 4098, 4098"),
    (colourless(), "its palette has no colours"),
    (without(grey(), "decoder.08.table.values"), "must be a table of shape .1, 9, 13., not conv of shape .1, 9, 13."),
    (decoder(lambda chain: chain.table()), "decoder.00.table is indexed from -127 to 127"),
    (
        decoder(lambda chain: chain.dense(117).table().reshape(1, 9, 13)),
        "decoder.01.table is allowed only as the last layer",
    ),
    (
        decoder(lambda chain: small(chain.dense(4, packs.SIGNED)).conv(1, (1, 1), (0,) * 4).argmax()),
        "must be a table of shape .1, 9, 13., not argmax of shape .2, 2.",
    ),
    (decoder(exploding), "upsample has an output of shape .1, 8192, 8192"),
    (decoder(lambda chain: small(chain).conv(1, (2, 2), (255,) * 4), 10), "decoder.00.dense does not fit"),
    (
        decoder(lambda chain: small(chain).upsample(8).upsample(8).conv(2**10 + 1, (1, 1), (0,) * 4)),
        "has an output of shape",
    ),
    (
        decoder(slow),
        r"a texture takes 4\d{9} multiplications",
    ),
]

NO_GRAPH: list[tuple[Tensors, str]] = [  # from these no graph can be built, so no file either
    (without(grey(), "decoder.06.crop.size"), "'decoder.07.conv' is not a layer"),
    (numbered("decoder.08.", "decoder.8."), "'decoder.8.table' is not a layer"),
    (numbered("decoder.08.", "decoder.09."), "'decoder.09.table' is not a layer"),
    (numbered("decoder.00.", "decoder.10."), "is not a layer"),
    (grey() | {"palette.00.table.values": array("u1", 1)}, "'palette.00.table.values' does not belong"),
    (grey() | {"output": text("sideways")}, "output kind 'sideways'"),
    (grey() | {"output": text("")}, "output kind ''"),
    (grey() | {"output": text(b"\xff")}, "'output' is not UTF-8"),
    (grey() | {"output": text("indexed")}, "Gaussian prior"),
    (grey() | {"labels": text(b"a\xc3")}, "'labels' is not UTF-8"),
    (grey() | {"latent": array("i4", 0)}, "latent of width 0"),
    (grey() | {"latent": array("i4", 513)}, "latent of width 513"),
    (without(grey(), "decoder.00.dense.bias"), "needs the tensors weight, bias"),
    (grey() | {"decoder.00.dense.extra": array("u1", 1)}, "needs the tensors weight, bias"),
    (grey() | {"decoder.00.dense.pads": array("u1", 1)}, "needs the tensors weight, bias"),
    (grey() | {"decoder.00.dense.range": array("i4", 1, 2, 3)}, "range 2"),
    (grey() | {"decoder.00.dense.shift": array("u1", 1)}, "bias and shift need 20 values"),
    (grey() | {"decoder.04.conv.pads": array("u1", 1)}, "decoder.04.conv does not fit"),
    (grey() | {"decoder.04.conv.weight": np.zeros((8, 6, 0, 3), "i1")}, "decoder.04.conv does not fit"),
    (grey() | {"decoder.04.conv.weight": np.zeros((8, 6, 3, 0), "i1")}, "decoder.04.conv does not fit"),
    (grey() | {"decoder.04.conv.weight": np.zeros((8, 5, 3, 3), "i1")}, "decoder.04.conv does not fit"),
    (grey() | {"decoder.00.dense.weight": np.zeros((0, 11), "i1")}, "decoder.00.dense has an output of shape .0,"),
    (grey() | {"decoder.00.dense.weight": np.zeros((20, 11), "u1")}, "'decoder.00.dense.weight' is uint8"),
    (grey() | {"decoder.xx.dense.weight": np.zeros((20, 11), "i1")}, "'decoder.xx.dense' is not a layer"),
    (grey() | {"decoder.": np.zeros(1, "u1")}, "'decoder.' does not belong"),
    (edited(sprite(), "decoder.06.argmax.slots", 0, 1), "decoder.06.argmax does not fit"),
    (wrapped() | {"decoder.02.wrap.pads": array("u1", 1, 1, 1)}, "decoder.02.wrap does not fit"),
    (wrapped() | {"decoder.02.wrap.pads": array("u1", *[1] * 5)}, "decoder.02.wrap does not fit"),
    (wrapped() | {"decoder.02.wrap.pads": array("u1")}, "decoder.02.wrap does not fit"),
    (wrapped() | {"decoder.02.wrap.pads": array("i4", 1, 1, 1, 1)}, "'decoder.02.wrap.pads' is int32"),
    (wrapped() | {"decoder.02.wrap.extra": array("u1", 1)}, "needs the tensors pads"),
    (decoder(lambda chain: chain.dense(1)) | {"decoder.01.wrap.pads": array("u1", 1, 1, 1, 1)}, "does not fit"),
    (
        sprite() | {"decoder.07.wrap.pads": array("u1", 1, 1, 1, 1)},
        "decoder.06.argmax is allowed only as the last layer",
    ),
    (wrapped() | {"palette.colours": np.zeros((6, 3), "u1")}, "does not belong"),
    (
        without(wrapped(), "exemplar.palette_scale") | {"palette.colours": np.zeros((6, 3), "u1")},
        "'palette.00.dense.bias' does not belong",
    ),
    (fixed() | {"palette.00.table.values": array("u1", 1)}, "'palette.00.table.values' does not belong"),
    (fixed() | {"palette.colours.dense.weight": array("i1", 1)}, "does not belong"),
    (without(fixed(), "palette.colours"), "'exemplar.palette_scale' is missing"),
    (
        without(fixed(), "palette.colours") | {"exemplar.palette_scale": np.zeros((2, 5), "i2")},
        "must be a table of shape .20,., not nothing of shape .7,.",
    ),
]
