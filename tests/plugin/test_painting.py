"""Painted textures: every engine and the naive contract draw the same bytes, and what always holds of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import naive_painted
from assetgen_plugin import Pack, PackError, Request, SeedError
from assetgen_plugin.decoding import ENGINES
from assetgen_plugin.latents import Codes
from assetgen_plugin.tensors import Tensors
from decoders import reason_against
from forge import pack_file
from packs import exemplar_prior, indexed_rgb, indexed_rgba
from painted import painted, random_art, random_layer, random_painted, random_pose
from places import GOLDEN

HERE = [engine for engine in ENGINES if reason_against(engine) is None]
SEEDS = st.integers(0, 2**32 - 1)
Written = Callable[[Tensors], Path]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Writes a pack to a file, over the one before."""
    path = tmp_path_factory.mktemp("painted") / "pack.onnx"

    def write(tensors: Tensors) -> Path:
        path.write_bytes(pack_file(tensors))
        return path

    return write


def sprites(*, rng: np.random.Generator, **rules: Any) -> Tensors:
    """RGBA with named sprites of five classes, 9×13, and a layer."""
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    names = "\n".join(f"sprite {number}" for number in range(n))
    indexed["exemplar.names"] = np.frombuffer(names.encode(), np.uint8)
    art = random_art((n, 9, 13), 4, whole=False, rng=rng)
    layers = {"normal": random_layer(art, rng=rng)}
    return painted(indexed, art, layers=layers, pose=random_pose(6, 3, most=60, rng=rng), **rules)


def asked(pack: Pack, *, rng: np.random.Generator) -> dict[str, Any]:
    """Random controls that a pack allows, as Pack.texture takes them."""
    controls: dict[str, Any] = {"attempt": int(rng.integers(2)), "epoch": int(rng.integers(1, pack.epochs + 1))}
    if rng.integers(2):
        controls["base"] = str(rng.choice(pack.names))
    elif pack.labels and rng.integers(2):
        controls["label"] = str(rng.choice(pack.labels))
    if rng.integers(2):
        controls["spread"] = int(rng.integers(0, 1025)) / 256
    palette = int(rng.integers(5))
    if palette == 0:
        controls["palette"] = rng.integers(0, 256, (int(rng.integers(1, 5)), 3)).tolist()
    elif palette < 4 and "palette.colours" not in pack.tensors:
        controls["palette"] = ["keep", "any", f"from:{rng.choice(pack.names)}"][palette - 1]
    if rng.integers(3) == 0:
        controls["style"] = str(rng.choice(pack.names))
    if rng.integers(2):
        colours = pack.original(pack.names[0]).reshape(-1, pack.size[2])[:9, :3].tolist()
        controls["swaps"] = {tuple(colour): (1, 2, 3) for colour in colours}
    if pack.layers and rng.integers(2):
        controls["layer"] = str(rng.choice(pack.layers))
    return controls


@settings(max_examples=20)
@given(SEEDS)
def test_every_engine_paints_the_same_bytes(written: Written, seed: int) -> None:
    rng = np.random.default_rng(seed)
    path = written(random_painted(rng=rng))
    packs = [Pack.open(path, engine=engine) for engine in HERE]

    def agree(draw: Callable[[Pack], NDArray[np.generic]]) -> bool:
        first, *others = (draw(pack) for pack in packs)
        return all(np.array_equal(first, other) for other in others)

    for index in range(2):
        controls = asked(packs[0], rng=rng)
        assert agree(lambda pack: pack.texture(seed, index, **controls)), controls  # noqa: B023
        controls.pop("layer", None)
        assert agree(lambda pack: pack.places([Request(seed, index, **controls)])), controls  # noqa: B023
    a, b = (str(name) for name in rng.choice(packs[0].names, 2))
    ways = [0, float(rng.random()), 1]
    assert agree(lambda pack: np.stack([pack.blend(a, b, way, seed, spread=1.5) for way in ways]))
    assert agree(lambda pack: pack.interpolate((seed, 0), (seed, 1), ways))


@settings(max_examples=10)
@given(SEEDS)
def test_naive_contract_paints_the_same_bytes(written: Written, seed: int) -> None:
    rng = np.random.default_rng(seed)
    path = written(random_painted(rng=rng, most=int(rng.choice([4, 8, 11]))))
    pack, tensors = Pack.open(path), naive_painted.read_tensors(path)
    for index in range(2):
        controls = asked(pack, rng=rng)
        drawn = pack.texture(seed, index, **controls)
        assert naive_texture(tensors, seed, index, **controls) == drawn.tobytes(), controls
    a, b = (str(name) for name in rng.choice(pack.names, 2))
    way = int(rng.integers(0, 257))
    blend = naive_painted.blend(tensors, a, b, way, seed, 0, spread=300)
    assert naive_painted.render(tensors, blend) == pack.blend(a, b, way / 256, seed, spread=300 / 256).tobytes()
    between = naive_painted.interpolate(tensors, (seed, 0), (seed, 1), way)
    (drawn,) = pack.interpolate((seed, 0), (seed, 1), [way / 256])
    assert naive_painted.render(tensors, between) == drawn.tobytes()


def naive_texture(
    tensors: Any,
    seed: int,
    index: int,
    *,
    spread: float | None = None,
    palette: Any = None,
    swaps: Any = None,
    layer: str | None = None,
    **controls: Any,
) -> bytes:
    """As Pack.texture, in the terms of the naive contract."""
    colours = palette if isinstance(palette, list) else None
    source = palette if isinstance(palette, str) else "varied"
    fixed = None if spread is None else int(256 * spread)
    variant = naive_painted.variant(tensors, seed, index, spread=fixed, palette=source, **controls)
    pairs = list(swaps.items()) if swaps else None
    return naive_painted.render(tensors, variant, colours=colours, swaps=pairs, layer=layer)


# What always holds


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    path = tmp_path_factory.mktemp("sprites") / "pack.onnx"
    path.write_bytes(pack_file(sprites(rng=np.random.default_rng(1))))
    return Pack.open(path)


@given(SEEDS)
def test_kept_palettes_keep_every_colour_to_the_byte(pack: Pack, seed: int) -> None:
    name = pack.names[seed % len(pack.names)]
    texture = pack.texture(seed, base=name, palette="keep", spread=3)
    known = {(0, 0, 0, 0), *map(tuple, pack.original(name).reshape(-1, 4).tolist())}
    assert set(map(tuple, texture.reshape(-1, 4).tolist())) <= known


@given(SEEDS)
def test_places_say_where_each_pixel_and_each_layer_comes_from(pack: Pack, seed: int) -> None:
    name = pack.names[seed % len(pack.names)]
    (place,) = pack.places([Request(seed, base=name)])
    for drawn, source in (
        (pack.texture(seed, base=name, palette="keep"), pack.original(name)),
        (pack.texture(seed, base=name, layer="normal"), pack.original(name, layer="normal")),
    ):
        expected = np.where(place[..., None] < 0, 0, source.reshape(-1, 4)[place])
        assert np.array_equal(drawn, expected)


@given(SEEDS)
def test_style_paints_with_the_art_of_the_other_sprite_alone(pack: Pack, seed: int) -> None:
    texture = pack.texture(seed, base=pack.names[0], style=pack.names[1], palette="keep")
    known = {(0, 0, 0, 0), *map(tuple, pack.original(pack.names[1]).reshape(-1, 4).tolist())}
    assert set(map(tuple, texture.reshape(-1, 4).tolist())) <= known


@given(SEEDS)
def test_blends_paint_with_both_and_their_ends_with_one(pack: Pack, seed: int) -> None:
    a, b = pack.names[:2]
    for way in (0, 0.5, 1):
        names = {0: [a], 1: [b]}.get(way, [a, b])
        known = {(0, 0, 0, 0)}
        for name in names:
            known |= set(map(tuple, pack.original(name).reshape(-1, 4).tolist()))
        texture = pack.blend(a, b, way, seed, spread=1, palette=[(7, 7, 7)])
        alphas = {colour[3] for colour in known}
        colours = set(map(tuple, texture.reshape(-1, 4).tolist()))
        assert colours <= {(0, 0, 0, 0), *((7, 7, 7, alpha) for alpha in alphas if alpha)}


def test_a_blend_shows_pixels_of_both_sprites_in_regions_of_its_seed(pack: Pack) -> None:
    a, b = pack.names[:2]
    codes = [pack._prior.blend((0, 1), 128, *np.array([[seed], [0]], np.uint64), 0) for seed in range(20)]
    regions = {code.paintings.regions.tobytes() for code in codes if code.paintings is not None}
    assert len(regions) == 20
    textures = {pack.blend(a, b, 0.5, seed).tobytes() for seed in range(20)}
    assert len(textures) > 5
    assert len({pack.blend(a, b, 1, seed).tobytes() for seed in range(20)}) == 1


def test_interpolation_begins_and_ends_with_the_textures_themselves(pack: Pack) -> None:
    ends = pack.interpolate((1, 2), (3, 4), [0, 1])
    assert np.array_equal(ends, np.stack([pack.texture(1, 2), pack.texture(3, 4)]))


@given(SEEDS)
def test_swapped_colours_change_alone(pack: Pack, seed: int) -> None:
    name = pack.names[seed % len(pack.names)]
    plain = pack.texture(seed, base=name, palette="keep")
    seen = plain[plain[..., 3] > 0]
    if not len(seen):
        return
    red, green, blue, _ = seen[seed % len(seen)].tolist()
    swapped = pack.texture(
        seed, base=name, palette="keep", swaps=[((red, green, blue), (250, 1, 2)), ((red, green, blue), (0, 0, 0))]
    )
    is_it = (plain[..., :3] == (red, green, blue)).all(axis=-1) & (plain[..., 3] > 0)
    expected = np.where(is_it[..., None], np.array([250, 1, 2, 0]), plain)
    assert np.array_equal(swapped[..., :3], expected[..., :3])
    assert np.array_equal(swapped[..., 3], plain[..., 3])


@given(SEEDS)
def test_opaque_art_stays_opaque(written: Written, seed: int) -> None:
    rng = np.random.default_rng(seed)
    indexed = indexed_rgb(rng=rng)
    indexed["exemplar.names"] = np.frombuffer(
        "\n".join(str(number) for number in range(len(indexed["exemplar.latent"]))).encode(), np.uint8
    )
    art = random_art((len(indexed["exemplar.latent"]), 6, 10), 3, whole=True, rng=rng)
    wrap = bool(rng.integers(2))
    pack = Pack.open(written(painted(indexed, art, wrap=wrap, pose=random_pose(4, 3, most=3000, rng=rng))))
    requests = [Request(seed, index, spread=4) for index in range(4)]
    assert (pack.places(requests) >= 0).all()


def test_older_epochs_draw_what_they_always_drew(written: Written) -> None:
    """A pack of four sprites, and the same with three more: in epoch 1 not a byte of a texture changes."""
    rng = np.random.default_rng(5)
    indexed = indexed_rgba(rng=rng) | {"labels": np.zeros(0, np.uint8)}
    indexed |= exemplar_prior(6, 1, indexed=True, rng=rng)
    n, few = 7, 4
    code = 6 + 5  # the decoder of that recipe takes five classes, which stay 0 here
    indexed["latent"] = np.array([code], np.int32)
    latents = rng.integers(-100, 101, (n, code)).astype(np.int8)
    names = [f"sprite {number}" for number in range(n)]
    art = random_art((n, 9, 13), 4, whole=False, rng=rng)
    whole = np.floor(np.arange(1, n + 1) / n * 4294967295).astype(np.uint32)
    young = np.floor(np.arange(1, few + 1) / few * 4294967295).astype(np.uint32)

    def of(n_sprites: int, cumulative: NDArray[np.uint32]) -> Tensors:
        prior = {
            "class.cumulative": np.array([4294967295], np.uint32),
            "exemplar.offsets": np.array([0, n_sprites], np.int32),
            "exemplar.cumulative": cumulative,
            "exemplar.latent": latents[:n_sprites],
            "exemplar.neighbours": np.array([[(i + 1) % few] for i in range(n_sprites)], np.int32),
            "exemplar.scale": np.full((1, code), 200, np.int16),
            "exemplar.palette_scale": np.full((1, code), 300, np.int16),
            "exemplar.names": np.frombuffer("\n".join(names[:n_sprites]).encode(), np.uint8),
        }
        return painted(indexed | prior, art[:n_sprites])

    before = Pack.open(written(of(few, young)))
    drawn = before.textures(range(40), palette="any")
    grown = of(n, whole)
    older = np.concatenate([young, np.full(n - few, 4294967295, np.uint32)])
    grown["exemplar.cumulative"] = np.stack([older, whole])
    grown["class.cumulative"] = np.full((2, 1), 4294967295, np.uint32)
    after = Pack.open(written(grown))
    assert (before.epochs, after.epochs) == (1, 2)
    assert np.array_equal(after.textures(range(40), palette="any"), drawn)
    assert not np.array_equal(after.textures(range(40), palette="any", epoch=2), drawn)
    assert after.texture(1, base=names[-1]).shape == (9, 13, 4)  # a base of a later epoch, asked for by name


def test_spread_of_a_request_that_gives_none_is_the_packs(written: Written) -> None:
    pack = Pack.open(written(sprites(rng=np.random.default_rng(1), spread=640)))
    assert pack.spread == 2.5
    assert np.array_equal(pack.textures(range(9)), pack.textures(range(9), spread=2.5))
    assert not np.array_equal(pack.textures(range(9)), pack.textures(range(9), spread=1))
    drawn = pack.draw_many([Request(3), Request(3, spread=2.5), Request(3, spread=1.0)])
    assert np.array_equal(drawn[0], drawn[1])


def test_controls_that_a_painted_pack_does_not_have_are_refused(pack: Pack) -> None:
    with pytest.raises(SeedError, match="a painted pack has no centroids"):
        pack.around_centroid(pack.labels[0], 1)
    with pytest.raises(SeedError, match="no epoch 2 in this pack; it has only epoch 1"):
        pack.texture(1, epoch=2)
    for bad in (0, -1, 1.0, True, "1"):
        with pytest.raises(SeedError, match="epoch"):
            pack.texture(1, epoch=bad)  # type: ignore[arg-type]
    with pytest.raises(SeedError, match="no layer 'glow' in this pack; it has normal"):
        pack.texture(1, layer="glow")
    with pytest.raises(SeedError, match="no sprite 'sprite x'"):
        pack.texture(1, style="sprite x")
    for swaps in ([(1, 2, 3)], {(1, 2, 3): (1, 2)}, {(1, 2, 3): (1, 2, 256)}, [((0, 0, 0), (1, 1, 1))] * 257):
        with pytest.raises(SeedError, match="swaps must be at most 256 pairs of colours"):
            pack.texture(1, swaps=swaps)  # type: ignore[arg-type]
    codes = pack.codes(1)
    bare = Codes(codes.z, codes.palette, codes.classes)
    with pytest.raises(SeedError, match="codes of a painted pack say what they are painted from"):
        pack.render(bare)
    assert np.array_equal(pack.texture(1, swaps={}), pack.texture(1))


def test_packs_of_contract_1_refuse_what_is_for_painted_ones() -> None:
    plain = Pack.open(GOLDEN / "indexed.onnx")
    assert (plain.contract, plain.epochs, plain.layers, plain.spread) == (1, 1, (), 1.0)
    for control in ({"style": "x"}, {"swaps": {(0, 0, 0): (1, 1, 1)}}):
        with pytest.raises(SeedError, match="style and swaps are for painted packs"):
            plain.texture(1, **control)  # type: ignore[arg-type]
    with pytest.raises(SeedError, match="no layer 'normal' in this pack; it has none"):
        plain.texture(1, layer="normal")
    with pytest.raises(SeedError, match="only epoch 1"):
        plain.texture(1, epoch=2)
    with pytest.raises(SeedError, match="places are for painted packs"):
        plain.places([Request(1)])


def test_broken_art_is_refused_for_its_reason_by_every_engine(written: Written) -> None:
    tensors = sprites(rng=np.random.default_rng(1))
    cut = tensors | {"layer.00.data": tensors["layer.00.data"][:-1]}
    for engine in HERE:
        with pytest.raises(PackError, match=r"layer\.00\.data must inflate to exactly"):
            Pack.open(written(cut), engine=engine)


def test_a_batch_on_threads_is_each_texture_alone(written: Written) -> None:
    path = written(sprites(rng=np.random.default_rng(1)))
    for engine in HERE:
        pack = Pack.open(path, threads=2, engine=engine)
        assert np.array_equal(pack.textures(range(20)), np.stack([pack.texture(seed) for seed in range(20)]))
        codes = pack.codes(range(20))
        assert np.array_equal(pack.render(codes[5:9]), pack.textures(range(5, 9)))
